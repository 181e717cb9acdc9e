import { msg, str } from '@lit/localize';
import type { Subscription } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../../localization/format.js';
import { meansText } from '../../../localization/means-text.js';
import { seatsText } from '../../../localization/seats-text.js';
import { seatsInUseText } from '../subscription-texts.js';
import { intervalText } from './interval-text.js';

/** What the customer has, until when, what it costs next and how it is paid: one line. */
export function glance(subscription: Subscription, formats: Formats): TemplateResult {
  const told = subscription.status === 'ended' ? [held, end] : [held, end, cost, payment];
  const figures = told.map((figure) => figure(subscription, formats));
  return html`<dl class="figures" part="summary">
    ${figures.map(
      ({ label, value, note }) =>
        html`<div>
          <dt>${label}</dt>
          <dd class="figure-value"><bdi>${value}</bdi></dd>
          ${note ? html`<dd class="figure-note"><bdi>${note}</bdi></dd>` : nothing}
        </div>`,
    )}
  </dl>`;
}

interface Figure {
  label: string;
  value: string;
  note: string | undefined;
}

function held({ plan, seats }: Subscription, formats: Formats): Figure {
  const count = seatsText(seats.bought, formats);
  return {
    label: msg('Plan and seats', { desc: 'Title of a card.' }),
    value: `${plan.name}, ${count}`,
    note: seatsInUseText(seats, formats),
  };
}

function end({ status, term, nextRenewal, agreedRenewal }: Subscription, formats: Formats): Figure {
  return {
    label:
      status === 'ended'
        ? msg('Ended on', { desc: 'Term: the last day of a subscription that is over.' })
        : msg('Until', { desc: 'Term: the last day that a subscription works for now.' }),
    value: formats.day(term.end),
    note:
      status === 'ended'
        ? undefined
        : agreedRenewal
          ? msg('then the agreed term', { desc: 'Below the last day of the term: the next one is agreed by a quote.' })
          : nextRenewal
            ? msg('then renews automatically', { desc: 'Below the last day of the term. About a subscription.' })
            : msg('then ends', { desc: 'Below the last day of the term: it does not renew. About a subscription.' }),
  };
}

function cost({ nextRenewal, price, term, agreedRenewal }: Subscription, formats: Formats): Figure {
  if (nextRenewal) {
    const day = formats.day(nextRenewal.on);
    return {
      label: msg('Next renewal', { desc: 'Term: when a subscription renews, and for how much.' }),
      value: formats.money(nextRenewal.expected.gross),
      note: agreedRenewal
        ? msg(str`agreed from ${day}, with tax`, {
            desc: 'Below the agreed total of the next term; holds its first day.',
          })
        : msg(str`expected on ${day}, with tax`, { desc: 'Below the total of the next renewal.' }),
    };
  }
  const interval = intervalText(term.interval);
  return {
    label: msg('Price', { desc: 'Term: what a subscription costs.' }),
    value: formats.money(price.gross),
    note: msg(str`${interval}, with tax; no further renewal`, {
      desc: 'Below the price of a subscription that does not renew; holds "per month" or the like.',
    }),
  };
}

function payment({ paymentMethod }: Subscription): Figure {
  const label = msg('Paid with', { desc: 'Term: how invoices are paid.' });
  return paymentMethod
    ? {
        label,
        value: meansText(paymentMethod),
        note: msg('charged automatically', { desc: 'Below the payment method in use.' }),
      }
    : {
        label,
        value: msg('By hand', { desc: 'No payment method: each invoice is paid by the customer.' }),
        note: msg('invoice by invoice', { desc: 'Below "By hand": how invoices are paid.' }),
      };
}
