import { msg, str } from '@lit/localize';
import type { Subscription } from '@portico/client';
import type { Formats } from '../../../localization/format.js';
import type { Decision } from './decision-controller.js';

/** What a screen reader hears when it is done. */
export function doneText(decision: Decision, subscription: Subscription, formats: Formats): string {
  const end = formats.day(subscription.term.end);
  switch (decision) {
    case 'renew':
      return msg('Automatic renewal is on.', { desc: 'Spoken after a change.' });
    case 'end':
      return msg(str`Automatic renewal is off. The subscription ends on ${end}.`, { desc: 'Spoken after a change.' });
    case 'undo_cancellation':
      return msg('The cancellation has been undone. The subscription goes on.', { desc: 'Spoken after a change.' });
    case 'undo_change':
      return msg('The scheduled change has been undone.', { desc: 'Spoken after a change.' });
  }
}
