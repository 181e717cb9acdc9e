import { msg, str } from '@lit/localize';
import type { BillingErrorCode, RenewalOptions, RenewalPreview } from '@portico/client';
import { failureText } from '../../../localization/failure-texts.js';
import type { Formats } from '../../../localization/format.js';
import { monthsText, termText } from '../quote-texts.js';

const textByCode: Partial<Record<BillingErrorCode, () => string>> = {
  invalid_state: () =>
    msg('A quote for this subscription cannot be asked for now: it ends, or its renewal is agreed already.', {
      desc: 'Error: the state of the subscription allows no quote.',
    }),
  conflict: () =>
    msg('Somebody else is asking for this quote right now. Try again in a moment.', {
      desc: 'Error: two requests for a quote at once.',
    }),
  option_not_available: () =>
    msg('This choice is no longer offered. Choose another plan, term or number of seats.', {
      desc: 'Error: what was chosen for a quote cannot be had any more.',
    }),
  validation_failed: () =>
    msg('Something is not accepted. Check the fields that are marked.', { desc: 'Error: a field of the form.' }),
  feature_disabled: () =>
    msg('Renewal quotes are not offered here. Ask the seller for one.', {
      desc: 'Error: the operator has no rules for quotes of this product.',
    }),
  not_found: () => msg('This subscription is no longer there.', { desc: 'Error: the subscription does not exist.' }),
};

/** Why a quote could not be calculated or asked for, and what to do. */
export function askFailureText(code: BillingErrorCode): string {
  return (textByCode[code] ?? (() => failureText(code)))();
}

/** A term on offer, with its discount. */
export function termChoiceText(months: number, { discounts }: RenewalOptions, formats: Formats): string {
  const length = monthsText(months, formats);
  const discount = discounts.find(({ termMonths }) => termMonths === months);
  if (!discount) return length;
  const percentage = formats.percent(discount.percentage);
  return msg(str`${length}, ${percentage} less`, { desc: 'A term to choose, and its discount.' });
}

/** What a preview comes down to, spoken. */
export function expectedText({ total, term, needsApproval }: RenewalPreview, formats: Formats): string {
  const amount = formats.money(total.gross);
  const period = termText(term, formats);
  const expected = msg(str`Expected: ${amount} with tax, for ${period}.`, {
    desc: 'Spoken when the total of a quote was calculated; holds an amount and a term.',
  });
  return needsApproval ? `${expected} ${approvalText()}` : expected;
}

/** Says that the quote does not come at once. */
export function approvalText(): string {
  return msg('The seller checks this quote before you get it.', {
    desc: 'Before asking for a quote that needs approval.',
  });
}

/** A quote was asked for meanwhile, elsewhere. */
export function alreadyText(): string {
  return msg('A quote was asked for already. It is shown now.', { desc: 'Spoken in place of the form.' });
}
