import { msg } from '@lit/localize';
import type { Invoice, Money } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../../localization/format.js';
import { meansText } from '../../../localization/means-text.js';

/** What was booked on an invoice, and what is under way. */
export function detailPayments(invoice: Invoice, formats: Formats): TemplateResult | typeof nothing {
  const { payments = [], amountPending } = invoice;
  if (payments.length === 0 && !amountPending) return nothing;
  return html`<section>
    <p class="detail-title" id="payments-title">
      ${msg('Payments', { desc: 'Title of what was paid on an invoice.' })}
    </p>
    <ul class="entries" aria-labelledby="payments-title">
      ${payments.map(({ amount, paidAt, means }) =>
        entry(meansText(means), formats.day(paidAt.slice(0, 10)), amount, formats),
      )}
      ${
        amountPending
          ? entry(
              msg('Payment under way', { desc: 'A payment that has not settled yet.' }),
              msg('Booked when the bank confirms it', { desc: 'Explains a payment under way.' }),
              amountPending,
              formats,
            )
          : nothing
      }
    </ul>
  </section>`;
}

function entry(what: string, remark: string, amount: Money, formats: Formats): TemplateResult {
  return html`<li>
    <span>${what} <span class="line-note">${remark}</span></span>
    <span class="entry-amount">${formats.money(amount)}</span>
  </li>`;
}
