import { msg, str } from '@lit/localize';
import type { RenewalQuote } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';
import { icon } from '../../ui/icons.js';
import { acceptanceFacts } from './quote-acceptance.js';
import type { QuoteCard } from './quote-card.js';
import { offerFacts, offerLines } from './quote-offer.js';
import { progressPanel } from './quote-progress.js';
import { contactLine, reviewPanel } from './quote-review.js';
import { remakingText } from './quote-texts.js';

/** What a card says about the newest quote, or that there is none. */
export function quoteBody(quote: RenewalQuote | undefined, context: QuoteCard): unknown {
  const { formats } = context;
  if (!quote) return html`<p>${noneText(context)}</p>`;
  switch (quote.status) {
    case 'requested':
    case 'preparing':
      return html`${progressPanel(quote)} ${offerFacts(quote, formats)}`;
    case 'under_review':
      return html`${reviewPanel(quote)} ${offerFacts(quote, formats)}`;
    case 'ready':
      return html`${quote.document ? nothing : remaking()} ${quote.totalChanged ? changed() : nothing}
      ${offerFacts(quote, formats)} ${offerLines(quote, formats)}`;
    case 'accepted':
      return accepted(quote, context);
    case 'declined':
      return html`<p>${declinedText()}</p>
        ${note(quote)} ${contactLine(quote.review?.contact)} ${offerFacts(quote, formats)}`;
    case 'withdrawn':
      return closed(withdrawnText(), quote, context);
    case 'expired':
      return closed(expiredText(quote, context), quote, context);
    case 'superseded':
      return closed(supersededText(), quote, context);
    case 'failed':
      return html`<p>${failedText(quote)}</p>
        ${offerFacts(quote, formats)}`;
  }
}

function closed(why: string, quote: RenewalQuote, { formats }: QuoteCard): TemplateResult {
  return html`<p>${why}</p>
    ${offerFacts(quote, formats)}`;
}

function accepted(quote: RenewalQuote, { formats, invoice }: QuoteCard): TemplateResult {
  return html`<p>${acceptedText()}</p>
    ${acceptanceFacts(quote, invoice, formats)} ${offerFacts(quote, formats)}`;
}

function remaking(): TemplateResult {
  return html`<p class="calculation-news">${icon('busy')}<span>${remakingText()}</span></p>`;
}

function changed(): TemplateResult {
  const text = msg('The total is not the one that was shown before asking. Check it before you accept.', {
    desc: 'Above a quote whose price or tax has changed while it was prepared.',
  });
  return html`<p class="calculation-news">${icon('alert')}<span>${text}</span></p>`;
}

function note({ review }: RenewalQuote): TemplateResult | typeof nothing {
  return review?.note ? html`<blockquote class="quote-said"><bdi>${review.note}</bdi></blockquote>` : nothing;
}

function noneText({ section }: QuoteCard): string {
  return section.actions.includes('request')
    ? msg(
        'Ask for a quote of what the next term costs: to have it approved, to order with a purchase-order reference, or to pay in advance. Asking is free and binds nobody.',
        { desc: 'In the card, before a quote was asked for.' },
      )
    : msg('No renewal quote has been asked for.', { desc: 'In the card, where the session may not ask for one.' });
}

function acceptedText(): string {
  return msg('The renewal is agreed. It begins when the present term ends.', { desc: 'About an accepted quote.' });
}

function declinedText(): string {
  return msg('The seller has not approved this quote. You can ask for another one.', {
    desc: 'About a declined quote; the note of the seller follows.',
  });
}

function withdrawnText(): string {
  return msg('The request was withdrawn. You can ask for a new quote at any time.', {
    desc: 'About a withdrawn quote.',
  });
}

function expiredText({ validUntil, timeZone }: RenewalQuote, { formats }: QuoteCard): string {
  if (validUntil === null) {
    return msg('This quote can no longer be accepted. Ask for a new one.', { desc: 'About an expired quote.' });
  }
  const day = formats.dayIn(validUntil, timeZone);
  return msg(str`This quote could be accepted until ${day}. Ask for a new one.`, {
    desc: 'About an expired quote; holds the last day.',
  });
}

function supersededText(): string {
  return msg(
    'The subscription was changed after this quote was made, so its price is no longer right and it cannot be accepted. Ask for a new one.',
    { desc: 'About a quote that is no longer valid.' },
  );
}

function failedText({ failure }: RenewalQuote): string {
  return failure?.retryable === false
    ? msg('The quote could not be prepared. Withdraw the request and ask again.', {
        desc: 'About a quote that cannot be made.',
      })
    : msg('The quote could not be prepared. Nothing you entered is lost: have it prepared again.', {
        desc: 'About a quote that can be tried again.',
      });
}
