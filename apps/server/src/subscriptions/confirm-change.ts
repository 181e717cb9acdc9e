import { isDeepStrictEqual } from 'node:util';
import type { Kysely } from 'kysely';
import { actorOf } from '../activity/record-activity.ts';
import { newId } from '../database/new-id.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { defaultMethodOf } from '../payment-methods/charged-method.ts';
import type { PaymentService } from '../payments/service.ts';
import { applyChange, type ChangeApplier } from './apply-change.ts';
import type { CalculatedChange } from './calculate-change.ts';
import {
  hasChangeUnderWay,
  selectChangeOfPreview,
  selectPreview,
  writeSubscription,
  type StoredChange,
  type StoredPreview,
} from './change-store.ts';
import { lockSubscription, type StoredSubscription } from './lock-subscription.ts';
import { calculateNow, knownSubscription } from './preview-change.ts';
import { dropScheduledChange } from './scheduled-change.ts';
import { tellOfChange } from './tell-of-change.ts';
import { changeWording } from './wording/change-wording.ts';

/** What a confirmation works with. */
export interface ChangeConfirmer extends ChangeApplier {
  payments: Pick<PaymentService, 'beginChargeForChange'>;
}

/** A consent to a previewed change. */
export interface Confirmation {
  session: Pick<SessionIdentity, 'customerId' | 'actor' | 'locale'>;
  subscriptionId: string;
  confirmed: Schemas['ChangeConfirmation'];
  customer: { brandId: string | null; locale: string };
  now: Date;
}

/**
 * Confirms a previewed change: applies it, has it wait for the end of the term, or begins the charge that it waits for.
 * The same preview leads to the same change, whoever confirms it and however often.
 *
 * @returns the id of the change
 * @throws ProblemError not_found, preview_expired, preview_outdated, conflict, invalid_state, return_url_not_allowed,
 *   feature_disabled
 */
export async function confirmChange(
  confirmer: ChangeConfirmer,
  transaction: Kysely<Tables>,
  confirmation: Confirmation,
): Promise<string> {
  const { session, subscriptionId, confirmed, now } = confirmation;
  const { customerId } = session;
  const subscription = await lockSubscription(transaction, subscriptionId, customerId);
  const { previewId } = confirmed;
  const preview = await selectPreview(transaction, { customerId, subscriptionId, previewId });
  if (!subscription || !preview) throw new ProblemError('not_found', 'No such preview.');
  const earlier = await selectChangeOfPreview(transaction, previewId);
  if (earlier && counts(earlier)) return earlier.id;
  if (earlier) throw new ProblemError('preview_outdated', 'This was confirmed, and taken back. Ask for a new preview.');
  await checkPreview(transaction, subscription, preview, confirmation);
  const isScheduled = preview.preview.effective === 'at_term_end';
  if (isScheduled) await dropScheduledChange(transaction, subscriptionId, now);
  const change = await insertChange(transaction, confirmation, preview, now);
  if (isScheduled) {
    await schedule(transaction, subscription, { change, preview }, now);
  } else if (change.status === 'awaiting_payment') {
    await beginCharge(confirmer, transaction, { change, preview, subscription }, confirmation);
  } else {
    await applyChange(confirmer, transaction, { change, preview }, now);
  }
  return change.id;
}

/** Whether confirming its preview once more means the same change: not once it was undone or its charge failed. */
function counts({ status }: StoredChange): boolean {
  return status !== 'undone' && status !== 'given_up';
}

async function checkPreview(
  transaction: Kysely<Tables>,
  subscription: StoredSubscription,
  preview: StoredPreview,
  confirmation: Confirmation,
): Promise<void> {
  const { now } = confirmation;
  if (preview.expires_at <= now)
    throw new ProblemError('preview_expired', 'The preview has expired. Ask for a new one.');
  if (await hasChangeUnderWay(transaction, subscription.id)) {
    throw new ProblemError('conflict', 'Another change of this subscription waits for its payment.');
  }
  const isCurrent =
    subscription.version === preview.subscription_version &&
    comesToTheSame(await again(transaction, preview, confirmation), preview);
  if (!isCurrent) {
    throw new ProblemError('preview_outdated', 'The subscription or its prices have changed. Ask for a new preview.');
  }
}

/** What the same change comes to now. */
async function again(
  transaction: Kysely<Tables>,
  { preview: { seats, plan } }: StoredPreview,
  confirmation: Confirmation,
): Promise<CalculatedChange> {
  const row = await knownSubscription(transaction, confirmation);
  return calculateNow(transaction, row, { ...confirmation, asked: { seats, planId: plan.id } });
}

function comesToTheSame({ preview, terms }: CalculatedChange, kept: StoredPreview): boolean {
  const { id: _, expiresAt: __, lines: ___, ...shown } = kept.preview;
  const plain = (value: unknown) => JSON.parse(JSON.stringify(value)) as unknown;
  return (
    isDeepStrictEqual(plain(preview), plain(shown)) && isDeepStrictEqual(plain(terms.rates), plain(kept.terms.rates))
  );
}

async function insertChange(
  transaction: Kysely<Tables>,
  { session, subscriptionId }: Confirmation,
  { id: previewId, preview }: StoredPreview,
  now: Date,
): Promise<StoredChange> {
  const isScheduled = preview.effective === 'at_term_end';
  const isPaid = !isScheduled && preview.dueToday.amount > 0;
  const isCharged = isPaid && (await defaultMethodOf(transaction, session.customerId)) !== undefined;
  return transaction
    .insertInto('subscription_change')
    .values({
      id: newId('chg', now),
      customer_id: session.customerId,
      subscription_id: subscriptionId,
      preview_id: previewId,
      status: isScheduled ? 'scheduled' : isCharged ? 'awaiting_payment' : 'applied',
      invoice_id: null,
      payment_id: null,
      created_by: JSON.stringify(actorOf(session)),
      created_at: now,
      settled_at: isCharged ? null : now,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

async function schedule(
  transaction: Kysely<Tables>,
  subscription: StoredSubscription,
  { change, preview }: { change: StoredChange; preview: StoredPreview },
  now: Date,
): Promise<void> {
  const { effectiveOn, seats, plan } = preview.preview;
  const requested = { requestedBy: change.created_by, requestedAt: now.toISOString() };
  const scheduled = { change: { id: change.id, effectiveOn, seats, plan, ...requested }, terms: preview.terms };
  await writeSubscription(transaction, subscription, { scheduled_change: scheduled }, now);
  const before = subscription.terms;
  const changes = [
    { field: 'plan', before: before.plan.name, after: plan.name },
    { field: 'seats', before: String(before.seats.bought), after: String(seats) },
    { field: 'effectiveOn', before: null, after: effectiveOn },
  ].filter((one) => one.before !== one.after);
  const { customer_id: customerId, created_by: actor } = change;
  const told = { customerId, subscriptionId: subscription.id, actor, action: 'subscription_changed' as const, changes };
  await tellOfChange(transaction, told, now);
}

async function beginCharge(
  { payments }: ChangeConfirmer,
  transaction: Kysely<Tables>,
  { change, preview, subscription }: { change: StoredChange; preview: StoredPreview; subscription: StoredSubscription },
  { session, confirmed, customer }: Confirmation,
): Promise<void> {
  const paymentId = await payments.beginChargeForChange(transaction, {
    session,
    changeId: change.id,
    amount: preview.preview.dueToday,
    description: changeWording(customer.locale).change(subscription.terms.product.name),
    returnUrl: confirmed.returnUrl,
  });
  await transaction
    .updateTable('subscription_change')
    .set({ payment_id: paymentId })
    .where('id', '=', change.id)
    .execute();
}
