import type { InvoiceView } from '../../../events/billing-view-change-event.js';
import type { SectionOptions } from '../section.js';
import type { ReadSubscription } from '../subscription-loader.js';

/** What the open subscription depends on, and whom it tells. */
export interface DetailOptions extends SectionOptions {
  /** The subscription as it was last read, with what names that state in a write. */
  read: () => ReadSubscription | undefined;
  /** Shows what a write was answered with. */
  take: (read: ReadSubscription) => void;
  /** Reads again. @returns settles when it was read, or could not be */
  refresh: () => Promise<void>;
  /** The current moment, in milliseconds. */
  now: () => number;
  /** Lets the host show invoices. */
  showInvoices: (view: Partial<InvoiceView>) => void;
  /** Closes the dialog that is open; the focus goes back to what had it before. */
  closeDialog: () => void;
}
