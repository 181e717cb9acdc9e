import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { dayOf } from '../invoices/settlement.ts';
import { selectSubscription, type SubscriptionRow } from './store.ts';

/** A subscription as other slices know it, with what its invoices say about it. */
export type KnownSubscription = SubscriptionRow;

/** How a subscription stands at a moment, of one customer when that is given. */
export async function subscriptionAt(
  db: Kysely<Tables>,
  subscriptionId: string,
  now: Date,
  customerId?: string,
): Promise<KnownSubscription | undefined> {
  return selectSubscription(db, subscriptionId, dayOf(now), customerId);
}
