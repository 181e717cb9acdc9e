import type { Schemas } from '../http/operations.ts';
import { addDays, dayBefore, dayInZone, endOfDay } from '../subscriptions/rules/calendar.ts';
import type { SubscriptionTerms } from '../subscriptions/tables.ts';

/** The last moment to accept: as many whole days as the operator gives, and before the term that it is about begins. */
export function validUntilOf(
  { validityDays }: Pick<Schemas['RenewalRules'], 'validityDays'>,
  { term, timeZone }: Pick<SubscriptionTerms, 'term' | 'timeZone'>,
  now: Date,
): Date {
  const last = addDays(dayInZone(now, timeZone), validityDays);
  const present = dayBefore(term.start ?? last);
  return endOfDay(last < present ? last : present, timeZone);
}
