import { msg } from '@lit/localize';
import type { BillingErrorCode } from '@portico/client';

const textByCode: Partial<Record<BillingErrorCode, () => string>> = {
  file_not_ready: () =>
    msg('The document is being made right now. Nothing was sent; what you entered stays here. Try again in a moment.', {
      desc: 'Error: the PDF of a quote is not ready yet.',
    }),
  quote_expired: () =>
    msg('This quote has expired meanwhile, so nothing was sent. Request a new one.', {
      desc: 'Error: a quote is sent whose validity is over.',
    }),
  quote_superseded: () =>
    msg(
      'The subscription has changed meanwhile, so that this quote no longer holds. Nothing was sent. Request a new one.',
      {
        desc: 'Error: a quote is sent that no longer fits the subscription.',
      },
    ),
  invalid_state: () =>
    msg('This quote is no longer open, so nothing was sent.', {
      desc: 'Error: a quote is sent that was withdrawn or not approved.',
    }),
};

/** Why a quote was not sent; undefined where nothing particular is known. */
export function sendFailureText(code: BillingErrorCode): string | undefined {
  return textByCode[code]?.();
}
