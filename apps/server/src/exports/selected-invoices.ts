import type { InvoiceService } from '../invoices/service.ts';
import type { Schemas } from '../http/operations.ts';
import { ExportFailure } from './export-failure.ts';
import type { LedgerEntry } from './ledger.ts';
import type { ExportRow } from './tables.ts';

/** An invoice of an export: its row of the ledger, and the files that there are. */
export type SelectedInvoice = LedgerEntry & Pick<Schemas['InvoiceListItem'], 'id' | 'files'>;

const pageSize = 500;

/** The selection as the filter of a list. */
export function filterOf(
  selection: Schemas['InvoiceSelection'],
): Schemas['InvoiceFilter'] | { ids: readonly string[] } {
  return 'filter' in selection ? selection.filter : { ids: selection.invoiceIds };
}

/**
 * The invoices that a selection stands for now, newest first.
 *
 * @throws ExportFailure nothing_selected, too_large
 */
export async function selectedInvoices(
  invoices: Pick<InvoiceService, 'listInvoices' | 'getLedgerFacts'>,
  { customer_id: customerId, selection }: Pick<ExportRow, 'customer_id' | 'selection'>,
  most: number,
): Promise<SelectedInvoice[]> {
  const selected: SelectedInvoice[] = [];
  let cursor: string | undefined;
  do {
    const page = await invoices.listInvoices(customerId, { ...filterOf(selection), limit: pageSize, cursor });
    const facts = await invoices.getLedgerFacts(
      customerId,
      page.items.map(({ id }) => id),
    );
    for (const item of page.items) {
      const more = facts.get(item.id);
      if (more) selected.push({ ...item, ...more });
    }
    if (selected.length > most) throw new ExportFailure('too_large');
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  if (selected.length === 0) throw new ExportFailure('nothing_selected');
  return selected;
}
