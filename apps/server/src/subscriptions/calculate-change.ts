import type { Schemas } from '../http/operations.ts';
import { ProblemError, type FieldProblem } from '../http/problem.ts';
import type { OfferedPlan } from './options.ts';
import { nextRenewalOf, renewalDay } from './presentation.ts';
import { billingPeriod, dayInZone, nextDay } from './rules/calendar.ts';
import { effectOf } from './rules/change-effect.ts';
import { changeLines, type LineDraft } from './rules/proration.ts';
import { taxed, taxesOf } from './rules/tax.ts';
import type { SubscriptionRow } from './store.ts';
import type { ChangedTerms } from './tables.ts';

/** What a change comes to, before anybody puts it into words. */
export interface CalculatedChange {
  terms: ChangedTerms;
  drafts: readonly LineDraft[];
  preview: Omit<Schemas['ChangePreview'], 'id' | 'expiresAt' | 'lines'>;
}

export interface WantedChange {
  row: SubscriptionRow;
  asked: Schemas['ChangeRequest'];
  offered: readonly OfferedPlan[];
  /** The product as it is sold now. */
  product: Schemas['Product'] | undefined;
  now: Date;
}

/**
 * Calculates a change of seats or plan. What only goes up takes effect today, for the days that are left of the billing
 * period; everything else at the end of the term. A change that waits is replaced.
 *
 * @throws ProblemError invalid_state, option_not_available, validation_failed
 */
export function calculateChange({ row, asked, offered, product, now }: WantedChange): CalculatedChange {
  const { terms } = row;
  const today = dayInZone(now, terms.timeZone);
  checkState(row, today);
  const plan = offered.find((one) => one.plan.id === (asked.planId ?? terms.plan.id));
  const current = offered.find((one) => one.plan.id === terms.plan.id);
  if (!plan || !current) throw new ProblemError('option_not_available', 'This plan is not offered.');
  const seats = asked.seats ?? terms.seats.bought;
  checkSeats(seats, plan, row);
  const before = { seats: terms.seats.bought, planId: terms.plan.id, rank: current.rank };
  const effect = effectOf(before, { seats, planId: plan.plan.id, rank: plan.rank });
  if (effect === 'nothing') throw new ProblemError('option_not_available', 'The subscription has this already.');
  const changed = changedTerms(row, plan, seats);
  const isNow = effect === 'at_once';
  if (!isNow && row.agreed_renewal) {
    throw new ProblemError('invalid_state', 'The next term is agreed already: only more can be added to this one.');
  }
  const drafts = isNow && row.status !== 'trial' ? linesOf(row, changed, today) : [];
  const currency = terms.rates.flat.currency;
  const net = { amount: drafts.reduce((sum, line) => sum + line.net.amount, 0), currency };
  const total = taxed(net, terms.tax);
  return {
    terms: changed,
    drafts,
    preview: {
      effective: effect,
      effectiveOn: isNow ? today : nextDay(terms.term.end),
      seats,
      plan: { id: plan.plan.id, name: plan.plan.name },
      taxes: taxesOf(drafts, terms.tax),
      total,
      dueToday: { amount: Math.max(total.gross.amount, 0), currency },
      nextRenewal: nextRenewalAfter(row, changed, isNow, product),
    },
  };
}

function checkState({ status, terms, billed_until: billedUntil }: SubscriptionRow, today: string): void {
  if (status === 'ended' || status === 'inactive' || status === 'cancels_at_term_end') {
    throw new ProblemError('invalid_state', 'A subscription that is off, cancelled or has ended cannot be changed.');
  }
  const isBilled = billedUntil === null || billedUntil >= today || status === 'trial';
  if (today < terms.term.start || today > terms.term.end || !isBilled) {
    throw new ProblemError('invalid_state', 'The term is changing. Try again in a moment.');
  }
}

function checkSeats(seats: number, plan: OfferedPlan, { terms }: SubscriptionRow): void {
  const used = terms.seats.used ?? 0;
  const minimum = Math.max(plan.minimumSeats, used);
  const problems: FieldProblem[] = [];
  if (seats < minimum) {
    const why = used > plan.minimumSeats ? `${used} seats are in use` : 'this is the fewest of the plan';
    problems.push({ pointer: '/seats', code: 'minimum', message: `must be at least ${minimum}: ${why}` });
  }
  if (plan.maximumSeats !== null && seats > plan.maximumSeats) {
    problems.push({ pointer: '/seats', code: 'maximum', message: `must be at most ${plan.maximumSeats} on this plan` });
  }
  if (problems.length === 0) return;
  throw new ProblemError('validation_failed', 'The number of seats is not possible.', { fields: problems });
}

function changedTerms({ terms }: SubscriptionRow, plan: OfferedPlan, seats: number): ChangedTerms {
  return {
    plan: plan.plan,
    seats: { ...terms.seats, bought: seats, minimum: plan.minimumSeats, maximum: plan.maximumSeats },
    rates: plan.rates,
    priceId: plan.priceId,
  };
}

function linesOf({ terms }: SubscriptionRow, changed: ChangedTerms, today: string): LineDraft[] {
  const named = ({ id, name }: Schemas['SubscribedPlan']) => ({ id, name });
  return changeLines({
    before: { plan: named(terms.plan), seats: terms.seats.bought, rates: terms.rates },
    after: { plan: named(changed.plan), seats: changed.seats.bought, rates: changed.rates },
    period: billingPeriod(terms.term, today, terms.anchor),
    day: today,
  });
}

function nextRenewalAfter(
  row: SubscriptionRow,
  changed: ChangedTerms,
  isNow: boolean,
  product: Schemas['Product'] | undefined,
): Schemas['NextRenewal'] | null {
  const { priceId, ...different } = changed;
  const after = isNow
    ? { terms: { ...row.terms, ...different }, price_id: priceId, scheduled_change: null }
    : { terms: row.terms, price_id: row.price_id, scheduled_change: { terms: changed } };
  const { agreed_renewal } = row;
  return nextRenewalOf({ ...after, agreed_renewal, renews_on: renewalDay(row) }, product);
}
