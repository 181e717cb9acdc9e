import type { InvoiceSort, InvoiceStatus } from '@portico/client';

/** What a list of invoices shows. Plain data, so that a host can keep it in its URL. */
export interface InvoiceView {
  /** Page, counted from 1. */
  readonly page: number;
  /** Where that page begins; a shortcut that may be left out. */
  readonly cursor?: string;
  readonly sort: InvoiceSort;
  /** Only these statuses; empty for all. */
  readonly status: readonly InvoiceStatus[];
  /** Rows per page, 1 to 200. */
  readonly limit: number;
}

/** The user has changed what an element shows, for example turned the page. */
export class BillingViewChangeEvent extends Event {
  /** The view as it is now. */
  readonly view: InvoiceView;

  constructor(view: InvoiceView) {
    super('billing-view-change', { bubbles: true, composed: true });
    this.view = view;
  }
}

declare global {
  interface HTMLElementEventMap {
    'billing-view-change': BillingViewChangeEvent;
  }
}
