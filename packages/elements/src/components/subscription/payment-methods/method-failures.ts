import { msg } from '@lit/localize';
import type { BillingErrorCode } from '@portico/client';
import { failureText } from '../../../localization/failure-texts.js';

const textByCode: Partial<Record<BillingErrorCode, () => string>> = {
  payment_method_in_use: () =>
    msg(
      'This is the only payment method of an active subscription, so it cannot be removed. Add another one first, or replace it.',
      { desc: 'Error: the last payment method of an active subscription.' },
    ),
  not_found: () =>
    msg('This payment method has been removed meanwhile.', { desc: 'Error: it does not exist any more.' }),
  invalid_state: () =>
    msg('This payment method can no longer be charged. Replace it.', {
      desc: 'Error: it cannot become the default.',
    }),
  conflict: () =>
    msg('Another change of the payment methods is under way. Try again in a moment.', {
      desc: 'Error: two changes at once.',
    }),
  payment_provider_unavailable: () =>
    msg('The payment provider cannot be reached right now. Nothing was changed. Try again in a moment.', {
      desc: 'Error: the payment provider does not answer.',
    }),
  return_url_not_allowed: () =>
    msg('Payment methods cannot be added from this page. Tell the people who run it.', {
      desc: 'Error: the page is not among the allowed origins.',
    }),
  feature_disabled: () =>
    msg('Payment methods cannot be changed here. Ask the seller to change them for you.', {
      desc: 'Error: the operator has switched this off.',
    }),
};

/** Why a payment method could not be changed or added, and what to do. */
export function methodFailureText(code: BillingErrorCode): string {
  return (textByCode[code] ?? (() => failureText(code)))();
}
