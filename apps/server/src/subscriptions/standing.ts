import { dayInZone } from './rules/calendar.ts';
import type { StoredSubscription } from './lock-subscription.ts';
import type { StoredStatus } from './tables.ts';

type Standing = Pick<StoredSubscription, 'status' | 'terms' | 'agreed_renewal'>;

/** Whether another term follows this one: by itself, or because it is agreed. */
export function renews({ status, terms, agreed_renewal: agreed }: Standing): boolean {
  if (status === 'ended') return false;
  return agreed !== null || (terms.autoRenew && status !== 'cancels_at_term_end');
}

/** Whether the trial is over where the subscription is; one without a last day lasts for the term. */
export function isTrialOver({ terms }: Pick<Standing, 'terms'>, now: Date): boolean {
  return dayInZone(now, terms.timeZone) > (terms.trialUntil ?? terms.term.end);
}

/** Whether the term is over where the subscription is. */
export function isTermOver({ terms }: Pick<Standing, 'terms'>, now: Date): boolean {
  return dayInZone(now, terms.timeZone) > terms.term.end;
}

/** How it stands at this moment, before anybody has written that down. */
export function standingAt(subscription: Standing, now: Date): StoredStatus {
  const { status } = subscription;
  if (isTermOver(subscription, now) && !renews(subscription)) return 'ended';
  return status === 'trial' && isTrialOver(subscription, now) ? 'active' : status;
}
