import { sql } from 'kysely';
import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import type { PaymentProofTable } from './tables.ts';

/** A proof with what else is shown of it. */
export interface ProofRow extends Selectable<PaymentProofTable> {
  customer_name: string;
  /** In the order of the invoices that it names. */
  invoice_numbers: string[];
}

export interface ProofFilter {
  customerId?: string | undefined;
  invoiceId?: string | undefined;
  status?: Schemas['PaymentProofStatus'] | undefined;
}

/** Which part of a list is read. */
export interface ProofPosition {
  order: 'newest first' | 'oldest first';
  /** The last proof of the page before. */
  after: string | undefined;
  limit: number;
}

function selectShown(db: Kysely<Tables>) {
  return db
    .selectFrom('payment_proof')
    .innerJoin('customer', 'customer.id', 'payment_proof.customer_id')
    .selectAll('payment_proof')
    .select('customer.name as customer_name')
    .select(
      sql<string[]>`array(
        select invoice.number from payment_proof_invoice as named join invoice on invoice.id = named.invoice_id
        where named.proof_id = payment_proof.id order by named.position
      )`.as('invoice_numbers'),
    );
}

/** One proof, of one customer when that is given. */
export async function selectProof(db: Kysely<Tables>, id: string, customerId?: string): Promise<ProofRow | undefined> {
  return selectShown(db)
    .where('payment_proof.id', '=', id)
    .$if(customerId !== undefined, (query) => query.where('payment_proof.customer_id', '=', customerId ?? ''))
    .executeTakeFirst();
}

export async function selectProofs(
  db: Kysely<Tables>,
  { customerId, invoiceId, status }: ProofFilter,
  { order, after, limit }: ProofPosition,
): Promise<ProofRow[]> {
  const isNewestFirst = order === 'newest first';
  let query = selectShown(db);
  if (customerId !== undefined) query = query.where('payment_proof.customer_id', '=', customerId);
  if (status !== undefined) query = query.where('payment_proof.status', '=', status);
  if (invoiceId !== undefined) {
    const named = db.selectFrom('payment_proof_invoice').select('proof_id').where('invoice_id', '=', invoiceId);
    query = query.where('payment_proof.id', 'in', named);
  }
  if (after !== undefined) query = query.where('payment_proof.id', isNewestFirst ? '<' : '>', after);
  return query
    .orderBy('payment_proof.id', isNewestFirst ? 'desc' : 'asc')
    .limit(limit)
    .execute();
}

/** The uploaded file, of one customer when that is given. */
export async function selectFile(
  db: Kysely<Tables>,
  proofId: string,
  customerId?: string,
): Promise<(Pick<ProofRow, 'filename' | 'media_type'> & { bytes: Uint8Array }) | undefined> {
  return db
    .selectFrom('payment_proof')
    .innerJoin('payment_proof_file', 'payment_proof_file.proof_id', 'payment_proof.id')
    .select(['filename', 'media_type', 'bytes'])
    .where('payment_proof.id', '=', proofId)
    .$if(customerId !== undefined, (query) => query.where('customer_id', '=', customerId ?? ''))
    .executeTakeFirst();
}

/** The proof, held for this transaction alone: of two decisions at once, one is made after the other. */
export async function lockProof(
  transaction: Kysely<Tables>,
  id: string,
): Promise<Pick<ProofRow, 'status' | 'rejection'> | undefined> {
  return transaction
    .selectFrom('payment_proof')
    .select(['status', 'rejection'])
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst();
}

/** The proofs of a customer that wait for a decision; the customer's next upload waits for this transaction. */
export async function countWaiting(transaction: Kysely<Tables>, customerId: string): Promise<number> {
  await transaction
    .selectFrom('customer')
    .select('id')
    .where('id', '=', customerId)
    .forNoKeyUpdate()
    .executeTakeFirst();
  const row = await transaction
    .selectFrom('payment_proof')
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .where('customer_id', '=', customerId)
    .where('status', 'in', ['submitted', 'under_review'])
    .executeTakeFirstOrThrow();
  return row.count;
}

/** What has to be known of an invoice to see whether it can be paid. */
export interface NamedInvoice {
  id: string;
  number: string;
  type: Schemas['InvoiceType'];
  currency: string;
  /** Minor units. */
  due: number;
}

/** Those of the invoices that are this customer's, in any order. */
export async function selectInvoices(
  transaction: Kysely<Tables>,
  customerId: string,
  ids: readonly string[],
): Promise<NamedInvoice[]> {
  return transaction
    .selectFrom('invoice')
    .select(['id', 'number', 'type', 'currency', 'due'])
    .where('customer_id', '=', customerId)
    .where('id', 'in', ids)
    .execute();
}
