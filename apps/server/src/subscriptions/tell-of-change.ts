import type { Kysely } from 'kysely';
import { recordActivity } from '../activity/record-activity.ts';
import type { Tables } from '../database/tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Schemas } from '../http/operations.ts';
import { dayOf } from '../invoices/settlement.ts';
import { notify } from '../notifications/notify.ts';
import { referenceTo } from './presentation.ts';
import { selectSubscription } from './store.ts';

/** What became different on a subscription, and who did it. */
export interface SubscriptionDifference {
  customerId: string;
  subscriptionId: string;
  actor: Schemas['PersonReference'];
  action: Schemas['ActivityAction'];
  changes: readonly Schemas['ActivityChange'][];
  amount?: Schemas['Money'];
}

/** What hosts keep up to date all day: it is in the activity, and nobody is told. */
const unremarkable: ReadonlySet<string> = new Set(['usedSeats']);

/** Keeps in the customer's activity what changed, notifies its people where it matters, and tells open pages. */
export async function tellOfChange(
  transaction: Kysely<Tables>,
  { customerId, subscriptionId, actor, action, changes, amount }: SubscriptionDifference,
  now: Date,
): Promise<void> {
  const row = await selectSubscription(transaction, subscriptionId, dayOf(now), customerId);
  if (!row) return;
  const subject = referenceTo(row);
  const entry = { customerId, action, actor, subject, changes };
  await recordActivity(transaction, amount ? { ...entry, amount } : entry, now);
  const isOff =
    row.status === 'inactive' && changes.some(({ field, after }) => field === 'status' && after === 'inactive');
  const kind = isOff ? ('subscription_inactive' as const) : ('subscription_changed' as const);
  const name = `${row.terms.product.name} ${row.terms.plan.name}`;
  if (changes.length === 0 || changes.some(({ field }) => !unremarkable.has(field))) {
    await notify(transaction, customerId, { kind, subject, facts: { name, ...(amount ? { amount } : {}) } }, now);
  }
  const data = { subscriptionId, status: row.current_status };
  await publishEvent(transaction, customerId, { type: 'subscription.changed', data }, now);
}
