import type { Kysely } from 'kysely';
import { actorOf } from '../activity/record-activity.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import type { IssueInvoice } from '../invoices/issue-invoice.ts';
import { agreeRenewal } from '../subscriptions/agree-renewal.ts';
import { dayInZone } from '../subscriptions/rules/calendar.ts';
import { lockQuoteOf, type QuoteWish } from './change-quote.ts';
import type { QuoteContext } from './service.ts';
import { invoiceLines } from './invoice-lines.ts';
import { statusAfter } from './standing.ts';
import { updateQuote, type QuoteWithDocument } from './store.ts';
import type { StoredOffer } from './tables.ts';
import { tellOfQuote } from './tell-of-quote.ts';

/** Who accepts which quote, and what they have seen of it. */
export interface QuoteAccepting extends QuoteWish {
  given: Schemas['QuoteAcceptanceRequest'];
}

/** What accepting works with. */
export type QuoteAccepter = Pick<QuoteContext, 'clock' | 'customers'> & { issueInvoice: IssueInvoice };

/**
 * Accepts a quote: keeps who did it and what they saw, issues the invoice of the whole term, and agrees the term with the
 * subscription. With both locked, of several people one does.
 *
 * @returns the id of the invoice
 * @throws ProblemError not_found, quote_not_ready, quote_expired, quote_superseded, quote_already_accepted,
 *   document_changed, invalid_state, validation_failed
 */
export async function acceptQuote(
  { clock, customers, issueInvoice }: QuoteAccepter,
  transaction: Kysely<Tables>,
  { session, quoteId, given }: QuoteAccepting,
): Promise<string> {
  const now = clock();
  const { customerId } = session;
  const quote = await lockQuoteOf(transaction, quoteId, customerId);
  const offer = checkAcceptable(quote, given, now);
  const { terms } = offer;
  const { locale } = await customers.findCustomer({ id: customerId }, transaction);
  const { id: invoiceId } = await issueInvoice(transaction, {
    customerId,
    subscriptionId: quote.subscription_id,
    lines: invoiceLines(offer, locale),
    tax: terms.tax,
    currency: offer.total.gross.currency,
    day: dayInZone(now, terms.timeZone),
    period: { start: terms.term.start, end: terms.term.end },
    ...(quote.purchase_order_reference === null ? {} : { purchaseOrder: quote.purchase_order_reference }),
    now,
  });
  await keepAcceptance(transaction, quote, { session, given, invoiceId }, now);
  const { priceId, total } = offer;
  const agreed = { quoteId, quoteNumber: quote.number ?? '', total, invoiceId };
  await agreeRenewal(transaction, quote.subscription_id, { terms, priceId, agreed }, now);
  await tellOfQuote(transaction, quote, now, { action: 'quote_accepted', actor: actorOf(session) });
  return invoiceId;
}

function checkAcceptable(
  quote: QuoteWithDocument,
  { name, role, consent }: Schemas['QuoteAcceptanceRequest'],
  now: Date,
): StoredOffer {
  const isOnTheWay = ['requested', 'preparing', 'under_review', 'failed'].includes(quote.status);
  if (isOnTheWay) throw new ProblemError('quote_not_ready', 'The quote is not ready to be accepted.');
  statusAfter(quote, 'accept', now);
  const { offer, document } = quote;
  if (!offer || !document) {
    throw new ProblemError('quote_not_ready', 'A new version of the document is being made. Read it before accepting.');
  }
  const isRead =
    consent.documentVersion === document.version &&
    consent.documentSha256 === document.sha256 &&
    consent.consentText === quote.consent_text;
  if (!isRead) {
    throw new ProblemError('document_changed', 'The document is not the one that was read. Read the newest version.');
  }
  const fields = Object.entries({ name, role })
    .filter(([, value]) => value.trim() === '')
    .map(([field]) => ({ pointer: `/${field}`, code: 'required', message: 'is required' }));
  if (fields.length > 0) throw new ProblemError('validation_failed', 'A signature needs name and role.', { fields });
  return offer;
}

async function keepAcceptance(
  transaction: Kysely<Tables>,
  quote: QuoteWithDocument,
  { session, given, invoiceId }: Pick<QuoteAccepting, 'session' | 'given'> & { invoiceId: string },
  now: Date,
): Promise<void> {
  const { name, role, consent } = given;
  const acceptance: Schemas['QuoteAcceptance'] = {
    ...consent,
    name: name.trim(),
    role: role.trim(),
    acceptedBy: actorOf(session),
    acceptedAt: now.toISOString(),
    invoiceId,
  };
  const status = statusAfter(quote, 'accept', now);
  await updateQuote(transaction, quote, { status, acceptance: JSON.stringify(acceptance) }, now);
}
