import { msg, str } from '@lit/localize';
import type { Formats } from './format.js';

/** How many seats were bought. */
export function seatsText(count: number, formats: Formats): string {
  const number = formats.number(count);
  return formats.plural(count) === 'one'
    ? msg(str`${number} seat`, { desc: 'How many seats were bought, singular.' })
    : msg(str`${number} seats`, { desc: 'How many seats were bought, plural.' });
}
