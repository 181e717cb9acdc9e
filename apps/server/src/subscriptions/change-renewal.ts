import type { Kysely } from 'kysely';
import { actorOf } from '../activity/record-activity.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { writeSubscription, type SubscriptionChanges } from './change-store.ts';
import { lockSubscription, type StoredSubscription } from './lock-subscription.ts';
import { entityTag, openDeadline, renewalDay } from './presentation.ts';
import { dropScheduledChange } from './scheduled-change.ts';
import { standingAt } from './standing.ts';
import type { SubscriptionDifference } from './tell-of-change.ts';
import { tellOfChange } from './tell-of-change.ts';

/** Whose wish it is, about which version of a subscription. */
export interface RenewalWish {
  session: Pick<SessionIdentity, 'customerId' | 'actor'>;
  subscriptionId: string;
  /** The entity tag that was read. */
  version: string;
  now: Date;
}

/** What becomes different, and how the activity list says it; undefined when it is so already. */
interface Outcome extends Pick<SubscriptionDifference, 'action' | 'changes'> {
  values: SubscriptionChanges;
}

/**
 * Switches automatic renewal on or off.
 *
 * @throws ProblemError not_found, precondition_failed, invalid_state, notice_deadline_passed
 */
export function setAutoRenewal(transaction: Kysely<Tables>, wish: RenewalWish, enabled: boolean): Promise<void> {
  return change(transaction, wish, (row) => {
    if (row.status === 'cancels_at_term_end') {
      throw new ProblemError('invalid_state', 'A subscription that is cancelled does not renew.');
    }
    if (row.terms.autoRenew === enabled) return undefined;
    if (!enabled) checkDeadline(row, wish.now);
    const terms = { ...row.terms, autoRenew: enabled };
    return {
      action: enabled ? 'auto_renew_switched_on' : 'auto_renew_switched_off',
      changes: [{ field: 'autoRenew', before: String(!enabled), after: String(enabled) }],
      values: { terms, renews_on: renewalDay({ ...row, terms }) },
    };
  });
}

/**
 * Cancels at the end of the term. It works until then, and the cancellation can be undone until then.
 *
 * @throws ProblemError not_found, precondition_failed, invalid_state, notice_deadline_passed
 */
export function cancelSubscription(
  transaction: Kysely<Tables>,
  wish: RenewalWish,
  { reason, comment }: Schemas['CancellationRequest'],
): Promise<void> {
  return change(transaction, wish, (row) => {
    const { status, terms } = row;
    if (status === 'cancels_at_term_end') {
      throw new ProblemError('invalid_state', 'The subscription is cancelled already.');
    }
    checkDeadline(row, wish.now);
    return {
      action: 'subscription_cancelled',
      changes: [{ field: 'effectiveOn', before: null, after: terms.term.end }],
      values: {
        status: 'cancels_at_term_end',
        terms: { ...terms, autoRenew: false },
        renews_on: null,
        cancellation: {
          effectiveOn: terms.term.end,
          reason,
          comment: comment ?? null,
          requestedBy: actorOf(wish.session),
          requestedAt: wish.now.toISOString(),
          before: { status, autoRenew: terms.autoRenew },
        },
      },
    };
  });
}

/** Takes a cancellation back. @throws ProblemError not_found, precondition_failed, invalid_state */
export function undoCancellation(transaction: Kysely<Tables>, wish: RenewalWish): Promise<void> {
  return change(transaction, wish, (row) => {
    const { status, cancellation } = row;
    if (status !== 'cancels_at_term_end' || !cancellation) {
      throw new ProblemError('invalid_state', 'The subscription is not cancelled.');
    }
    const { before, effectiveOn } = cancellation;
    const terms = { ...row.terms, autoRenew: before.autoRenew };
    const renewsOn = renewalDay({ ...row, terms, status: before.status });
    return {
      action: 'cancellation_undone',
      changes: [{ field: 'effectiveOn', before: effectiveOn, after: null }],
      values: { status: before.status, terms, renews_on: renewsOn, cancellation: null },
    };
  });
}

/** Takes back a change that waits. @throws ProblemError not_found, precondition_failed, invalid_state */
export function undoScheduledChange(transaction: Kysely<Tables>, wish: RenewalWish): Promise<void> {
  return change(transaction, wish, ({ scheduled_change: scheduled }) => {
    if (!scheduled) throw new ProblemError('invalid_state', 'No change waits for the end of the term.');
    const { seats, plan } = scheduled.change;
    return {
      action: 'change_undone',
      changes: [
        { field: 'plan', before: plan.name, after: null },
        { field: 'seats', before: String(seats), after: null },
      ],
      values: { scheduled_change: null },
    };
  });
}

async function change(
  transaction: Kysely<Tables>,
  { session, subscriptionId, version, now }: RenewalWish,
  decide: (row: StoredSubscription) => Outcome | undefined,
): Promise<void> {
  const { customerId } = session;
  const row = await lockSubscription(transaction, subscriptionId, customerId);
  if (!row) throw new ProblemError('not_found', 'No such subscription.');
  if (version !== entityTag(row)) {
    throw new ProblemError('precondition_failed', 'The subscription was changed since it was read. Read it again.');
  }
  if (standingAt(row, now) === 'ended') throw new ProblemError('invalid_state', 'The subscription has ended.');
  if (row.agreed_renewal) {
    const { quoteNumber } = row.agreed_renewal.renewal;
    throw new ProblemError('invalid_state', `The next term is agreed already, by the renewal quote ${quoteNumber}.`);
  }
  const outcome = decide(row);
  if (!outcome) return;
  const { values, ...told } = outcome;
  await writeSubscription(transaction, row, values, now);
  if (values.scheduled_change === null) await dropScheduledChange(transaction, subscriptionId, now);
  await tellOfChange(transaction, { customerId, subscriptionId, actor: actorOf(session), ...told }, now);
}

function checkDeadline(row: StoredSubscription, now: Date): void {
  if (openDeadline(row, now)) return;
  throw new ProblemError('notice_deadline_passed', 'It was possible until the notice deadline, which has passed.');
}
