import { sql } from 'kysely';
import type { Kysely, Selectable } from 'kysely';
import type { InvoiceTable, Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { foldText } from '../database/folded-text.ts';
import { keptOriginals } from './original-store.ts';
import type { KeptOriginal } from './original-store.ts';
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
  /** Whether e-invoice files can be made from the document. */
  electronic: boolean;
  createdAt: Date;
}

/** Two documents that agree in these are the same invoice. */
const identity = ['seller_key', 'number', 'customer_id', 'type_code', 'issue_date', 'currency', 'total'] as const;

/** Adds an invoice; false when it is stored already. */
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
      type_code: document.typeCode,
      issue_date: document.issueDate,
      due_date: document.dueDate,
      currency: document.currency,
      total: document.totals.gross.amount,
      ...amounts,
      subscription_id: invoice.subscriptionId,
      document: JSON.stringify(document),
      document_locale: invoice.documentLocale,
      electronic: invoice.electronic,
      search: searchText(document),
      created_at: invoice.createdAt,
    })
    .onConflict((conflict) => conflict.columns([...identity]).doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The stored invoice that a document is another copy of. */
export async function selectSameInvoice(
  transaction: Kysely<Tables>,
  { customerId, sellerKey, document }: Pick<NewInvoice, 'customerId' | 'sellerKey' | 'document'>,
): Promise<string | undefined> {
  const row = await transaction
    .selectFrom('invoice')
    .select('id')
    .where('seller_key', '=', sellerKey)
    .where('number', '=', document.number)
    .where('customer_id', '=', customerId)
    .where('type_code', '=', document.typeCode)
    .where('issue_date', '=', document.issueDate)
    .where('currency', '=', document.currency)
    .where('total', '=', document.totals.gross.amount)
    .forUpdate()
    .executeTakeFirst();
  return row?.id;
}

/** Whether the seller has used the number; whoever asks for the same one waits until this transaction ends. */
export async function isNumberTaken(
  transaction: Kysely<Tables>,
  sellerKey: string,
  { number, type }: Pick<Schemas['InvoiceDocument'], 'number' | 'type'>,
): Promise<boolean> {
  const lock = `portico number ${sellerKey} ${number}`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${lock}, 0))`.execute(transaction);
  const row = await transaction
    .selectFrom('invoice')
    .select('id')
    .where('seller_key', '=', sellerKey)
    .where('number', '=', number)
    .where('type', '=', type)
    .executeTakeFirst();
  return row !== undefined;
}

export type InvoiceRow = Selectable<InvoiceTable> & { originals: KeptOriginal[] };

/** One invoice of one customer; another customer's is not found. */
export async function selectInvoice(
  db: Kysely<Tables>,
  customerId: string,
  invoiceId: string,
): Promise<InvoiceRow | undefined> {
  return db
    .selectFrom('invoice')
    .selectAll('invoice')
    .select(keptOriginals(sql.ref('invoice.id')).as('originals'))
    .where('invoice.customer_id', '=', customerId)
    .where('invoice.id', '=', invoiceId)
    .executeTakeFirst();
}
