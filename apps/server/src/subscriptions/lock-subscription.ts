import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { SubscriptionTable } from './tables.ts';

export type StoredSubscription = Selectable<SubscriptionTable>;

/**
 * A subscription, locked for a change; of one customer when that is given. It is locked before everything else that is
 * locked for it.
 */
export async function lockSubscription(
  transaction: Kysely<Tables>,
  subscriptionId: string,
  customerId?: string,
): Promise<StoredSubscription | undefined> {
  return transaction
    .selectFrom('subscription')
    .selectAll()
    .where('id', '=', subscriptionId)
    .$if(customerId !== undefined, (query) => query.where('customer_id', '=', customerId ?? ''))
    .forNoKeyUpdate()
    .executeTakeFirst();
}
