import { msg, str } from '@lit/localize';
import type { Subscription } from '@portico/client';
import type { Formats } from '../../../localization/format.js';

/** Says why it is too late to end the term, and what that means. */
export function tooLateText({ nextRenewal, term, agreedRenewal }: Subscription, formats: Formats): string {
  if (agreedRenewal) {
    const end = formats.day(agreedRenewal.term.end);
    return msg(
      str`The next term is agreed until ${end} and can no longer be cancelled. From its first day on you can end the term after it.`,
      {
        desc: 'About a subscription whose renewal quote was accepted; holds the last day of the agreed term.',
      },
    );
  }
  if (!nextRenewal) {
    const end = formats.day(term.end);
    return msg(str`The notice deadline for this term has passed. It ends on ${end}.`, {
      desc: 'About a subscription that does not renew.',
    });
  }
  const day = formats.day(nextRenewal.on);
  const amount = formats.money(nextRenewal.expected.gross);
  return msg(
    str`The notice deadline for this term has passed: it renews on ${day} for ${amount} with tax. From that day on you can end the term after it.`,
    { desc: 'About a subscription; holds the day and the total of the renewal.' },
  );
}

/** What is spoken after the calendar file was saved. */
export function calendarSavedText(): string {
  return msg('The calendar file has been downloaded.', { desc: 'Spoken after a download.' });
}
