import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { quoteOf, type KnownQuote } from '../renewal-quotes/known-quotes.ts';
import { filenameOf } from '../renewal-quotes/presentation.ts';
import { statusAt } from '../renewal-quotes/standing.ts';

/** A renewal quote that can go by mail. */
export interface QuoteToSend {
  id: string;
  number: string;
  /** Of its newest document. */
  version: number;
  filename: string;
  total: Schemas['Money'];
}

/**
 * A quote with its newest document. One that can no longer be accepted is not sent to anybody: it would pass for an offer.
 *
 * @throws ProblemError not_found, file_not_ready, quote_expired, quote_superseded, invalid_state
 */
export async function quoteToSend(
  transaction: Kysely<Tables>,
  customerId: string,
  id: string,
  now: Date,
): Promise<QuoteToSend> {
  const quote = await quoteOf(transaction, id, customerId);
  if (!quote) throw new ProblemError('not_found', 'No such quote.');
  checkOffered(quote, now);
  const { number, document, offer } = quote;
  if (number === null || document === null || offer === null) throw notReady();
  const { version } = document;
  return { id, number, version, filename: filenameOf(number, version), total: offer.total.gross };
}

function checkOffered(quote: KnownQuote, now: Date): void {
  const status = statusAt(quote, now);
  switch (status) {
    case 'requested':
    case 'preparing':
    case 'under_review':
    case 'failed':
      throw notReady();
    case 'ready':
    case 'accepted':
      return;
    case 'expired':
      throw new ProblemError('quote_expired', 'The quote has expired; ask for a new one.');
    case 'superseded':
      throw new ProblemError('quote_superseded', 'The subscription has changed since; ask for a new quote.');
    case 'declined':
    case 'withdrawn':
      throw new ProblemError('invalid_state', `The quote is ${status}.`);
  }
}

function notReady(): ProblemError {
  return new ProblemError('file_not_ready', 'The quote is not ready yet.');
}
