import { invoiceViewFromQuery, queryFromInvoiceView, type InvoiceView } from '@portico/elements';

/** What an entry of the browser's history keeps beside its address. */
interface EntryState {
  /** Where the page begins, so that coming back asks the server once. */
  cursor?: string | undefined;
}

/** What the address and its entry in the history say about the list. */
export function viewFromAddress(): Partial<InvoiceView> {
  const cursor = (history.state as EntryState | null)?.cursor;
  return { ...invoiceViewFromQuery(location.search), ...(cursor ? { cursor } : {}) };
}

/**
 * Writes a view into the address.
 *
 * @param continues whether it goes on with the change before it, so that it needs no entry of its own
 */
export function keepInAddress(view: InvoiceView, continues: boolean): void {
  const state: EntryState = { cursor: view.cursor };
  const address = location.pathname + queryFromInvoiceView(view);
  if (continues) history.replaceState(state, '', address);
  else history.pushState(state, '', address);
}
