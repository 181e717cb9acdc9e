import type { InvoiceFile, InvoiceListItem } from '@portico/client';

/** The user wants a document. `preventDefault()` hands the download to the host. */
export class BillingDownloadEvent extends Event {
  /** The invoice or credit note. */
  readonly invoice: InvoiceListItem;
  /** Which of its files. */
  readonly file: InvoiceFile;

  constructor(invoice: InvoiceListItem, file: InvoiceFile) {
    super('billing-download', { bubbles: true, composed: true, cancelable: true });
    this.invoice = invoice;
    this.file = file;
  }
}

declare global {
  interface HTMLElementEventMap {
    'billing-download': BillingDownloadEvent;
  }
}
