import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { dayOf } from '../invoices/settlement.ts';
import { writeSubscription } from './change-store.ts';
import { lockSubscription } from './lock-subscription.ts';
import { renewalDay } from './presentation.ts';
import { selectSubscription } from './store.ts';
import { tellOfChange } from './tell-of-change.ts';

/** Whose subscription is meant, and who brings it back. */
export interface Resumption {
  customerId: string;
  subscriptionId: string;
  actor: Schemas['PersonReference'];
}

/**
 * Makes a subscription that is inactive for payment default active again; any other is left as it is.
 *
 * @param onlyWhenPaid leaves it inactive while an invoice of it is overdue
 */
export async function resumeSubscription(
  transaction: Kysely<Tables>,
  { customerId, subscriptionId, actor }: Resumption,
  now: Date,
  { onlyWhenPaid = false }: { onlyWhenPaid?: boolean } = {},
): Promise<void> {
  const stored = await lockSubscription(transaction, subscriptionId, customerId);
  if (stored?.status !== 'inactive') return;
  const known = await selectSubscription(transaction, subscriptionId, dayOf(now), customerId);
  if (!known || (onlyWhenPaid && known.overdue_invoice_ids.length > 0)) return;
  // What was cancelled before it was switched off still ends.
  const status = stored.cancellation ? 'cancels_at_term_end' : 'active';
  await writeSubscription(transaction, stored, { status, renews_on: renewalDay({ ...stored, status }) }, now);
  const change = { field: 'status', before: 'inactive', after: status };
  await tellOfChange(
    transaction,
    { customerId, subscriptionId, actor, action: 'subscription_changed', changes: [change] },
    now,
  );
}
