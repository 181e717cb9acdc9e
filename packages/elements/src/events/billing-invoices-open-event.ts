import type { InvoiceView } from './billing-view-change-event.js';

/** The user wants to see invoices. A host shows `<billing-invoices>` with this view; without a listener nothing happens. */
export class BillingInvoicesOpenEvent extends Event {
  /** What the list is to show: one invoice that is open, or the overdue ones of a subscription. */
  readonly view: Partial<InvoiceView>;

  constructor(view: Partial<InvoiceView>) {
    super('billing-invoices-open', { bubbles: true, composed: true });
    this.view = view;
  }
}

declare global {
  interface HTMLElementEventMap {
    'billing-invoices-open': BillingInvoicesOpenEvent;
  }
}
