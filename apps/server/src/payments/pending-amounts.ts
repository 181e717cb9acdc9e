import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** What payments that are settling will pay on these invoices, minor units by invoice. */
export async function selectPendingAmounts(
  db: Kysely<Tables>,
  invoiceIds: readonly string[],
): Promise<ReadonlyMap<string, number>> {
  if (invoiceIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('payment_hold')
    .innerJoin('payment', 'payment.id', 'payment_hold.payment_id')
    .innerJoin('payment_allocation', (join) =>
      join
        .onRef('payment_allocation.payment_id', '=', 'payment.id')
        .onRef('payment_allocation.invoice_id', '=', 'payment_hold.invoice_id'),
    )
    .select(['payment_hold.invoice_id', 'payment_allocation.amount'])
    .where('payment_hold.invoice_id', 'in', [...invoiceIds])
    .where('payment.status', '=', 'processing')
    .execute();
  return new Map(rows.map(({ invoice_id: id, amount }) => [id, amount]));
}
