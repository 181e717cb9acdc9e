import { isBillingError, type InvoicePage, type InvoicesResource } from '@portico/client';
import type { InvoiceView } from '../../events/billing-view-change-event.js';
import { isSameList, queryFor } from './invoice-view.js';

/** Largest page that the contract allows. */
const largestLimit = 200;

/**
 * Finds pages by their number over a list that only knows cursors: remembers where each visited page begins, and walks to
 * one that was never visited, such as a bookmarked page.
 */
export class InvoicePages {
  #view: InvoiceView | undefined;
  #invoices: InvoicesResource | undefined;
  /** Cursor by page number; page 1 has none. */
  readonly #cursors = new Map<number, string>();

  /** Where a page begins, when that is known. */
  cursorOf(page: number): string | undefined {
    return this.#cursors.get(page);
  }

  /** Loads the page that the view names. A page past the end comes back empty. */
  async load(invoices: InvoicesResource, view: InvoiceView, signal: AbortSignal): Promise<InvoicePage> {
    this.#begin(invoices, view);
    try {
      return await this.#loadPage(invoices, view, signal);
    } catch (error) {
      if (!isBillingError(error) || error.code !== 'invalid_cursor' || view.page === 1) throw error;
      this.#cursors.clear();
      return this.#loadPage(invoices, view, signal);
    }
  }

  #begin(invoices: InvoicesResource, view: InvoiceView): void {
    if (this.#invoices !== invoices || !this.#view || !isSameList(this.#view, view)) this.#cursors.clear();
    if (view.cursor !== undefined && view.page > 1 && !this.#cursors.has(view.page)) {
      this.#cursors.set(view.page, view.cursor);
    }
    this.#invoices = invoices;
    this.#view = view;
  }

  async #loadPage(invoices: InvoicesResource, view: InvoiceView, signal: AbortSignal): Promise<InvoicePage> {
    const cursor = view.page === 1 ? undefined : await this.#cursorFor(invoices, view, signal);
    if (cursor === null) return { items: [], nextCursor: null, total: null };
    const page = await invoices.list({ ...queryFor(view), ...(cursor ? { cursor } : {}) }, { signal });
    signal.throwIfAborted();
    if (page.nextCursor) this.#cursors.set(view.page + 1, page.nextCursor);
    return page;
  }

  /** Null when the list ends before the page. */
  async #cursorFor(invoices: InvoicesResource, view: InvoiceView, signal: AbortSignal): Promise<string | null> {
    const known = this.#cursors.get(view.page);
    if (known) return known;
    let rowsToSkip = (view.page - 1) * view.limit;
    let cursor: string | null = null;
    while (rowsToSkip > 0) {
      const limit = Math.min(rowsToSkip, largestLimit);
      const page: InvoicePage = await invoices.list(
        { ...queryFor(view), limit, ...(cursor ? { cursor } : {}) },
        { signal },
      );
      signal.throwIfAborted();
      cursor = page.nextCursor;
      if (!cursor || isPastEnd(view, page.total)) return null;
      rowsToSkip -= limit;
    }
    if (cursor) this.#cursors.set(view.page, cursor);
    return cursor;
  }
}

function isPastEnd({ page, limit }: InvoiceView, total: number | null): boolean {
  return total !== null && (page - 1) * limit >= total;
}
