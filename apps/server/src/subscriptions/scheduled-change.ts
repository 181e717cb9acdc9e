import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';

/** Keeps that the change that waited for the end of the term will not come: undone, replaced, or the subscription has ended. */
export async function dropScheduledChange(
  transaction: Kysely<Tables>,
  subscriptionId: string,
  now: Date,
): Promise<void> {
  await transaction
    .updateTable('subscription_change')
    .set({ status: 'undone', settled_at: now })
    .where('subscription_id', '=', subscriptionId)
    .where('status', '=', 'scheduled')
    .execute();
}
