import type { Schemas } from '../http/operations.ts';
import { safeFileName } from './file-names.ts';
import type { InvoiceListRow, OpenRow } from './list-store.ts';
import { statusOn } from './settlement.ts';
import type { InvoiceRow } from './store.ts';

type ListedRow = Omit<InvoiceListRow, 'position'>;

/** A row as the contract lists it. @param today ISO date that `overdue` is told by */
export function toListItem(row: ListedRow, today: string): Schemas['InvoiceListItem'] {
  const money = (amount: number) => ({ amount, currency: row.currency });
  return {
    id: row.id,
    number: row.number,
    type: row.type,
    status: statusOn(today, row.settlement, row.due_date),
    issueDate: row.issue_date,
    dueDate: row.due_date,
    total: money(row.total),
    amountPaid: money(row.paid + row.credited),
    amountDue: money(row.due),
    subscriptionId: row.subscription_id,
    files: filesOf(row).map(({ kind, mediaType, filename }) => ({ kind, mediaType, filename })),
  };
}

/** A file that can be had; `received` names the original that it is, undefined what is rendered. */
export type OfferedFile = Schemas['InvoiceFile'] & { received: Schemas['OriginalSyntax'] | undefined };

/**
 * The files that can be had of an invoice. The first original is `original`, later ones are known by their syntax; where
 * a Factur-X PDF was received, that PDF is the readable document.
 */
export function filesOf({ number, originals }: Pick<ListedRow, 'number' | 'originals'>): OfferedFile[] {
  const readable = originals.find(({ mediaType }) => mediaType === 'application/pdf');
  const received = originals.map(({ syntax, mediaType, filename }, position) => {
    return { kind: position === 0 ? ('original' as const) : syntax, mediaType, filename, received: syntax };
  });
  const pdf = { mediaType: 'application/pdf', filename: safeFileName(number, 'pdf'), received: readable?.syntax };
  return [{ kind: 'pdf', ...pdf }, ...received];
}

/** An invoice with its whole document. @param today ISO date that `overdue` is told by */
export function toInvoice(row: InvoiceRow, today: string): Schemas['Invoice'] {
  return {
    ...toListItem(row, today),
    document: row.document,
    originalSyntax: row.originals[0]?.syntax ?? null,
    documentLocale: row.document_locale,
    createdAt: row.created_at.toISOString(),
  };
}

/** What is open in one currency. */
export function toOpenSummary(row: OpenRow): Schemas['OpenSummary'] {
  const { currency } = row;
  return {
    currency,
    openCount: row.open_count,
    openAmount: { amount: row.open_amount, currency },
    overdueCount: row.overdue_count,
    overdueAmount: { amount: row.overdue_amount, currency },
    nextDueDate: row.next_due_date,
  };
}
