import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { dayInZone, monthsIn } from '../subscriptions/rules/calendar.ts';
import { standingAt } from '../subscriptions/standing.ts';
import type { KnownSubscription } from '../subscriptions/known-subscription.ts';

/**
 * The operator's rules for renewing a subscription.
 *
 * @throws ProblemError invalid_state when nothing can be renewed, feature_disabled when its product is not sold any more
 */
export function renewalRulesOf(
  row: KnownSubscription,
  product: Schemas['Product'] | undefined,
  now: Date,
): Schemas['RenewalRules'] {
  const standing = standingAt(row, now);
  if (standing !== 'active' && standing !== 'cancels_at_term_end') {
    throw new ProblemError('invalid_state', 'Only a subscription that is active can be renewed by a quote.');
  }
  if (row.agreed_renewal) throw new ProblemError('invalid_state', 'The next term is agreed already.');
  const today = dayInZone(now, row.terms.timeZone);
  if (today < row.terms.term.start || today > row.terms.term.end) {
    throw new ProblemError('invalid_state', 'The term is changing. Try again in a moment.');
  }
  if (!product) throw new ProblemError('feature_disabled', 'This product is not sold any more.');
  return product.renewal;
}

/** The terms on offer, in months: those that end with a billing interval. */
export function termsOnOffer({ termMonths }: Schemas['RenewalRules'], { terms }: KnownSubscription): number[] {
  return termMonths.filter((months) => months % monthsIn(terms.term.interval) === 0).toSorted((one, two) => one - two);
}

/** The term that is quoted unless another one is asked for: as long as today's, or the next longer one on offer. */
export function usualTerm(onOffer: readonly number[], { terms }: KnownSubscription): number | undefined {
  return onOffer.find((months) => months >= terms.term.months) ?? onOffer.at(-1);
}

/** Whether the operator has to look at a quote of this total first. */
export function needsApproval({ approvalAbove }: Schemas['RenewalRules'], { gross }: Schemas['TaxedAmount']): boolean {
  return approvalAbove.some(({ amount, currency }) => currency === gross.currency && gross.amount > amount);
}
