import { msg, str } from '@lit/localize';
import type { QuoteStatus, RenewalPreview, RenewalQuote } from '@portico/client';
import type { Formats } from '../../localization/format.js';
import type { IconName } from '../../ui/icons.js';
import type { StatusTone } from '../../ui/status-badge.js';
import type { QuoteAction } from './quote-rules.js';

/** The word for a status. */
export function quoteStatusText(status: QuoteStatus): string {
  switch (status) {
    case 'requested':
      return msg('Requested', { desc: 'Status of a quote that waits to be prepared. Masculine in French.' });
    case 'preparing':
      return msg('Being prepared', { desc: 'Status of a quote that is calculated and written.' });
    case 'under_review':
      return msg('Being checked', { desc: 'Status of a quote that the seller has to approve.' });
    case 'ready':
      return msg('Ready', { desc: 'Status of a quote that can be accepted. Masculine in French.' });
    case 'accepted':
      return msg('Accepted', { desc: 'Status of a proof of payment or of a quote. Masculine in French.' });
    case 'declined':
      return msg('Declined', { desc: 'Status of a quote that the seller did not approve. Masculine in French.' });
    case 'withdrawn':
      return msg('Withdrawn', { desc: 'Status of a quote whose request the customer took back.' });
    case 'expired':
      return msg('Has expired', { desc: 'Status of a quote whose validity is over.' });
    case 'superseded':
      return msg('No longer valid', { desc: 'Status of a quote of a subscription that was changed since.' });
    case 'failed':
      return msg('Not prepared', { desc: 'Status of a quote that could not be made. Masculine in French.' });
  }
}

/** Shape and colour of a status. */
export const quoteStatusLooks: Readonly<Record<QuoteStatus, [IconName, StatusTone]>> = {
  requested: ['ring', 'neutral'],
  preparing: ['half', 'neutral'],
  under_review: ['half', 'warning'],
  ready: ['diamondFilled', 'positive'],
  accepted: ['check', 'positive'],
  declined: ['alert', 'danger'],
  withdrawn: ['returned', 'muted'],
  expired: ['ring', 'muted'],
  superseded: ['ring', 'warning'],
  failed: ['alert', 'danger'],
};

/** Label of what starts an action. */
export function actionText(action: QuoteAction): string {
  switch (action) {
    case 'request':
      return msg('Request renewal quote', { desc: 'Button or menu item that asks for a quote for the next term.' });
    case 'download':
      return msg('Download renewal quote', { desc: 'Button or menu item that saves the PDF of a quote.' });
    case 'accept':
      return msg('Accept renewal quote', { desc: 'Button or menu item that opens the form to accept a quote.' });
    case 'send':
      return msg('Send renewal quote by email', { desc: 'Button or menu item that sends the PDF of a quote.' });
    case 'purchase-order':
      return msg('Change purchase-order reference', {
        desc: 'Button or menu item that edits the purchase-order reference of a quote.',
      });
    case 'retry':
      return msg('Prepare the quote again', { desc: 'Button or menu item after a quote could not be prepared.' });
    case 'withdraw':
      return msg('Withdraw the request', { desc: 'Button or menu item that takes back the request for a quote.' });
  }
}

/** The term that a quote is for. */
export function termText({ start, end, months }: RenewalQuote['term'], formats: Formats): string {
  const from = formats.day(start);
  const until = formats.day(end);
  const length = monthsText(months, formats);
  return msg(str`${from} to ${until}, ${length}`, {
    desc: 'The term of a quote: first day, last day and its length, such as "12 months".',
  });
}

/** A number of months; whole years as such. */
export function monthsText(months: number, formats: Formats): string {
  const isYears = months % 12 === 0;
  const count = isYears ? months / 12 : months;
  const number = formats.number(count);
  const isOne = formats.plural(count) === 'one';
  if (isYears) {
    return isOne
      ? msg(str`${number} year`, { desc: 'Length of a term, singular.' })
      : msg(str`${number} years`, { desc: 'Length of a term, plural.' });
  }
  return isOne
    ? msg(str`${number} month`, { desc: 'Length of a term, singular.' })
    : msg(str`${number} months`, { desc: 'Length of a term, plural.' });
}

/** What is quoted, in one line such as "Studio Team, 15 seats". */
export function offerText(productName: string, { plan }: Pick<RenewalPreview, 'plan'>, seats: string): string {
  return `${productName} ${plan.name}, ${seats}`;
}

/** What is spoken when a quote stands differently than before. */
export function changeAnnouncement(quote: RenewalQuote, formats: Formats): string {
  switch (quote.status) {
    case 'requested':
      return msg('The renewal quote has been requested.', { desc: 'Spoken.' });
    case 'preparing':
      return msg('The renewal quote is being prepared.', { desc: 'Spoken.' });
    case 'under_review':
      return msg('The seller checks the renewal quote first.', { desc: 'Spoken.' });
    case 'ready':
      return quote.document ? readyAnnouncement(quote, formats) : remakingText();
    case 'accepted':
      return msg('The renewal quote has been accepted.', { desc: 'Spoken.' });
    case 'declined':
      return msg('The renewal quote was not approved.', { desc: 'Spoken.' });
    case 'withdrawn':
      return msg('The request for a renewal quote has been withdrawn.', { desc: 'Spoken.' });
    case 'expired':
      return msg('The renewal quote has expired.', { desc: 'Spoken.' });
    case 'superseded':
      return msg('The renewal quote is no longer valid, because the subscription was changed.', { desc: 'Spoken.' });
    case 'failed':
      return msg('The renewal quote could not be prepared.', { desc: 'Spoken.' });
  }
}

/** A quote whose document is made again. */
export function remakingText(): string {
  return msg('The document is being made again with the new purchase-order reference.', {
    desc: 'A quote gets another PDF. Shown and spoken.',
  });
}

/** What is spoken after the file was saved. */
export function savedAnnouncement(filename: string): string {
  return msg(str`${filename} has been downloaded.`, { desc: 'Spoken after a download; holds the name of the file.' });
}

function readyAnnouncement({ total }: RenewalQuote, formats: Formats): string {
  const amount = total ? formats.money(total.gross) : '';
  return msg(str`The renewal quote is ready. Total with tax: ${amount}.`, { desc: 'Spoken; holds an amount.' });
}
