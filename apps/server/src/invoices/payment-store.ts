import type { Kysely, Selectable } from 'kysely';
import type { InvoicePaymentTable, Tables } from '../database/tables.ts';

export type BookedRow = Pick<
  Selectable<InvoicePaymentTable>,
  'amount' | 'paid_at' | 'means' | 'source_kind' | 'source_id'
>;

/** What was booked on an invoice since it was issued, oldest first. */
export async function selectBookedPayments(
  db: Kysely<Tables>,
  customerId: string,
  invoiceId: string,
): Promise<BookedRow[]> {
  return db
    .selectFrom('invoice_payment')
    .select(['amount', 'paid_at', 'means', 'source_kind', 'source_id'])
    .where('customer_id', '=', customerId)
    .where('invoice_id', '=', invoiceId)
    .orderBy('paid_at')
    .orderBy('id')
    .execute();
}
