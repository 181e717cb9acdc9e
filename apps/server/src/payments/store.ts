import type { Kysely, Selectable } from 'kysely';
import { jsonArrayFrom } from 'kysely/helpers/postgres';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import type { PaymentTable } from './tables.ts';

export interface StoredAllocation {
  invoice_id: string;
  invoice_number: string;
  /** Minor units. */
  amount: number;
}

export type StoredPayment = Selectable<PaymentTable> & { allocations: StoredAllocation[] };

function payments(db: Kysely<Tables>) {
  return db
    .selectFrom('payment')
    .selectAll('payment')
    .select((eb) =>
      jsonArrayFrom(
        eb
          .selectFrom('payment_allocation')
          .select(['invoice_id', 'invoice_number', 'amount'])
          .whereRef('payment_allocation.payment_id', '=', 'payment.id')
          .orderBy('position'),
      ).as('allocations'),
    );
}

/** A payment of one customer; another customer's is not found. */
export async function selectPayment(
  db: Kysely<Tables>,
  customerId: string,
  paymentId: string,
): Promise<StoredPayment | undefined> {
  return payments(db).where('customer_id', '=', customerId).where('id', '=', paymentId).executeTakeFirst();
}

/** A payment whosever it is, for work that nobody asked for. */
export async function selectAnyPayment(db: Kysely<Tables>, paymentId: string): Promise<StoredPayment | undefined> {
  return payments(db).where('id', '=', paymentId).executeTakeFirst();
}

export interface PaymentFilter {
  status?: Schemas['PaymentStatus'] | undefined;
  invoiceId?: string | undefined;
}

/** Newest first, older than the payment `after`. */
export async function selectPayments(
  db: Kysely<Tables>,
  customerId: string,
  { status, invoiceId }: PaymentFilter,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<StoredPayment[]> {
  let query = payments(db).where('customer_id', '=', customerId);
  if (status !== undefined) query = query.where('status', '=', status);
  if (after !== undefined) query = query.where('id', '<', after);
  if (invoiceId !== undefined) {
    query = query.where('id', 'in', (eb) =>
      eb.selectFrom('payment_allocation').select('payment_id').where('invoice_id', '=', invoiceId),
    );
  }
  return query.orderBy('id', 'desc').limit(limit).execute();
}

/** Locks a payment for a change. */
export async function lockPayment(transaction: Kysely<Tables>, paymentId: string): Promise<void> {
  await transaction.selectFrom('payment').select('id').where('id', '=', paymentId).forUpdate().execute();
}

/** The payments under way that hold some of these invoices. */
export async function selectHolders(
  transaction: Kysely<Tables>,
  invoiceIds: readonly string[],
): Promise<StoredPayment[]> {
  return payments(transaction)
    .where('id', 'in', (eb) =>
      eb
        .selectFrom('payment_hold')
        .select('payment_id')
        .where('invoice_id', 'in', [...invoiceIds]),
    )
    .execute();
}

export async function releaseHolds(transaction: Kysely<Tables>, paymentId: string): Promise<void> {
  await transaction.deleteFrom('payment_hold').where('payment_id', '=', paymentId).execute();
}
