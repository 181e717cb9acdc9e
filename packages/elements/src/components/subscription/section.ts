import type { BillingClient, BillingError, Capability, Subscription } from '@portico/client';
import type { ResourceVersions } from '../../context/versions-context.js';
import type { LocaleController } from '../../controllers/locale-controller.js';

/** What the parts of the element depend on, and whom they tell. */
export interface SectionOptions {
  client: () => BillingClient | undefined;
  versions: () => ResourceVersions | undefined;
  locale: LocaleController;
  /** What the session may do; what it may not do is left out. */
  capabilities: () => readonly Capability[];
  /** The subscription that is open, as it was last read. */
  subscription: () => Subscription | undefined;
  /** Reads the subscriptions again. */
  reload: () => void;
  /** Where another page sends the browser afterwards. */
  returnUrl: () => string;
  /** Hears of what the element has shown already. */
  failed: (error: BillingError) => void;
  /** Says something to a screen reader. */
  announce: (text: string) => void;
  /** Gives the focus to what is there already. */
  focus: (selector: string) => void;
}

/** A part of the element: a card in the page, and what opens over it. */
export interface Section {
  /** Undefined when the session may not see it. */
  renderCard(): unknown;
  /** The dialog that is open; undefined when there is none. */
  renderDialog(): unknown;
}
