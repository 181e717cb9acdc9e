import { msg, str } from '@lit/localize';
import type { Formats } from './format.js';

/** A span of days, of which one end may be missing. */
export function periodText({ start, end }: { start: string | null; end: string | null }, formats: Formats): string {
  const from = start && formats.day(start);
  const to = end && formats.day(end);
  if (from && to) return msg(str`${from} to ${to}`, { desc: 'A period, both days included.' });
  if (from) return msg(str`from ${from}`, { desc: 'A period without an end.' });
  return to ? msg(str`until ${to}`, { desc: 'A period without a beginning.' }) : '';
}
