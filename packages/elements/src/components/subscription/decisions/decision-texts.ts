import { msg, str } from '@lit/localize';
import type { Subscription } from '@portico/client';
import type { Formats } from '../../../localization/format.js';
import { seatsText } from '../../../localization/seats-text.js';
import { isTooLate } from '../notice-deadline.js';
import type { Decision } from './decision-controller.js';

/** What a question says: its title, what happens, and the button that does it. */
export interface DecisionTexts {
  title: string;
  /** One paragraph each. */
  consequences: readonly string[];
  confirm: string;
}

/** What the question says. */
export function decisionTexts(
  decision: Decision,
  subscription: Subscription,
  formats: Formats,
  now: number,
): DecisionTexts {
  switch (decision) {
    case 'renew':
      return {
        title: msg('Turn on automatic renewal?', { desc: 'Title of a question.' }),
        consequences: renewing(subscription, formats, now),
        confirm: msg('Turn on renewal', { desc: 'Button that confirms.' }),
      };
    case 'end':
      return {
        title: msg('Turn off automatic renewal?', { desc: 'Title of a question.' }),
        consequences: ending(subscription, formats, now),
        confirm: msg('Turn off renewal', { desc: 'Button that confirms.' }),
      };
    case 'undo_cancellation':
      return {
        title: msg('Undo the cancellation?', { desc: 'Title of a question.' }),
        consequences: renewing(subscription, formats, now),
        confirm: msg('Undo cancellation', { desc: 'Button that takes a cancellation back.' }),
      };
    case 'undo_change':
      return {
        title: msg('Undo the scheduled change?', { desc: 'Title of a question.' }),
        consequences: unchanged(subscription, formats),
        confirm: msg('Undo change', { desc: 'Button that takes a scheduled change back.' }),
      };
  }
}

function renewing(subscription: Subscription, formats: Formats, now: number): string[] {
  const { term, price } = subscription;
  const end = formats.day(term.end);
  const amount = formats.money(price.gross);
  return [
    msg(
      str`When the term ends on ${end}, the next one begins by itself and is invoiced: ${amount} with tax by today’s price.`,
      {
        desc: 'What happens when a subscription renews; holds the last day and the price per month, quarter or year.',
      },
    ),
    isTooLate(subscription, now)
      ? msg('The notice deadline for this term has passed: this cannot be taken back before the next term begins.', {
          desc: 'What happens when renewal is switched on after the deadline.',
        })
      : untilText(subscription, formats, now),
  ];
}

function untilText({ noticeDeadline, timeZone }: Subscription, formats: Formats, now: number): string {
  const day = formats.dayIn(noticeDeadline ?? '', timeZone, now);
  return msg(str`You can end it again until ${day}.`, {
    desc: 'What can be done after renewal was switched on; holds the notice deadline.',
  });
}

function ending({ term, noticeDeadline, timeZone }: Subscription, formats: Formats, now: number): string[] {
  const end = formats.day(term.end);
  const day = noticeDeadline === null ? undefined : formats.dayIn(noticeDeadline, timeZone, now);
  const consequences = [
    msg(str`The subscription works until ${end} and then ends. No further term is charged, and your invoices stay.`, {
      desc: 'What happens when renewal is switched off.',
    }),
    msg(str`You can turn renewal on again until ${end}.`, { desc: 'What can be done after renewal was switched off.' }),
  ];
  if (day === undefined) return consequences;
  const deadline = msg(str`It can be turned off until ${day}.`, {
    desc: 'Notice deadline of a subscription; holds the last day to switch off renewal.',
  });
  return [...consequences, deadline];
}

function unchanged({ scheduledChange, plan, seats }: Subscription, formats: Formats): string[] {
  const now = seatsText(seats.bought, formats);
  const staying = msg(str`It stays as it is now: ${plan.name}, ${now}.`, {
    desc: 'What happens when a scheduled change is undone; holds plan and seats. About a subscription.',
  });
  if (!scheduledChange) return [staying];
  const day = formats.day(scheduledChange.effectiveOn);
  const later = seatsText(scheduledChange.seats, formats);
  const name = scheduledChange.plan.name;
  return [
    msg(str`The change to ${name}, ${later}, which waits for ${day}, is taken back.`, {
      desc: 'What happens when a scheduled change is undone; holds plan, seats and day.',
    }),
    staying,
  ];
}
