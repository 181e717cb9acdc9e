import { msg } from '@lit/localize';
import type { Invoice } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { failureText, referenceText } from '../../../localization/failure-texts.js';
import type { Formats } from '../../../localization/format.js';
import { button } from '../../../ui/button.js';
import type { DetailState } from './detail-controller.js';
import { detailHistory } from './detail-history.js';
import { detailLines } from './detail-lines.js';
import { detailPayments } from './detail-payments.js';
import { detailPreview } from './detail-preview.js';
import { detailRelated } from './detail-related.js';
import { detailTotals } from './detail-totals.js';
import { periodText } from '../../../localization/period-text.js';

/** What a detail needs beside its state. */
export interface DetailContext {
  formats: Formats;
  /** BCP 47 tag. */
  locale: string;
  /** Opens another invoice in place of this one. */
  open: (invoiceId: string) => void;
  retry: () => void;
  togglePreview: () => void;
}

/** An invoice in place: what it says, what was paid, what belongs to it and what happened to it. */
export function invoiceDetail(state: DetailState, context: DetailContext): TemplateResult {
  if (state.failure) return detailFailure(state.failure, context.retry);
  return state.invoice ? detailContent(state.invoice, state, context) : detailSkeleton();
}

function detailContent(invoice: Invoice, state: DetailState, context: DetailContext): TemplateResult {
  const { formats } = context;
  const { document } = invoice;
  return html`<div class="detail" part="detail">
    ${detailFacts(invoice, formats)} ${document.lines.length > 0 ? detailLines(document.lines, context) : nothing}
    <div class="detail-columns">
      <div class="detail-asides">
        ${detailPayments(invoice, formats)} ${detailRelated(invoice, formats, context.open)}
        ${detailHistory(state.activity, formats)}
      </div>
      ${detailTotals(invoice, formats)}
    </div>
    ${detailPreview(invoice, state.preview, context)}
  </div>`;
}

function detailFacts({ document }: Invoice, formats: Formats): TemplateResult {
  const { seller, buyer, references, period, paymentTerms } = document;
  const facts: [string, string | null | undefined][] = [
    [msg('From', { desc: 'Fact of an invoice: the seller.' }), seller.name],
    [msg('To', { desc: 'Fact of an invoice: the buyer.' }), buyer.name],
    [msg('Period', { desc: 'Fact of an invoice: what time it is for.' }), period && periodText(period, formats)],
    [msg('Purchase order', { desc: 'Fact of an invoice: reference of the buyer.' }), references.purchaseOrder],
    [msg('Your reference', { desc: 'Fact of an invoice: reference of the buyer.' }), references.buyer],
    [msg('Terms', { desc: 'Fact of an invoice: payment terms.' }), paymentTerms],
  ];
  return html`<dl class="facts">
    ${facts.map(([label, value]) =>
      value
        ? html`<div>
            <dt>${label}</dt>
            <dd><bdi>${value}</bdi></dd>
          </div>`
        : nothing,
    )}
  </dl>`;
}

function detailFailure(failure: NonNullable<DetailState['failure']>, retry: () => void): TemplateResult {
  return html`<div class="detail" part="detail">
    <p role="alert">${failureText(failure.code)} ${referenceText(failure.requestId) ?? nothing}</p>
    ${
      failure.code === 'not_found'
        ? nothing
        : button({ label: msg('Try again', { desc: 'Button after an error.' }), click: retry, part: 'button retry' })
    }
  </div>`;
}

function detailSkeleton(): TemplateResult {
  return html`<div class="detail" part="detail">
    <p class="hidden">
      ${msg('The invoice is being loaded.', { desc: 'Spoken while the details of an invoice load.' })}
    </p>
    <div class="detail-skeleton" aria-hidden="true">
      ${[1, 2, 3, 1].map((width) => html`<span class="bar w${String(width)}"></span>`)}
    </div>
  </div>`;
}
