import { msg } from '@lit/localize';
import type { QuoteContact, RenewalQuote } from '@portico/client';
import { html, nothing, type TemplateResult } from 'lit';

type Reason = NonNullable<RenewalQuote['review']>['reason'];

/** Why the seller looks at a quote first, and whom to ask. */
export function reviewPanel({ review }: RenewalQuote): TemplateResult {
  return html`<p>${review ? reasonText(review.reason) : nothing} ${waitingText()}</p>
    ${contactLine(review?.contact)}`;
}

/** Whom to ask about a quote; nothing where that is not known. */
export function contactLine(contact: QuoteContact | null | undefined): TemplateResult | typeof nothing {
  if (!contact) return nothing;
  const { name, email, phone } = contact;
  return html`<address class="quote-contact">
    <span>${msg('Questions?', { desc: 'Before name, e-mail address and phone number of a contact.' })}</span>
    <bdi>${name}</bdi>
    <a href="mailto:${email}"><bdi>${email}</bdi></a>
    ${phone === undefined ? nothing : html`<a href="tel:${phone.replaceAll(/[^+\d]/g, '')}"><bdi>${phone}</bdi></a>`}
  </address>`;
}

function reasonText(reason: Reason): string {
  switch (reason) {
    case 'amount':
      return msg('Because of its amount, the seller checks this quote before you get it.', {
        desc: 'Why a quote needs approval.',
      });
    case 'discount':
      return msg('Because of its discount, the seller checks this quote before you get it.', {
        desc: 'Why a quote needs approval.',
      });
    case 'terms':
      return msg('Because of what was asked for, the seller checks this quote before you get it.', {
        desc: 'Why a quote needs approval.',
      });
    case 'reseller':
      return msg('Your reseller checks this quote before you get it.', { desc: 'Why a quote needs approval.' });
  }
}

function waitingText(): string {
  return msg('It appears here by itself as soon as that is done.', { desc: 'A quote waits for approval.' });
}
