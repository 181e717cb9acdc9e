import { msg, str } from '@lit/localize';
import type { Subscription } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { reasonText } from '../cancel/cancel-texts.js';
import type { Formats } from '../../../localization/format.js';
import { button } from '../../../ui/button.js';
import { messageBar } from '../../../ui/message-bar.js';
import { seatsText } from '../../../localization/seats-text.js';
import type { Decision } from './decision-controller.js';

/** What the notices need beside the subscription. */
export interface StandingNotices {
  formats: Formats;
  /** Asks before something is undone; undefined where the session may not. */
  ask: ((decision: Decision) => void) | undefined;
}

/** What waits for the end of the term, and how to undo it where it can be. */
export function standingNotices(subscription: Subscription, context: StandingNotices): TemplateResult {
  return html`${agreedNotice(subscription, context)} ${cancellationNotice(subscription, context)}
  ${changeNotice(subscription, context)}`;
}

function cancellationNotice(
  { cancellation, status }: Subscription,
  { formats, ask }: StandingNotices,
): TemplateResult | typeof nothing {
  if (!cancellation || status === 'ended') return nothing;
  const { effectiveOn, requestedAt, requestedBy, reason, comment } = cancellation;
  const last = formats.day(effectiveOn);
  return messageBar({
    shape: 'alert',
    tone: 'warning',
    content: html`<p class="message-title">
        ${msg(str`Cancelled: it works until ${last}`, { desc: 'Title above a cancelled subscription; holds the last day.' })}
      </p>
      <p class="card-note">${requestText(requestedBy.name, formats.instant(requestedAt))} ${reasonText(reason)}.</p>
      ${comment ? html`<p class="card-note comment-said"><bdi>${comment}</bdi></p>` : nothing}`,
    actions: ask
      ? button({
          label: msg('Undo cancellation', { desc: 'Button that takes a cancellation back.' }),
          icon: 'returned',
          click: () => ask('undo_cancellation'),
          part: 'button undo',
        })
      : nothing,
  });
}

function changeNotice(
  { scheduledChange }: Subscription,
  { formats, ask }: StandingNotices,
): TemplateResult | typeof nothing {
  if (!scheduledChange) return nothing;
  const { effectiveOn, plan, seats, requestedAt, requestedBy } = scheduledChange;
  const day = formats.day(effectiveOn);
  const count = seatsText(seats, formats);
  return messageBar({
    shape: 'half',
    tone: 'neutral',
    content: html`<p class="message-title">
        ${msg(str`Changes on ${day} to ${plan.name}, ${count}`, {
          desc: 'Title above a subscription with a scheduled change; holds day, plan and seats.',
        })}
      </p>
      <p class="card-note">${requestText(requestedBy.name, formats.instant(requestedAt))}</p>`,
    actions: ask
      ? button({
          label: msg('Undo change', { desc: 'Button that takes a scheduled change back.' }),
          icon: 'returned',
          click: () => ask('undo_change'),
          part: 'button undo',
        })
      : nothing,
  });
}

function agreedNotice({ agreedRenewal }: Subscription, { formats }: StandingNotices): TemplateResult | typeof nothing {
  if (!agreedRenewal) return nothing;
  const { quoteNumber, plan, seats, term, total } = agreedRenewal;
  const last = formats.day(term.end);
  const count = seatsText(seats, formats);
  const amount = formats.money(total.gross);
  return messageBar({
    shape: 'check',
    tone: 'positive',
    content: html`<p class="message-title">
        ${msg(str`Renewed until ${last}`, { desc: 'Title above a subscription whose next term is agreed; holds its last day.' })}
      </p>
      <p class="card-note">
        ${msg(
          str`Agreed by renewal quote ${quoteNumber}: ${plan.name}, ${count}, ${amount} with tax for the whole term.`,
          {
            desc: 'Below "Renewed until": number of the quote, plan, seats and total.',
          },
        )}
      </p>`,
    actions: nothing,
  });
}

function requestText(name: string | null, moment: string): string {
  return name === null
    ? msg(str`Requested on ${moment}.`, { desc: 'When something was asked for.' })
    : msg(str`Requested by ${name} on ${moment}.`, { desc: 'Who asked for something, and when.' });
}
