import { msg } from '@lit/localize';
import type { Invoice } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { failureText, referenceText } from '../../localization/failure-texts.js';
import type { Formats } from '../../localization/format.js';
import { button } from '../../ui/button.js';
import { card } from '../../ui/card.js';
import { statusBadge } from '../../ui/status-badge.js';
import { quoteBody } from './quote-body.js';
import type { QuoteAction } from './quote-rules.js';
import type { QuoteSection } from './quote-section.js';
import { actionText, quoteStatusLooks, quoteStatusText } from './quote-texts.js';

/** What the card needs. */
export interface QuoteCard {
  section: QuoteSection;
  formats: Formats;
  /** The invoice of an accepted quote, once it is known. */
  invoice: Invoice | undefined;
  /** Lets the host show that invoice; undefined where the session may not see invoices. */
  showInvoice: (() => void) | undefined;
}

/** Id of the card's title. */
export const titleId = 'quote-title';

/** Actions that a card shows with emphasis: what a state is there for. */
const primary: ReadonlySet<QuoteAction> = new Set<QuoteAction>(['request', 'accept', 'retry']);

/** How the newest quote stands, and what can be done about it. */
export function quoteCard(context: QuoteCard): TemplateResult {
  const { section } = context;
  const { quote } = section.quotes;
  return card({
    id: titleId,
    title: titleText(),
    part: 'quote',
    ...(quote ? { action: statusBadge(quoteStatusText(quote.status), ...quoteStatusLooks[quote.status]) } : {}),
    content: html`${outdated(section)}
      <div class="quote-body">${quoteBody(quote, context)}</div>
      ${problem(section)} ${actions(context)}`,
  });
}

/** The title of the card, also while it loads. */
export function titleText(): string {
  return msg('Renewal quote', { desc: 'Title: an offer for the next term of a subscription.' });
}

/** Says that what is shown may no longer be so, because it could not be read again. */
function outdated({ quotes }: QuoteSection): TemplateResult | typeof nothing {
  const { failure } = quotes;
  if (!failure) return nothing;
  return html`<div class="quote-outdated">
    <p class="quote-problem">${failureText(failure.code)} ${referenceText(failure.requestId) ?? nothing}</p>
    ${button({
      label: msg('Try again', { desc: 'Button after an error.' }),
      click: () => void quotes.reload(),
      part: 'button retry',
    })}
  </div>`;
}

function problem({ failure }: QuoteSection): TemplateResult | typeof nothing {
  if (!failure) return nothing;
  return html`<p class="quote-problem" id="quote-problem">
    ${failureText(failure.code)} ${referenceText(failure.requestId) ?? nothing}
  </p>`;
}

function actions({ section, invoice, showInvoice }: QuoteCard): TemplateResult | typeof nothing {
  if (section.actions.length === 0 && !showInvoice) return nothing;
  return html`<div class="card-actions">
    ${showInvoice ? invoiceButton(invoice, showInvoice) : nothing}
    ${repeat(
      section.actions,
      // A button never becomes another one under a finger that presses twice.
      (action) => action,
      (action) =>
        button({
          label: actionText(action),
          emphasis: primary.has(action),
          busy: section.isBusy(action),
          describedBy: section.failure && (action === 'download' || action === 'retry') ? 'quote-problem' : undefined,
          click: () => void section.start(action),
          part: `button ${action}`,
        }),
    )}
  </div>`;
}

function invoiceButton(invoice: Invoice | undefined, click: () => void): TemplateResult {
  const isUnpaid = invoice !== undefined && invoice.amountDue.amount > 0;
  return button({
    label: isUnpaid
      ? msg('Show and pay the invoice', { desc: 'Button that leads to the unpaid invoice of a renewal.' })
      : msg('Show the invoice', { desc: 'Button that leads to the invoice of a renewal.' }),
    icon: 'receipt',
    emphasis: isUnpaid,
    click,
    part: 'button invoice',
  });
}
