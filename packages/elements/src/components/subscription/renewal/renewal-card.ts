import { msg, str } from '@lit/localize';
import type { Subscription } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { DownloadState } from '../../../controllers/download-controller.js';
import type { Formats } from '../../../localization/format.js';
import { periodText } from '../../../localization/period-text.js';
import { button } from '../../../ui/button.js';
import { card } from '../../../ui/card.js';
import { pairs } from '../../../ui/pairs.js';
import { isTooLate } from '../notice-deadline.js';
import { autoRenewText, noticeText, renewalText } from '../subscription-texts.js';
import { writeFailureText } from '../write-failure-texts.js';

/** What the renewal card needs beside the subscription. */
export interface RenewalCard {
  formats: Formats;
  /** The current moment, in milliseconds. */
  now: number;
  /** Asks to switch renewal on or off; undefined where the session may not. */
  toggle: (() => void) | undefined;
  calendar: DownloadState;
  addToCalendar: () => void;
}

/** The term, what follows it, and until when that can be changed. */
export function renewalCard(subscription: Subscription, context: RenewalCard): TemplateResult {
  const { formats, now, toggle } = context;
  const { status, term, autoRenew, timeZone, agreedRenewal } = subscription;
  const isLate = isTooLate(subscription, now);
  const goesOn = status !== 'ended' && status !== 'cancels_at_term_end' && !agreedRenewal;
  // Off can always become on; on can become off until the deadline.
  const canToggle = toggle && goesOn && (!autoRenew || !isLate);
  return card({
    id: 'renewal-title',
    title: msg('Term and renewal', { desc: 'Title of a card.' }),
    part: 'renewal',
    content: html`${pairs([
      [msg('Term', { desc: 'Term: the span that is bought.' }), periodText(term, formats)],
      [msg('Length', { desc: 'Term: how long the span is that is bought.' }), monthsText(term.months, formats)],
      [
        msg('Next renewal', { desc: 'Term: when a subscription renews, and for how much.' }),
        renewalText(subscription, formats),
      ],
      [msg('Notice deadline', { desc: 'Term: last day to cancel.' }), noticeText(subscription, formats, now)],
      [
        msg('Automatic renewal', { desc: 'Term: whether a subscription renews by itself.' }),
        canToggle ? renewalSwitch(autoRenew, toggle) : autoRenewText(subscription),
      ],
      [msg('Time zone', { desc: 'Term: days and deadlines are days of this zone.' }), html`<bdi>${timeZone}</bdi>`],
    ])}
    ${goesOn && autoRenew && !isLate ? calendarAction(context) : nothing}`,
  });
}

function renewalSwitch(isOn: boolean, toggle: () => void): TemplateResult {
  return html`<button
    type="button"
    class="switch"
    part="button switch"
    role="switch"
    aria-checked=${isOn ? 'true' : 'false'}
    aria-label=${msg('Automatic renewal', { desc: 'Term: whether a subscription renews by itself.' })}
    @click=${toggle}
  >
    <span class="track" aria-hidden="true"></span>
    <span>${autoRenewText({ autoRenew: isOn })}</span>
  </button>`;
}

function calendarAction({ calendar, addToCalendar }: RenewalCard): TemplateResult {
  const { busy, failure } = calendar;
  return html`<div class="card-actions">
    ${button({
      label: msg('Add to calendar', { desc: 'Button that downloads the notice deadline as a calendar file.' }),
      icon: 'calendar',
      busy,
      click: addToCalendar,
      describedBy: failure && 'calendar-problem',
      part: 'button calendar',
    })}
    ${failure ? html`<p class="field-problem" id="calendar-problem">${writeFailureText(failure)}</p>` : nothing}
  </div>`;
}

function monthsText(months: number, formats: Formats): string {
  const number = formats.number(months);
  return formats.plural(months) === 'one'
    ? msg(str`${number} month`, { desc: 'Length of a term, singular.' })
    : msg(str`${number} months`, { desc: 'Length of a term, plural.' });
}
