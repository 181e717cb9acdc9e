import { actorOf, recordActivity } from '../activity/record-activity.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import type { ReceiptFacts } from '../documents/receipt-view.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { selectOriginalBytes } from './original-store.ts';
import { selectBookedPayments } from './payment-store.ts';
import { filesOf } from './presentation.ts';
import type { OfferedFile } from './presentation.ts';
import type { InvoiceContext } from './service.ts';
import { dayOf } from './settlement.ts';
import { selectInvoice } from './store.ts';
import type { InvoiceRow } from './store.ts';

export interface InvoiceFileContent {
  bytes: Uint8Array;
  mediaType: string;
  filename: string;
}

/** One page of an invoice as a picture. */
export interface InvoicePreview {
  /** SVG. */
  bytes: Uint8Array;
  pageCount: number;
}

async function foundInvoice({ db }: InvoiceContext, customerId: string, invoiceId: string): Promise<InvoiceRow> {
  const row = await selectInvoice(db, customerId, invoiceId);
  if (!row) throw new ProblemError('not_found', 'No such invoice.');
  return row;
}

async function receiptOf({ db }: InvoiceContext, row: InvoiceRow): Promise<ReceiptFacts> {
  const money = (amount: number) => ({ amount, currency: row.currency });
  const booked = await selectBookedPayments(db, row.customer_id, row.id);
  return {
    payments: booked.map(({ amount, paid_at, means }) => ({ amount: money(amount), day: dayOf(paid_at), means })),
    paid: money(row.paid),
    credited: money(row.credited),
    due: money(row.due),
  };
}

async function bytesOf(
  context: InvoiceContext,
  row: InvoiceRow,
  { kind, received }: OfferedFile,
): Promise<Uint8Array | undefined> {
  const { renderer } = context;
  if (received) return selectOriginalBytes(context.db, row.customer_id, row.id, received);
  const request = { document: row.document, locale: row.document_locale };
  if (kind === 'receipt') return renderer.renderReceipt({ ...request, receipt: await receiptOf(context, row) });
  if (kind === 'ubl' || kind === 'cii' || kind === 'facturx') {
    return renderer.renderElectronic({ ...request, syntax: kind });
  }
  return renderer.renderInvoice(request);
}

/** A file of an invoice. Where a Factur-X PDF was imported, that PDF is the readable document. */
export async function getInvoiceFile(
  context: InvoiceContext,
  customerId: string,
  invoiceId: string,
  kind: Schemas['InvoiceFileKind'],
): Promise<InvoiceFileContent> {
  return fileOf(context, await foundInvoice(context, customerId, invoiceId), kind);
}

/** The same, kept in the history of the invoice as a download of this user. */
export async function downloadInvoiceFile(
  context: InvoiceContext,
  reader: Pick<SessionIdentity, 'customerId' | 'actor'>,
  invoiceId: string,
  kind: Schemas['InvoiceFileKind'],
): Promise<InvoiceFileContent> {
  const { db, clock } = context;
  const { customerId } = reader;
  const row = await foundInvoice(context, customerId, invoiceId);
  const file = await fileOf(context, row, kind);
  const subject = { type: 'invoice' as const, id: row.id, label: row.number };
  const entry = { customerId, action: 'invoice_downloaded' as const, actor: actorOf(reader), subject };
  await inTransaction(db, (transaction) => recordActivity(transaction, entry, clock()));
  return file;
}

async function fileOf(
  context: InvoiceContext,
  row: InvoiceRow,
  kind: Schemas['InvoiceFileKind'],
): Promise<InvoiceFileContent> {
  const file = filesOf(row).find((candidate) => candidate.kind === kind);
  const bytes = file && (await bytesOf(context, row, file));
  if (!bytes) throw new ProblemError('not_found', `This invoice has no file of the kind ${kind}.`);
  return { bytes, mediaType: file.mediaType, filename: file.filename };
}

/** One page of what an invoice says, as it is set here. @param page from 1 */
export async function getInvoicePreview(
  context: InvoiceContext,
  customerId: string,
  invoiceId: string,
  page: number,
): Promise<InvoicePreview> {
  const { document, document_locale: locale } = await foundInvoice(context, customerId, invoiceId);
  const rendered = await context.renderer.renderPage({ document, locale, page });
  if (!rendered) throw new ProblemError('not_found', `This invoice has no page ${page}.`);
  return rendered;
}
