import type { Kysely, Selectable } from 'kysely';
import type { InvoiceOriginalTable, InvoiceTable, Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { foldText } from '../database/folded-text.ts';
import { numberSortKey, searchText } from './search-text.ts';
import type { SettledAmounts } from './settlement.ts';

export interface NewInvoice {
  id: string;
  customerId: string;
  sellerKey: string;
  document: Schemas['InvoiceDocument'];
  amounts: SettledAmounts;
  subscriptionId: string | null;
  documentLocale: string;
  createdAt: Date;
}

/** Adds an invoice; false when the seller's number is taken. */
export async function insertInvoice(transaction: Kysely<Tables>, invoice: NewInvoice): Promise<boolean> {
  const { document, amounts } = invoice;
  const row = await transaction
    .insertInto('invoice')
    .values({
      id: invoice.id,
      customer_id: invoice.customerId,
      seller_key: invoice.sellerKey,
      number: document.number,
      number_sort: numberSortKey(document.number),
      number_folded: foldText(document.number),
      type: document.type,
      issue_date: document.issueDate,
      due_date: document.dueDate,
      currency: document.currency,
      total: document.totals.gross.amount,
      ...amounts,
      subscription_id: invoice.subscriptionId,
      document: JSON.stringify(document),
      document_locale: invoice.documentLocale,
      search: searchText(document),
      created_at: invoice.createdAt,
    })
    .onConflict((conflict) => conflict.columns(['seller_key', 'type', 'number']).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Keeps the received file; false when the same bytes are kept already. */
export async function insertOriginal(
  transaction: Kysely<Tables>,
  original: Selectable<InvoiceOriginalTable>,
): Promise<boolean> {
  const row = await transaction
    .insertInto('invoice_original')
    .values(original)
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .returning('invoice_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The number of the invoice that was imported from these bytes. */
export async function selectNumberByHash(db: Kysely<Tables>, sha256: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('invoice_original')
    .innerJoin('invoice', 'invoice.id', 'invoice_original.invoice_id')
    .select('invoice.number')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row?.number;
}

export type InvoiceRow = Selectable<InvoiceTable> & {
  original_filename: string | null;
  original_media_type: Selectable<InvoiceOriginalTable>['media_type'] | null;
  original_syntax: Schemas['OriginalSyntax'] | null;
};

/** One invoice of one customer; another customer's is not found. */
export async function selectInvoice(
  db: Kysely<Tables>,
  customerId: string,
  invoiceId: string,
): Promise<InvoiceRow | undefined> {
  return db
    .selectFrom('invoice')
    .leftJoin('invoice_original', 'invoice_original.invoice_id', 'invoice.id')
    .selectAll('invoice')
    .select([
      'invoice_original.filename as original_filename',
      'invoice_original.media_type as original_media_type',
      'invoice_original.syntax as original_syntax',
    ])
    .where('invoice.customer_id', '=', customerId)
    .where('invoice.id', '=', invoiceId)
    .executeTakeFirst();
}

/** The bytes of an invoice of one customer, as they were received. */
export async function selectOriginalBytes(
  db: Kysely<Tables>,
  customerId: string,
  invoiceId: string,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('invoice_original')
    .innerJoin('invoice', 'invoice.id', 'invoice_original.invoice_id')
    .select('invoice_original.bytes')
    .where('invoice.customer_id', '=', customerId)
    .where('invoice.id', '=', invoiceId)
    .executeTakeFirst();
  return row?.bytes;
}
