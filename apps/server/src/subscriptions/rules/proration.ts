import type { Schemas } from '../../http/operations.ts';
import type { Rates } from '../tables.ts';
import { daysIn, type Span } from './calendar.ts';
import { share } from './rounding.ts';

type Money = Schemas['Money'];

/** Seats and plan, with what they cost per billing interval. */
export interface Configuration {
  plan: Schemas['NamedItem'];
  seats: number;
  rates: Rates;
}

/** Which part of a price a line is about: the plan as a whole, or its seats. */
export type ProratedPart = 'plan' | 'seats';

/** One line of the calculation, without words. Credits are negative. */
export interface LineDraft extends Omit<Schemas['ProrationLine'], 'description' | 'period'> {
  part: ProratedPart;
  /** The days that are left. */
  period: Span;
}

/** What is left of a price for some of the days that it is for. */
export function prorate({ amount, currency }: Money, days: number, daysInPeriod: number): Money {
  return { amount: share(amount, days, daysInPeriod), currency };
}

function costOf({ seats, rates }: Configuration, part: ProratedPart): Money {
  return part === 'plan' ? rates.flat : { amount: seats * rates.perSeat.amount, currency: rates.perSeat.currency };
}

function isSame(before: Configuration, after: Configuration, part: ProratedPart): boolean {
  const isSamePlan = before.plan.id === after.plan.id && costOf(before, part).amount === costOf(after, part).amount;
  return isSamePlan && (part === 'plan' || before.seats === after.seats);
}

/**
 * What a change in the middle of a billing period costs: for each part of the price that is different, the days that are
 * left of the old one are credited and the same days of the new one charged. Each line is rounded on its own and depends
 * on nothing but its own price and days, so a change and its undoing on the same day give exactly the money back, and a
 * credit is never more than what was charged for those days.
 *
 * @param period the billing period
 * @param day the first day of the new configuration; within the period
 */
export function changeLines({
  before,
  after,
  period,
  day,
}: {
  before: Configuration;
  after: Configuration;
  period: Span;
  day: string;
}): LineDraft[] {
  const left = { start: day, end: period.end };
  const days = daysIn(left);
  const daysInPeriod = daysIn(period);
  const draft = (kind: 'credit' | 'charge', of: Configuration, part: ProratedPart): LineDraft[] => {
    const { amount, currency } = prorate(costOf(of, part), days, daysInPeriod);
    if (costOf(of, part).amount === 0) return [];
    const net = { amount: kind === 'credit' ? -amount : amount, currency };
    return [{ kind, part, plan: of.plan, seats: of.seats, period: left, days, daysInPeriod, net }];
  };
  return (['plan', 'seats'] as const)
    .filter((part) => !isSame(before, after, part))
    .flatMap((part) => [...draft('credit', before, part), ...draft('charge', after, part)]);
}
