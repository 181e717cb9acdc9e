import { msg, str } from '@lit/localize';
import type { Subscription } from '@portico/client';
import { html, type TemplateResult } from 'lit';
import type { Formats } from '../../../localization/format.js';
import { button } from '../../../ui/button.js';
import { card } from '../../../ui/card.js';
import { tooLateText } from '../renewal/renewal-texts.js';
import { isTooLate } from '../notice-deadline.js';
import { cancelLabel } from './cancel-texts.js';

/** What the card needs beside the subscription. */
export interface CancelCard {
  formats: Formats;
  /** The current moment, in milliseconds. */
  now: number;
  cancel: () => void;
}

/** How a subscription ends; undefined where it does already. */
export function cancelCard(
  subscription: Subscription,
  { formats, now, cancel }: CancelCard,
): TemplateResult | undefined {
  const { status, noticeDeadline, timeZone, term } = subscription;
  if (status === 'ended' || status === 'cancels_at_term_end') return undefined;
  const end = formats.day(term.end);
  if (noticeDeadline === null || isTooLate(subscription, now)) {
    return endCard(html`<p>${tooLateText(subscription, formats)}</p>`);
  }
  const day = formats.dayIn(noticeDeadline, timeZone, now);
  return endCard(
    html`<p>
        ${msg(str`You can cancel until ${day}. The subscription then works until ${end}.`, {
          desc: 'In the card for cancelling; holds the notice deadline and the last day of the term.',
        })}
      </p>
      <div class="card-actions">${button({ label: cancelLabel(), click: cancel, part: 'button cancel' })}</div>`,
  );
}

function endCard(content: TemplateResult): TemplateResult {
  return card({
    id: 'cancel-title',
    title: msg('Cancellation', { desc: 'Title of a card.' }),
    part: 'cancellation',
    content,
  });
}
