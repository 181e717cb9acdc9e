import type { Kysely } from 'kysely';
import { operatorActor } from '../activity/record-activity.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { writeSubscription } from './change-store.ts';
import { lockSubscription } from './lock-subscription.ts';
import { entityTag, renewalDay } from './presentation.ts';
import { dropScheduledChange } from './scheduled-change.ts';
import { tellOfChange } from './tell-of-change.ts';
import type { StoredStatus, SubscriptionTerms } from './tables.ts';

type Update = Schemas['SubscriptionUpdate'];

/**
 * Sets facts of a subscription and tells the customer's open pages. Setting what is set already changes nothing.
 *
 * @param version the entity tag that the caller read
 * @throws ProblemError not_found, precondition_failed, invalid_state for one that has ended
 */
export async function updateSubscription(
  transaction: Kysely<Tables>,
  { subscriptionId, update, version }: { subscriptionId: string; update: Update; version: string },
  now: Date,
): Promise<void> {
  const row = await lockSubscription(transaction, subscriptionId);
  if (!row) throw new ProblemError('not_found', 'No such subscription.');
  if (version !== entityTag(row)) {
    throw new ProblemError('precondition_failed', 'The subscription was changed since it was read. Read it again.');
  }
  if (row.status === 'ended') throw new ProblemError('invalid_state', 'The subscription has ended.');
  const status = update.status ?? row.status;
  // Set to active, a cancelled one renews as it did before.
  const isBack = update.status === 'active' && row.cancellation !== null;
  const kept = isBack ? { ...row.terms, autoRenew: row.cancellation?.before.autoRenew ?? true } : row.terms;
  const terms = updatedTerms(kept, update);
  const changes = differences({ ...row.terms, status: row.status }, { ...terms, status });
  if (changes.length === 0) return;
  if (status === 'ended') await dropScheduledChange(transaction, subscriptionId, now);
  const values = {
    ...(isBack ? { cancellation: null } : {}),
    ...(status === 'ended' ? { scheduled_change: null } : {}),
  };
  await writeSubscription(
    transaction,
    row,
    { ...values, status, terms, renews_on: renewalDay({ ...row, status, terms }) },
    now,
  );
  const difference = {
    customerId: row.customer_id,
    subscriptionId,
    actor: operatorActor,
    action: 'subscription_changed' as const,
    changes,
  };
  await tellOfChange(transaction, difference, now);
}

function updatedTerms(terms: SubscriptionTerms, { usedSeats, autoRenew, timeZone }: Update): SubscriptionTerms {
  return {
    ...terms,
    seats: { ...terms.seats, used: usedSeats ?? terms.seats.used },
    autoRenew: autoRenew ?? terms.autoRenew,
    timeZone: timeZone ?? terms.timeZone,
  };
}

type Facts = SubscriptionTerms & { status: StoredStatus };

function differences(before: Facts, after: Facts): Schemas['ActivityChange'][] {
  const [old, current] = [comparable(before), comparable(after)];
  return Object.entries(current)
    .map(([field, value]) => ({ field, before: old[field] ?? null, after: value }))
    .filter((change) => change.before !== change.after);
}

/** What an update can set, as text. */
function comparable({ status, autoRenew, timeZone, seats }: Facts): Record<string, string | null> {
  const usedSeats = seats.used === null ? null : String(seats.used);
  return { status, autoRenew: String(autoRenew), timeZone, usedSeats };
}
