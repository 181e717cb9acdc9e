import { msg } from '@lit/localize';
import type { BillingErrorCode } from '@portico/client';
import { failureText } from '../../../localization/failure-texts.js';
import type { Renewal } from './preview-controller.js';

const textByCode: Partial<Record<BillingErrorCode, () => string>> = {
  payment_failed: () =>
    msg('The payment was declined. Nothing was charged and nothing was changed.', {
      desc: 'Error: the stored card cannot be charged.',
    }),
  invalid_state: () =>
    msg('The subscription cannot be changed as it is now. Nothing was charged. Look at it again.', {
      desc: 'Error: the state of the subscription does not allow a change.',
    }),
  conflict: () =>
    msg('Another change of this subscription is under way. Nothing was charged twice. Try again in a moment.', {
      desc: 'Error: two changes at once.',
    }),
  option_not_available: () =>
    msg('This choice is no longer offered. Choose another plan or number of seats.', {
      desc: 'Error: plan or seats cannot be had any more.',
    }),
  validation_failed: () =>
    msg('This choice is not possible. Check the number of seats and the plan.', { desc: 'Error: plan or seats.' }),
  payment_provider_unavailable: () =>
    msg(
      'The payment provider does not answer, so it is not certain yet whether this went through. It is being asked again; confirming once more charges nothing twice.',
      { desc: 'Error: the payment provider does not answer while a change is charged.' },
    ),
  return_url_not_allowed: () =>
    msg('Payments cannot be started from this page. Nothing was charged. Tell the people who run it.', {
      desc: 'Error: the page is not among the allowed origins.',
    }),
  feature_disabled: () =>
    msg('Seats and plan cannot be changed here. Ask the seller to change them for you.', {
      desc: 'Error: the operator has switched this off.',
    }),
};

/** Why a change could not be previewed or confirmed, and what to do. */
export function confirmFailureText(code: BillingErrorCode): string {
  return (textByCode[code] ?? (() => failureText(code)))();
}

/** Why other amounts are shown than before. */
export function renewalText(why: Renewal): string {
  switch (why) {
    case 'expired':
      return msg('The amounts shown had expired, so they were calculated again.', {
        desc: 'Why a new preview is shown.',
      });
    case 'outdated':
      return msg(
        'The subscription or its prices have changed meanwhile. Nothing was charged. Check and confirm again.',
        {
          desc: 'Why a new preview is shown.',
        },
      );
  }
}
