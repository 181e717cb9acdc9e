import { msg, str } from '@lit/localize';
import type { Subscription } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../../localization/format.js';
import { card } from '../../../ui/card.js';
import { addOnText } from '../subscription-texts.js';
import { pairs } from '../../../ui/pairs.js';
import { intervalText } from './interval-text.js';

/** What the plan card needs beside the subscription. */
export interface PlanCard {
  formats: Formats;
  /** The button that changes seats or plan; undefined where that is not possible. */
  change: unknown;
}

/** Product, plan, add-ons and seats. */
export function planCard(subscription: Subscription, { formats, change }: PlanCard): TemplateResult {
  const { product, plan, seats } = subscription;
  return card({
    id: 'plan-title',
    title: msg('Plan and seats', { desc: 'Title of a card.' }),
    part: 'plan',
    content: html`${pairs([
      [msg('Product', { desc: 'Term: what was subscribed to.' }), html`<bdi>${product.name}</bdi>`],
      [msg('Plan', { desc: 'Term: the plan of a product.' }), html`<bdi>${plan.name}</bdi>`],
      [msg('Included', { desc: 'Term: what a plan gives.' }), features(plan.features)],
      [msg('Add-ons', { desc: 'Term: what was bought beside the plan.' }), addOns(subscription, formats)],
      [msg('Seats bought', { desc: 'Term: how many users were paid for.' }), formats.number(seats.bought)],
      [
        msg('Seats in use', { desc: 'Term: how many of the bought seats are taken.' }),
        inUseText(seats, formats) ?? msg('Not reported', { desc: 'It is not known how many seats are taken.' }),
      ],
    ])}
    ${change ? html`<div class="card-actions">${change}</div>` : nothing}`,
  });
}

function inUseText({ used, bought }: Subscription['seats'], formats: Formats): string | undefined {
  if (used === null) return undefined;
  const inUse = formats.number(used);
  const all = formats.number(bought);
  return msg(str`${inUse} of ${all}`, { desc: 'Behind "Seats in use": how many of the bought seats.' });
}

function features(list: readonly string[]): TemplateResult | undefined {
  if (list.length === 0) return undefined;
  return html`<ul class="plain-list">
    ${list.map((feature) => html`<li><bdi>${feature}</bdi></li>`)}
  </ul>`;
}

function addOns({ addOns: list, term }: Subscription, formats: Formats): TemplateResult | string {
  if (list.length === 0) return msg('None', { desc: 'Said of a term: there is none. Masculine in French.' });
  const interval = intervalText(term.interval);
  return html`<ul class="plain-list">
    ${list.map((addOn) => {
      const { price, quantity } = addOn;
      const amount = formats.money({ ...price, amount: price.amount * quantity });
      return html`<li>
        <bdi>${addOnText(addOn, formats)}</bdi>
        <span class="card-note"
          ><bdi>${msg(str`${amount} ${interval}, without tax`, { desc: 'Price of an add-on.' })}</bdi></span
        >
      </li>`;
    })}
  </ul>`;
}
