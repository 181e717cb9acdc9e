import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { meansOf } from './presentation.ts';

/** What the subscriptions of these customers are charged to; customers who pay by hand are not in it. */
export async function meansOfDefaults(
  db: Kysely<Tables>,
  customerIds: readonly string[],
): Promise<ReadonlyMap<string, Schemas['PaymentMeans']>> {
  if (customerIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('payment_method')
    .selectAll()
    .where('customer_id', 'in', [...customerIds])
    .where('is_default', '=', true)
    .where('removed_at', 'is', null)
    .execute();
  return new Map(rows.map((row) => [row.customer_id, meansOf(row)]));
}
