import { msg } from '@lit/localize';
import type { BillingErrorCode } from '@portico/client';
import { failureText } from '../../../localization/failure-texts.js';
import type { Obstacle } from './accept-state.js';

const textByCode: Partial<Record<BillingErrorCode, () => string>> = {
  document_changed: () => changedText(),
  quote_not_ready: () =>
    msg('The quote is not ready to be accepted yet. Nothing was accepted. Try again in a moment.', {
      desc: 'Error: the document of a quote is being made.',
    }),
  conflict: () =>
    msg('Somebody else is doing something about this quote right now. Try again in a moment.', {
      desc: 'Error: two people act on a quote at once.',
    }),
  validation_failed: () =>
    msg('Something is not accepted. Check the fields that are marked.', { desc: 'Error: a field of the form.' }),
  network_error: () =>
    msg(
      'The billing service cannot be reached, so it is not certain yet whether this went through. Accept again in a moment: nothing is accepted twice.',
      { desc: 'Error: no answer to the acceptance of a quote.' },
    ),
};

/** Why nothing was accepted, and what to do. */
export function acceptFailureText(code: BillingErrorCode): string {
  return (textByCode[code] ?? (() => failureText(code)))();
}

/** Another document than the one that was read. */
export function changedText(): string {
  return msg(
    'The document has changed since you opened this. Nothing was accepted. Read the new one, then confirm again.',
    {
      desc: 'While a quote is being accepted, its document became another one.',
    },
  );
}

/** Why there is nothing to accept any more, and what can be done. */
export function obstacleText(obstacle: Obstacle): string {
  switch (obstacle) {
    case 'expired':
      return msg('This quote has expired, so nothing was accepted. Request a new one.', {
        desc: 'In place of the form that accepts a quote.',
      });
    case 'superseded':
      return msg(
        'The subscription was changed after this quote was made, so its price is no longer right and nothing was accepted. Request a new one.',
        { desc: 'In place of the form that accepts a quote.' },
      );
    case 'accepted':
      return msg('This quote has been accepted already. Nothing was accepted twice.', {
        desc: 'In place of the form that accepts a quote: somebody else was faster.',
      });
    case 'closed':
      return msg('This quote is no longer open, so nothing was accepted.', {
        desc: 'In place of the form that accepts a quote.',
      });
  }
}

/** What accepting leads to. */
export function acceptedText(): string {
  return msg('The renewal is agreed, and its invoice has been issued.', { desc: 'After a quote was accepted.' });
}
