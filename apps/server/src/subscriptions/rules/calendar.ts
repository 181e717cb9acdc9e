import { Temporal } from 'temporal-polyfill';
import type { Schemas } from '../../http/operations.ts';

type Term = Schemas['SubscriptionTerm'];
type Interval = Schemas['BillingInterval'];

/** Whole days, both included; ISO dates. */
export interface Span {
  start: string;
  end: string;
}

const monthsOf: Readonly<Record<Interval, number>> = { month: 1, quarter: 3, year: 12 };

/** How many months an invoice is made for. */
export function monthsIn(interval: Interval): number {
  return monthsOf[interval];
}

/** The day after an ISO date. */
export function nextDay(day: string): string {
  return Temporal.PlainDate.from(day).add({ days: 1 }).toString();
}

/** The day before an ISO date. */
export function dayBefore(day: string): string {
  return Temporal.PlainDate.from(day).subtract({ days: 1 }).toString();
}

/** An ISO date so many days later. */
export function addDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

/** Days from one ISO date to another; negative when the other one is earlier. */
export function daysBetween(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days;
}

/** The days of a span, both ends counted. */
export function daysIn({ start, end }: Span): number {
  return daysBetween(start, end) + 1;
}

/**
 * The same day of a later month, or the last one of that month where it has no such day. Counted from one anchor, so that
 * January 31 leads to February 28 and on to March 31.
 */
export function addMonths(anchor: string, months: number): string {
  return Temporal.PlainDate.from(anchor).add({ months }, { overflow: 'constrain' }).toString();
}

/** A term of so many months; its last day is included. */
export function termFrom(start: string, months: number, interval: Interval): Term {
  return { start, end: dayBefore(addMonths(start, months)), months, interval };
}

/**
 * The term that follows without a gap.
 *
 * @param anchor first day of the first term: a subscription of January 31 begins its terms on the last days of months
 */
export function nextTerm({ start, end, months, interval }: Term, anchor: string = start): Term {
  const begin = nextDay(end);
  const passed = monthsFrom(anchor, begin);
  const last = passed === undefined ? addMonths(begin, months) : addMonths(anchor, passed + months);
  return { start: begin, end: dayBefore(last), months, interval };
}

/** How many months after an anchor a day is counted as; undefined when none leads to it. */
function monthsFrom(anchor: string, day: string): number | undefined {
  const elapsed = Temporal.PlainDate.from(anchor).until(day, { largestUnit: 'month' }).months;
  return [elapsed, elapsed + 1].find((count) => addMonths(anchor, count) === day);
}

/**
 * The span of one invoice that a day lies in. Terms that are no whole number of intervals end with a shorter one.
 *
 * @param anchor first day of the first term, as for `nextTerm`
 * @throws RangeError when the day is outside of the term
 */
export function billingPeriod(term: Term, day: string, anchor: string = term.start): Span {
  if (day < term.start || day > term.end) {
    throw new RangeError(`${day} is not between ${term.start} and ${term.end}.`);
  }
  const step = monthsIn(term.interval);
  const passed = monthsFrom(anchor, term.start);
  const counted = passed === undefined ? term.start : anchor;
  let months = passed ?? 0;
  while (addMonths(counted, months + step) <= day) months += step;
  const start = addMonths(counted, months);
  const end = dayBefore(addMonths(counted, months + step));
  return { start, end: end < term.end ? end : term.end };
}

/** The ISO date at a moment in a time zone. @param timeZone IANA name */
export function dayInZone(instant: Date, timeZone: string): string {
  return Temporal.Instant.fromEpochMilliseconds(instant.getTime())
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .toString();
}

/** The last millisecond of a day in a time zone; days of 23 or 25 hours, or without midnight, included. */
export function endOfDay(day: string, timeZone: string): Date {
  const { epochMilliseconds } = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime(timeZone);
  return new Date(epochMilliseconds - 1);
}

/**
 * The last moment to cancel or to switch off renewal.
 *
 * @param termEnd last day of the term
 * @param noticeDays whole days that have to be left of the term after the day of the notice
 */
export function noticeDeadline(termEnd: string, noticeDays: number, timeZone: string): Date {
  const day = Temporal.PlainDate.from(termEnd).subtract({ days: noticeDays }).toString();
  return endOfDay(day, timeZone);
}
