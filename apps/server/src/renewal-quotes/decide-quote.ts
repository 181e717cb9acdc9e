import type { Kysely } from 'kysely';
import { operatorActor } from '../activity/record-activity.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { notify } from '../notifications/notify.ts';
import { withFurtherDiscount } from './calculate-offer.ts';
import { lockQuoteOf } from './change-quote.ts';
import { prepareSoon } from './prepare-soon.ts';
import type { QuoteContext } from './service.ts';
import { statusAfter } from './standing.ts';
import { updateQuote } from './store.ts';
import { referenceToQuote, tellOfQuote } from './tell-of-quote.ts';

/** The operator lets a quote go on. @throws ProblemError not_found, invalid_state, validation_failed (discount) */
export async function approveQuote(
  context: QuoteContext,
  transaction: Kysely<Tables>,
  quoteId: string,
  { note, discountPercentage }: Schemas['QuoteApproval'],
): Promise<void> {
  const now = context.clock();
  const quote = await lockQuoteOf(transaction, quoteId);
  const status = statusAfter(quote, 'approve', now);
  if (!quote.review || !quote.offer) throw new ProblemError('invalid_state', 'The quote waits for no decision.');
  const offer = discountPercentage === undefined ? quote.offer : withFurtherDiscount(quote.offer, discountPercentage);
  const review = { ...quote.review, note: note ?? null, decidedAt: now.toISOString() };
  await updateQuote(
    transaction,
    quote,
    { status, offer: JSON.stringify(offer), review: JSON.stringify(review), attempts: 0, steps_done: 0 },
    now,
  );
  await prepareSoon(context, transaction, quoteId);
  await tellOfQuote(transaction, quote, now);
}

/** The operator does not make this offer. @throws ProblemError not_found, invalid_state */
export async function declineQuote(
  { clock }: QuoteContext,
  transaction: Kysely<Tables>,
  quoteId: string,
  { note }: Schemas['QuoteRefusal'],
): Promise<void> {
  const now = clock();
  const quote = await lockQuoteOf(transaction, quoteId);
  const status = statusAfter(quote, 'decline', now);
  const review = {
    ...(quote.review ?? { reason: 'amount' as const, contact: null }),
    note,
    decidedAt: now.toISOString(),
  };
  await updateQuote(transaction, quote, { status, review: JSON.stringify(review) }, now);
  await tellOfQuote(transaction, quote, now, { action: 'quote_declined', actor: operatorActor });
  const facts = { number: quote.number ?? '', name: quote.wanted.productName };
  await notify(
    transaction,
    quote.customer_id,
    { kind: 'quote_declined', subject: referenceToQuote(quote), facts },
    now,
  );
}
