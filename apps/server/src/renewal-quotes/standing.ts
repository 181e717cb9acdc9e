import { ProblemError } from '../http/problem.ts';
import { transitions, type QuoteEvent, type QuoteStatus } from './transitions.ts';
import type { QuoteRow } from './tables.ts';

type Standing = Pick<QuoteRow, 'status' | 'valid_until'>;

/** How a quote stands at this moment: one whose time is over has expired, whether that is written down already or not. */
export function statusAt({ status, valid_until: validUntil }: Standing, now: Date): QuoteStatus {
  return status === 'ready' && validUntil !== null && validUntil < now ? 'expired' : status;
}

/**
 * Where an event leads.
 *
 * @throws ProblemError quote_expired, quote_superseded, quote_already_accepted, invalid_state when it is not possible
 */
export function statusAfter(quote: Standing, event: QuoteEvent, now: Date): QuoteStatus {
  const status = statusAt(quote, now);
  const next = transitions[status][event];
  if (next === null) throw refusalOf(status);
  return next;
}

function refusalOf(status: QuoteStatus): ProblemError {
  if (status === 'expired') return new ProblemError('quote_expired', 'The quote has expired. Ask for a new one.');
  if (status === 'superseded') {
    return new ProblemError('quote_superseded', 'The subscription has changed since. Ask for a new quote.');
  }
  if (status === 'accepted') return new ProblemError('quote_already_accepted', 'The quote is accepted already.');
  return new ProblemError('invalid_state', `This is not possible: the quote is ${status}.`);
}
