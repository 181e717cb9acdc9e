import { msg } from '@lit/localize';
import type { RenewalQuote } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import type { Formats } from '../../localization/format.js';
import { pairs } from '../../ui/pairs.js';
import { seatsText } from '../../localization/seats-text.js';
import { quoteLines } from './quote-lines.js';
import { offerText, termText } from './quote-texts.js';

/** What is quoted, in few words. What is not known yet is left out. */
export function offerFacts(quote: RenewalQuote, formats: Formats): TemplateResult {
  const { number, productName, seats, term, total, validUntil, purchaseOrderReference, status, timeZone } = quote;
  return pairs([
    [msg('Quote number', { desc: 'Term: the number of a quote.' }), number ?? undefined],
    [
      msg('Quoted', { desc: 'Term: product, plan and seats of a quote.' }),
      offerText(productName, quote, seatsText(seats, formats)),
    ],
    [msg('New term', { desc: 'Term: the period that a quote is for.' }), termText(term, formats)],
    [msg('Total with tax', { desc: 'Row of a calculation.' }), total ? formats.money(total.gross) : undefined],
    [
      msg('Valid until', { desc: 'Term: the last day to accept a quote.' }),
      status === 'ready' && validUntil !== null ? formats.dayIn(validUntil, timeZone) : undefined,
    ],
    [
      msg('Purchase-order reference', { desc: 'Term of an invoice (EN 16931 BT-13).' }),
      purchaseOrderReference ?? undefined,
    ],
  ]);
}

/** The lines of a quote and its conditions, to be unfolded. */
export function offerLines({ lines, taxes, total, conditions }: RenewalQuote, formats: Formats): unknown {
  if (!total) return nothing;
  return html`<details class="quote-details">
    <summary id="quote-lines-title">${msg('What it is made of', { desc: 'Unfolds the lines of a quote.' })}</summary>
    ${quoteLines({ labelledBy: 'quote-lines-title', lines, taxes, total, formats })}
    ${conditions === null ? nothing : html`<p class="card-note"><bdi>${conditions}</bdi></p>`}
  </details>`;
}
