import { msg } from '@lit/localize';
import type { BillingErrorCode } from '@portico/client';
import type { Failure } from '../../controllers/failure.js';
import { failureText } from '../../localization/failure-texts.js';
import { refusedEntryText } from '../../localization/refused-entry-text.js';

const textByCode: Partial<Record<BillingErrorCode, () => string>> = {
  notice_deadline_passed: () =>
    msg('The notice deadline for this term has passed meanwhile. Nothing was changed.', {
      desc: 'Error: too late to cancel or to switch off renewal.',
    }),
  precondition_failed: () =>
    msg(
      'It was changed by somebody else meanwhile, so nothing was saved. Check what is shown now, and confirm again.',
      {
        desc: 'Error: somebody else has changed the subscription while it was open.',
      },
    ),
  conflict: () => stateText(),
  invalid_state: () => stateText(),
  feature_disabled: () =>
    msg('This is not offered here. Ask whoever sold you the subscription.', {
      desc: 'Error: the seller does not let customers do this themselves.',
    }),
  validation_failed: refusedEntryText,
  not_found: () => msg('This subscription is no longer there.', { desc: 'Error: the subscription does not exist.' }),
};

/** Why a subscription could not be changed, and what that means for the user. */
export function writeFailureText({ code }: Failure): string {
  return textByCode[code]?.() ?? failureText(code);
}

function stateText(): string {
  return msg('The subscription no longer allows this. Nothing was changed, and what is shown now is up to date.', {
    desc: 'Error: the state of a subscription does not allow what was asked for.',
  });
}
