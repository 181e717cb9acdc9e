import type { Schemas } from '../http/operations.ts';
import { safeFileName } from './file-names.ts';
import type { InvoiceListRow, OpenRow } from './list-store.ts';
import { statusOn } from './settlement.ts';
import type { InvoiceRow } from './store.ts';

type ListedRow = Omit<InvoiceListRow, 'position'>;

/**
 * A row as the contract lists it.
 *
 * @param today ISO date that `overdue` is told by
 * @param pending what a payment that is settling will pay, minor units
 */
export function toListItem(row: ListedRow, today: string, pending?: number): Schemas['InvoiceListItem'] {
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
    ...(pending === undefined ? {} : { amountPending: money(pending) }),
    files: filesOf(row).map(({ kind, mediaType, filename }) => ({ kind, mediaType, filename })),
  };
}

/** A file that can be had; `received` names the original that it is, undefined what is rendered. */
export type OfferedFile = Schemas['InvoiceFile'] & { received: Schemas['OriginalSyntax'] | undefined };

const pdf = 'application/pdf';

/** The e-invoice files that are made from an invoice which was not imported. */
function producedFiles({ number, electronic, originals }: FileFacts): OfferedFile[] {
  if (!electronic || originals.length > 0) return [];
  const file = (kind: Schemas['OriginalSyntax'], mediaType: string, extension: string): OfferedFile => {
    return { kind, mediaType, filename: safeFileName(number, extension), received: undefined };
  };
  return [
    file('ubl', 'application/xml', 'ubl.xml'),
    file('cii', 'application/xml', 'cii.xml'),
    file('facturx', pdf, 'factur-x.pdf'),
  ];
}

function receiptFiles({ number, type, paid }: FileFacts): OfferedFile[] {
  if (type !== 'invoice' || paid <= 0) return [];
  return [{ kind: 'receipt', mediaType: pdf, filename: safeFileName(`${number}-receipt`, 'pdf'), received: undefined }];
}

type FileFacts = Pick<ListedRow, 'number' | 'type' | 'paid' | 'electronic' | 'originals'>;

/**
 * The files that can be had of an invoice. The first original is `original`, later ones are known by their syntax; where
 * a Factur-X PDF was received, that PDF is the readable document. An invoice without originals is made into e-invoices,
 * and one on which something was paid has a receipt.
 */
export function filesOf(row: FileFacts): OfferedFile[] {
  const { number, originals } = row;
  const readable = originals.find(({ mediaType }) => mediaType === pdf);
  const received = originals.map(({ syntax, mediaType, filename }, position) => {
    return { kind: position === 0 ? ('original' as const) : syntax, mediaType, filename, received: syntax };
  });
  return [
    { kind: 'pdf', mediaType: pdf, filename: safeFileName(number, 'pdf'), received: readable?.syntax },
    ...received,
    ...producedFiles(row),
    ...receiptFiles(row),
  ];
}

/** What stands beside an invoice: money that was booked, documents that belong to it. */
export interface InvoiceSurroundings {
  payments: Schemas['InvoicePayment'][];
  related: Schemas['RelatedInvoice'][];
  /** What a payment that is settling will pay, minor units. */
  pending?: number | undefined;
}

/** An invoice with its whole document. @param today ISO date that `overdue` is told by */
export function toInvoice(
  row: InvoiceRow,
  today: string,
  { payments, related, pending }: InvoiceSurroundings = { payments: [], related: [] },
): Schemas['Invoice'] {
  return {
    ...toListItem(row, today, pending),
    payments,
    related,
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
