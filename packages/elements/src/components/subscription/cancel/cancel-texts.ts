import { msg, str } from '@lit/localize';
import type { CancellationRequest, Subscription } from '@portico/client';
import type { Formats } from '../../../localization/format.js';

type CancellationReason = CancellationRequest['reason'];

/** Every reason, in the order in which they are offered. */
export const cancellationReasons: readonly CancellationReason[] = [
  'too_expensive',
  'missing_features',
  'not_used',
  'switched',
  'temporary',
  'closing_down',
  'other',
];

/** A reason in words. */
export function reasonText(reason: CancellationReason): string {
  switch (reason) {
    case 'too_expensive':
      return msg('It costs too much', { desc: 'Reason for cancelling a subscription.' });
    case 'missing_features':
      return msg('Something is missing', { desc: 'Reason for cancelling a subscription.' });
    case 'not_used':
      return msg('We do not use it', { desc: 'Reason for cancelling a subscription.' });
    case 'switched':
      return msg('We use something else now', { desc: 'Reason for cancelling a subscription.' });
    case 'closing_down':
      return msg('We are closing down', { desc: 'Reason for cancelling a subscription.' });
    case 'temporary':
      return msg('We needed it only for a while', { desc: 'Reason for cancelling a subscription.' });
    case 'other':
      return msg('Another reason', { desc: 'Reason for cancelling a subscription.' });
  }
}

/** Label of the buttons that open the dialog and that cancel. */
export function cancelLabel(): string {
  return msg('Cancel subscription', { desc: 'Button that cancels a subscription at the end of its term.' });
}

/** What a screen reader hears when it is cancelled. */
export function cancelledText({ term }: Subscription, formats: Formats): string {
  const end = formats.day(term.end);
  return msg(str`The subscription is cancelled. It works until ${end}.`, { desc: 'Spoken after a cancellation.' });
}

/** How much of the comment is used. */
export function counterText(length: number, most: number, formats: Formats): string {
  const used = formats.number(length);
  const all = formats.number(most);
  return msg(str`${used} of ${all} characters`, { desc: 'Below a text field: how much of it is used.' });
}
