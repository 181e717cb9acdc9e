import { msg, str } from '@lit/localize';
import type { BillingErrorCode } from '@portico/client';
import { failureText } from '../../../localization/failure-texts.js';

const textByCode: Partial<Record<BillingErrorCode, () => string>> = {
  quote_expired: () =>
    msg('This quote has expired meanwhile, so its reference was not changed. Request a new quote.', {
      desc: 'Error: the purchase-order reference of a quote that has expired.',
    }),
  quote_superseded: () =>
    msg(
      'The subscription was changed, so this quote no longer holds and its reference was not changed. Request a new quote.',
      {
        desc: 'Error: the purchase-order reference of a quote that no longer holds.',
      },
    ),
  invalid_state: () =>
    msg('This quote can no longer be changed: it was accepted or withdrawn, or its document is being made right now.', {
      desc: 'Error: the purchase-order reference of a quote that is not open.',
    }),
};

/** Why the reference was not stored, and what to do. */
export function purchaseOrderFailureText(code: BillingErrorCode): string {
  return (textByCode[code] ?? (() => failureText(code)))();
}

/** Somebody else has stored another reference while the form was open. */
export function meanwhileText(reference: string | null): string {
  return reference === null
    ? msg('Somebody else has taken the reference away meanwhile. What you entered is kept: save it to use it.', {
        desc: 'While the purchase-order reference of a quote was edited.',
      })
    : msg(
        str`Somebody else has entered “${reference}” meanwhile. What you entered is kept: save it to replace theirs.`,
        {
          desc: 'While the purchase-order reference of a quote was edited; holds the reference that is stored now.',
        },
      );
}
