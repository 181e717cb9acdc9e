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
    files: filesOf(row),
  };
}

/** The files that can be had of an invoice. */
export function filesOf(row: ListedRow): Schemas['InvoiceFile'][] {
  const { number, original_filename: filename, original_media_type: mediaType } = row;
  return [
    { kind: 'pdf', mediaType: 'application/pdf', filename: safeFileName(number, 'pdf') },
    ...(filename !== null && mediaType !== null ? [{ kind: 'original' as const, mediaType, filename }] : []),
  ];
}

/** An invoice with its whole document. @param today ISO date that `overdue` is told by */
export function toInvoice(row: InvoiceRow, today: string): Schemas['Invoice'] {
  return {
    ...toListItem(row, today),
    document: row.document,
    originalSyntax: row.original_syntax,
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
