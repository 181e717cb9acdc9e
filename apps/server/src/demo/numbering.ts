import { dayOfYear } from './days.ts';

/** How many documents of one series can be issued on one day. */
export const slotsPerDay = 12;

/**
 * The number of a document. It depends on the day and the slot alone, so it stays the same when the demo grows; the gaps
 * are what a customer sees of a series that other customers share.
 *
 * @param prefix Start of the series, such as `AV-` for credit notes.
 * @param slot From 1 to `slotsPerDay`.
 * @returns Such as `2026-0142`.
 */
export function documentNumber(prefix: string, day: string, slot: number): string {
  if (slot < 1 || slot > slotsPerDay) throw new RangeError(`There is no slot ${slot} on a day.`);
  const position = (dayOfYear(day) - 1) * slotsPerDay + slot;
  return `${prefix}${day.slice(0, 4)}-${String(position).padStart(4, '0')}`;
}
