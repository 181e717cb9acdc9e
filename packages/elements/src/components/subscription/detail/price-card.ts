import { msg } from '@lit/localize';
import type { Subscription } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../../localization/format.js';
import { card } from '../../../ui/card.js';
import { intervalText } from './interval-text.js';

type TaxedAmount = Subscription['price'];

/** What the subscription costs now, and what its renewal is expected to cost. */
export function priceCard(subscription: Subscription, formats: Formats): TemplateResult {
  const { price, term, status, agreedRenewal } = subscription;
  // What is agreed is a price for the whole term, which is no next one of the same kind.
  const nextRenewal = agreedRenewal ? null : subscription.nextRenewal;
  return card({
    id: 'price-title',
    title: msg('Price', { desc: 'Term: what a subscription costs.' }),
    part: 'price',
    content: html`<table class="prices">
        <thead>
          <tr>
            <td class="card-note">${intervalText(term.interval)}</td>
            <th scope="col">${columnText(status)}</th>
            ${
              nextRenewal
                ? html`<th scope="col">
                    ${msg('At renewal', { desc: 'Column: the price from the next renewal on.' })}
                  </th>`
                : nothing
            }
          </tr>
        </thead>
        <tbody>
          ${row(msg('Without tax', { desc: 'Row of a price.' }), 'net', price, nextRenewal?.expected, formats)}
          ${row(msg('Tax', { desc: 'Row of a price.' }), 'tax', price, nextRenewal?.expected, formats)}
          ${row(msg('Total', { desc: 'Row of totals: with tax.' }), 'gross', price, nextRenewal?.expected, formats)}
        </tbody>
      </table>
      ${nextRenewal ? html`<p class="card-note">${expectedText()}</p>` : nothing}`,
  });
}

function columnText(status: Subscription['status']): string {
  return status === 'ended'
    ? msg('Last term', { desc: 'Column: the price before a subscription ended.' })
    : msg('Now', { desc: 'Column: the price of today.' });
}

function row(
  label: string,
  part: keyof TaxedAmount,
  price: TaxedAmount,
  expected: TaxedAmount | undefined,
  formats: Formats,
): TemplateResult {
  return html`<tr class=${part}>
    <th scope="row">${label}</th>
    <td><bdi>${formats.money(price[part])}</bdi></td>
    ${expected ? html`<td><bdi>${formats.money(expected[part])}</bdi></td>` : nothing}
  </tr>`;
}

function expectedText(): string {
  return msg('The price at renewal is what is expected by today’s prices and tax rules.', {
    desc: 'Below the expected price of a renewal.',
  });
}
