import type { BillingClient, BillingError } from '@portico/client';
import type { ResourceVersions } from '../../context/versions-context.js';
import type { LocaleController } from '../../controllers/locale-controller.js';
import type { InvoiceView } from '../../events/billing-view-change-event.js';

/** What everything about a renewal quote depends on, and whom it tells. */
export interface QuoteOptions {
  client: () => BillingClient | undefined;
  versions: () => ResourceVersions | undefined;
  locale: LocaleController;
  /** The subscription to renew; undefined while that is not known. */
  subscriptionId: () => string | undefined;
  /** Whether another term of it can be quoted, as far as that is known. */
  canRequest: () => boolean;
  /** The current moment, in milliseconds. */
  now: () => number;
  /** Reads the subscription again, where it is shown. */
  reload: () => void;
  /** Hears of what the element has shown already. */
  failed: (error: BillingError) => void;
  /** Says something to a screen reader. */
  announce: (text: string) => void;
  /** Gives the focus to what is there already. */
  focus: (selector: string) => void;
  /** Closes the dialog that is open; the focus goes back to what had it before. */
  closeDialog: () => void;
  /** Lets the host show invoices. */
  showInvoices: (view: Partial<InvoiceView>) => void;
}
