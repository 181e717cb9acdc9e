import { msg, str } from '@lit/localize';
import type { BillingErrorCode } from '@portico/client';
import { failureText } from '../../../../localization/failure-texts.js';
import type { Formats } from '../../../../localization/format.js';

/** Keeps a text of any script from turning the words around it. */
function isolated(text: string): string {
  return `\u2068${text}\u2069`;
}

/** How many fields are wrong; spoken, and the title of the list of them. */
export function problemCountText(count: number, formats: Formats): string {
  const number = formats.number(count);
  return formats.plural(count) === 'one'
    ? msg(str`${number} field needs your attention`, { desc: 'Title of the list of wrong fields, singular.' })
    : msg(str`${number} fields need your attention`, { desc: 'Title of the list of wrong fields, plural.' });
}

/** Says who has changed the details while they were being edited. */
export function changedText(who: string | undefined, at: string): string {
  const name = who && isolated(who);
  return name
    ? msg(str`${name} changed these details while you had them open (${at}).`, {
        desc: 'Somebody else has saved; holds a name and a moment.',
      })
    : msg(str`These details were changed while you had them open (${at}).`, {
        desc: 'Somebody else has saved; holds a moment.',
      });
}

/** What that means for what was typed. */
export function keptText(): string {
  return msg('Your typing is kept. What you had not touched is up to date. Nothing is stored until you save.', {
    desc: 'Below the note that somebody else has saved.',
  });
}

/** Why the details could not be stored, where no field is to blame. */
export function saveFailureText(code: BillingErrorCode): string {
  if (code === 'precondition_failed') {
    return msg('Somebody else is changing these details right now. Save again in a moment.', {
      desc: 'Error: the details are being changed by somebody else all the time.',
    });
  }
  return refusals.includes(code)
    ? msg('The billing service did not accept these details. Nothing was saved; your typing is still here.', {
        desc: 'Error: the details were refused and no field is named.',
      })
    : failureText(code);
}

const refusals: readonly BillingErrorCode[] = [
  'validation_failed',
  'invalid_request',
  'field_locked',
  'invalid_tax_id',
];

/** How many countries fit what is typed. */
export function countriesFoundText(count: number, formats: Formats): string {
  if (count === 0) return msg('No country found', { desc: 'In the list of countries; nothing fits what is typed.' });
  const number = formats.number(count);
  return formats.plural(count) === 'one'
    ? msg(str`${number} country`, { desc: 'Spoken: how many countries fit what is typed, singular.' })
    : msg(str`${number} countries`, { desc: 'Spoken: how many countries fit what is typed, plural.' });
}

/** Example of a postal code. */
export function exampleText(example: string): string {
  return msg(str`Example: ${example}`, { desc: 'Below a field; holds an example of what to write.' });
}
