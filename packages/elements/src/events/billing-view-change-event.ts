import type { InvoiceSort, InvoiceStatus, InvoiceType } from '@portico/client';

/** What a list of invoices shows. Plain data, so that a host can keep it in its URL; what is absent does not filter. */
export interface InvoiceView {
  /** Page, counted from 1. */
  readonly page: number;
  /** Where that page begins; a shortcut that may be left out. */
  readonly cursor?: string;
  readonly sort: InvoiceSort;
  /** Only these statuses; empty for all. */
  readonly status: readonly InvoiceStatus[];
  /** Only invoices, or only credit notes. */
  readonly type?: InvoiceType;
  /** First day of issue, as an ISO date. */
  readonly issuedFrom?: string;
  /** Last day of issue, as an ISO date. */
  readonly issuedTo?: string;
  /** Words to find in number, amount and lines; at most 200 characters. */
  readonly text?: string;
  /** Only this ISO 4217 currency. */
  readonly currency?: string;
  /** Only invoices of this subscription. */
  readonly subscriptionId?: string;
  /** Rows per page, 1 to 200. */
  readonly limit: number;
  /** Id of the invoice whose details are open. */
  readonly open?: string;
}

/** The user has changed what an element shows, for example turned the page. */
export class BillingViewChangeEvent extends Event {
  /** The view as it is now. */
  readonly view: InvoiceView;
  /**
   * Whether this goes on with the change before it, as the next letter of a search does. A host that keeps the view in
   * the browser's history replaces its entry then, and adds one otherwise.
   */
  readonly continues: boolean;

  constructor(view: InvoiceView, continues = false) {
    super('billing-view-change', { bubbles: true, composed: true });
    this.view = view;
    this.continues = continues;
  }
}

declare global {
  interface HTMLElementEventMap {
    'billing-view-change': BillingViewChangeEvent;
  }
}
