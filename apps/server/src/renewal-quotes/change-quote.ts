import type { Kysely } from 'kysely';
import { actorOf } from '../activity/record-activity.ts';
import type { Tables } from '../database/tables.ts';
import type { SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { lockSubscription } from '../subscriptions/lock-subscription.ts';
import { prepareSoon } from './prepare-soon.ts';
import { quoteTag } from './presentation.ts';
import type { QuoteContext } from './service.ts';
import { statusAfter, statusAt } from './standing.ts';
import { lockQuote, selectQuote, updateQuote, type QuoteWithDocument } from './store.ts';
import { tellOfQuote } from './tell-of-quote.ts';
import { quoteWording } from './wording/quote-wording.ts';

/** Whose quote is to be changed. */
export interface QuoteWish {
  session: Pick<SessionIdentity, 'customerId' | 'actor'>;
  quoteId: string;
}

/** A quote of a customer with its subscription, locked for a change. @throws ProblemError not_found */
export async function lockQuoteOf(
  transaction: Kysely<Tables>,
  quoteId: string,
  customerId?: string,
): Promise<QuoteWithDocument> {
  const known = await selectQuote(transaction, quoteId, customerId);
  if (known) await lockSubscription(transaction, known.subscription_id);
  const quote = known && (await lockQuote(transaction, quoteId)) && (await selectQuote(transaction, quoteId));
  if (!quote) throw new ProblemError('not_found', 'No such renewal quote.');
  return quote;
}

/** The customer does not want it any more. @throws ProblemError not_found, invalid_state and its like */
export async function withdrawQuote(
  { clock }: QuoteContext,
  transaction: Kysely<Tables>,
  { session, quoteId }: QuoteWish,
): Promise<void> {
  const now = clock();
  const quote = await lockQuoteOf(transaction, quoteId, session.customerId);
  const status = statusAfter(quote, 'withdraw', now);
  if (status === quote.status) return;
  await updateQuote(transaction, quote, { status }, now);
  await tellOfQuote(transaction, quote, now, { action: 'quote_withdrawn', actor: actorOf(session) });
}

/** Prepares a failed quote again. @throws ProblemError not_found, invalid_state and its like */
export async function retryQuote(
  context: QuoteContext,
  transaction: Kysely<Tables>,
  { session, quoteId }: QuoteWish,
): Promise<void> {
  const now = context.clock();
  const quote = await lockQuoteOf(transaction, quoteId, session.customerId);
  await updateQuote(transaction, quote, { status: statusAfter(quote, 'retry', now), attempts: 0, steps_done: 0 }, now);
  await prepareSoon(context, transaction, quoteId);
  await tellOfQuote(transaction, quote, now);
}

/**
 * Sets the purchase-order reference. A document that is made already, or being made, gets its next version.
 *
 * @param given.version the entity tag that was read
 * @throws ProblemError not_found, precondition_failed, quote_expired, quote_superseded, invalid_state
 */
export async function setPurchaseOrder(
  context: QuoteContext,
  transaction: Kysely<Tables>,
  { session, quoteId, version, reference }: QuoteWish & { version: string; reference: string | null },
): Promise<void> {
  const now = context.clock();
  const quote = await lockQuoteOf(transaction, quoteId, session.customerId);
  // Whoever may still withdraw it may still say which order it belongs to.
  statusAfter(quote, 'withdraw', now);
  if (statusAt(quote, now) === 'withdrawn') throw new ProblemError('invalid_state', 'The quote is withdrawn.');
  if (version !== quoteTag(quote)) {
    throw new ProblemError('precondition_failed', 'The quote was changed since it was read.');
  }
  const purchaseOrder = reference?.trim() || null;
  if (purchaseOrder === quote.purchase_order_reference) return;
  const isMade = quote.status === 'ready' || quote.status === 'preparing';
  await updateQuote(
    transaction,
    quote,
    { purchase_order_reference: purchaseOrder, ...(isMade ? await nextDocument(context, transaction, quote) : {}) },
    now,
  );
  if (isMade) await prepareSoon(context, transaction, quoteId);
  await tellOfQuote(transaction, quote, now);
}

/** A new reference outdates the document, and the one that a run may be making at this moment. */
async function nextDocument({ customers }: QuoteContext, transaction: Kysely<Tables>, quote: QuoteWithDocument) {
  const { locale, party } = await customers.findCustomer({ id: quote.customer_id }, transaction);
  const version = quote.document_version + (quote.document ? 1 : 0);
  return {
    document_version: version,
    // Another number than that of a run that is going on.
    attempts: quote.document ? 0 : quote.attempts + 1,
    steps_done: 0,
    consent_text: quoteWording(locale).consent(quote.number ?? '', party.name, version),
  };
}
