import { msg, str } from '@lit/localize';
import type { Invoice, Money } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../../localization/format.js';

type Related = NonNullable<Invoice['related']>[number];

/** The credit notes of an invoice, or the invoices that a credit note corrects, each leading to its own detail. */
export function detailRelated(
  { related = [], type }: Invoice,
  formats: Formats,
  open: (invoiceId: string) => void,
): TemplateResult | typeof nothing {
  if (related.length === 0) return nothing;
  return html`<section>
    <p class="detail-title" id="related-title">
      ${
        type === 'credit_note'
          ? msg('Corrects', { desc: 'Title above the invoices that a credit note corrects.' })
          : msg('Credit notes', { desc: 'Title above the credit notes of an invoice.' })
      }
    </p>
    <ul class="entries" aria-labelledby="related-title">
      ${related.map((other) => relatedEntry(other, formats, open))}
    </ul>
  </section>`;
}

function openName({ type, number }: Related): string {
  return type === 'credit_note'
    ? msg(str`Open credit note ${number}`, { desc: 'Accessible name of a link to a credit note; holds its number.' })
    : msg(str`Open invoice ${number}`, { desc: 'Accessible name of a link to an invoice; holds its number.' });
}

/** What a credit note states is taken off what is owed, as in the list. */
function signed({ type, total: { amount, currency } }: Related): Money {
  return { amount: type === 'credit_note' ? 0 - amount : amount, currency };
}

function relatedEntry(
  other: NonNullable<Invoice['related']>[number],
  formats: Formats,
  open: (invoiceId: string) => void,
): TemplateResult {
  const handleClick = (): void => open(other.id);
  return html`<li>
    <span>
      <button type="button" class="link" aria-label=${openName(other)} @click=${handleClick}>
        <bdi>${other.number}</bdi>
      </button>
      <span class="line-note"><time datetime=${other.issueDate}>${formats.day(other.issueDate)}</time></span>
    </span>
    <span class="entry-amount">${formats.money(signed(other))}</span>
  </li>`;
}
