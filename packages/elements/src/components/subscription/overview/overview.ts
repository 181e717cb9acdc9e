import { msg, str } from '@lit/localize';
import type { SubscriptionListItem } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import type { Formats } from '../../../localization/format.js';
import { periodText } from '../../../localization/period-text.js';
import { button } from '../../../ui/button.js';
import { statusBadge } from '../../../ui/status-badge.js';
import { seatsText } from '../../../localization/seats-text.js';
import {
  addOnText,
  autoRenewText,
  manageLabel,
  manageName,
  noticeText,
  paidWithText,
  renewalText,
  seatsInUseText,
  statusLooks,
  statusText,
} from '../subscription-texts.js';

/** What the overview needs beside the subscriptions. */
export interface OverviewContext {
  formats: Formats;
  /** The current moment, in milliseconds. */
  now: number;
  open: (subscriptionId: string) => void;
  /** Undefined where everything is on one page. */
  pages: { hasPrevious: boolean; hasNext: boolean; turn: (direction: 'next' | 'previous') => void } | undefined;
}

/** Every subscription with what matters at a glance, and the way to its details. */
export function overview(items: readonly SubscriptionListItem[], context: OverviewContext): TemplateResult {
  return html`<ul class="subscriptions" part="overview" aria-label=${listName()}>
      ${repeat(
        items,
        ({ id }) => id,
        (item) => entry(item, context),
      )}
    </ul>
    ${context.pages ? pager(context.pages) : nothing}`;
}

/** The overview while it loads. */
export function overviewSkeleton(): TemplateResult {
  return html`<div class="subscriptions" part="skeleton" aria-hidden="true">
    ${[1, 2].map(
      () =>
        html`<div class="subscription">
          <div class="entry-head"><span class="bar entry-bar"></span></div>
          <div class="glance">
            ${[1, 2, 3, 4].map(() => html`<div><span class="bar"></span><span class="bar wide"></span></div>`)}
          </div>
        </div>`,
    )}
  </div>`;
}

function entry(item: SubscriptionListItem, { formats, now, open }: OverviewContext): TemplateResult {
  const { id, product, plan, addOns, seats, status, term } = item;
  const inUse = seatsInUseText(seats, formats);
  const facts: [string, string][] = [
    [msg('Seats', { desc: 'Term: how many users a subscription is for.' }), inUse ?? seatsText(seats.bought, formats)],
    [msg('Term', { desc: 'Term: the span that is bought.' }), periodText(term, formats)],
    [msg('Next renewal', { desc: 'Term: when a subscription renews, and for how much.' }), renewalText(item, formats)],
    [msg('Notice deadline', { desc: 'Term: last day to cancel.' }), noticeText(item, formats, now)],
    [msg('Automatic renewal', { desc: 'Term: whether a subscription renews by itself.' }), autoRenewText(item)],
    [msg('Paid with', { desc: 'Term: how invoices are paid.' }), paidWithText(item)],
    ...(item.scheduledChange ? [scheduled(item.scheduledChange, formats)] : []),
  ];
  return html`<li class="subscription" part="subscription" data-subscription=${id}>
    <div class="entry-head">
      <div class="entry-name">
        <div class="entry-heading">
          <h2 class="entry-title"><bdi>${product.name}</bdi></h2>
          ${statusBadge(statusText(status), ...statusLooks[status])}
        </div>
        <p>
          <bdi>${plan.name}</bdi
          >${addOns.map((addOn) => html`<span class="add-on">+ <bdi>${addOnText(addOn, formats)}</bdi></span>`)}
        </p>
      </div>
      <div class="entry-actions">
        ${button({ label: manageLabel(), name: manageName(item), click: () => open(id), part: 'button manage' })}
      </div>
    </div>
    <dl class="glance">
      ${facts.map(
        ([label, said]) =>
          html`<div>
            <dt>${label}</dt>
            <dd><bdi>${said}</bdi></dd>
          </div>`,
      )}
    </dl>
  </li>`;
}

function scheduled(
  { effectiveOn, plan, seats }: NonNullable<SubscriptionListItem['scheduledChange']>,
  formats: Formats,
): [string, string] {
  const day = formats.day(effectiveOn);
  const count = seatsText(seats, formats);
  return [
    msg('Scheduled change', { desc: 'Term: a change that waits for the end of the term.' }),
    msg(str`${plan.name}, ${count} from ${day}`, { desc: 'A scheduled change: plan, seats and its first day.' }),
  ];
}

function pager({ hasPrevious, hasNext, turn }: NonNullable<OverviewContext['pages']>): TemplateResult {
  return html`<nav
    class="pager"
    part="pager"
    aria-label=${msg('Pages of subscriptions', { desc: 'Name of the paging.' })}
  >
    ${button({
      label: msg('Previous', { desc: 'Button to the page before.' }),
      icon: 'previous',
      disabled: !hasPrevious,
      click: () => turn('previous'),
      part: 'button previous',
    })}
    ${button({
      label: msg('Next', { desc: 'Button to the page after.' }),
      trailingIcon: 'next',
      disabled: !hasNext,
      click: () => turn('next'),
      part: 'button next',
    })}
  </nav>`;
}

function listName(): string {
  return msg('Your subscriptions', { desc: 'Name of the list of subscriptions.' });
}
