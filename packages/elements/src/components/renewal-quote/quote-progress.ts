import { msg } from '@lit/localize';
import type { RenewalQuote } from '@portico/client';
import { html, type TemplateResult } from 'lit';
import { quoteStatusText } from './quote-texts.js';

/** How far a quote has come that is being prepared. */
export function progressPanel({ status, progress }: RenewalQuote): TemplateResult {
  const name = quoteStatusText('preparing');
  const total = status === 'preparing' ? (progress?.total ?? 0) : 0;
  return html`<div class="quote-progress">
    ${
      total > 0
        ? html`<progress aria-label=${name} max=${total} .value=${progress?.done ?? 0}></progress>`
        : html`<progress aria-label=${name}></progress>`
    }
    <p>${text()}</p>
  </div>`;
}

function text(): string {
  return msg('This takes a moment. The quote appears here by itself, also when you come back later.', {
    desc: 'Below the progress bar of a quote.',
  });
}
