import type { Schemas } from '../http/operations.ts';

const dayInMilliseconds = 86_400_000;

function at(day: string): Date {
  const date = new Date(`${day}T00:00:00Z`);
  if (Number.isNaN(date.getTime()) || !date.toISOString().startsWith(day)) {
    throw new RangeError(`"${day}" is not a calendar day written as YYYY-MM-DD.`);
  }
  return date;
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}

/**
 * The day that lies some days later.
 *
 * @param day ISO 8601 day.
 * @param count Days to go; negative for earlier.
 */
export function addDays(day: string, count: number): string {
  return dayOf(new Date(at(day).getTime() + count * dayInMilliseconds));
}

/**
 * The first day of a month.
 *
 * @param day Any day, ISO 8601.
 * @param months Months to go from the month of that day; negative for earlier.
 */
export function firstOfMonth(day: string, months = 0): string {
  const date = at(day);
  return dayOf(new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + months, 1)));
}

/** The last day of the month that a day lies in. */
export function lastOfMonth(day: string): string {
  return addDays(firstOfMonth(day, 1), -1);
}

/** How many days the month of a day has. */
export function daysInMonth(day: string): number {
  return Number(lastOfMonth(day).slice(8));
}

/** The number of a day in its year, from 1. */
export function dayOfYear(day: string): number {
  return (at(day).getTime() - at(`${day.slice(0, 4)}-01-01`).getTime()) / dayInMilliseconds + 1;
}

/** Whole days from one day to another; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (at(to).getTime() - at(from).getTime()) / dayInMilliseconds;
}

/** The calendar month of a day, both ends included. */
export function monthOf(day: string): Schemas['Period'] {
  return { start: firstOfMonth(day), end: lastOfMonth(day) };
}

/** Twelve calendar months that begin with the month of a day, both ends included. */
export function yearFrom(day: string): Schemas['Period'] {
  return { start: firstOfMonth(day), end: addDays(firstOfMonth(day, 12), -1) };
}
