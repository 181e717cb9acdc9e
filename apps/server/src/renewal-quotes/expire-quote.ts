import type { Kysely } from 'kysely';
import { systemActor } from '../activity/record-activity.ts';
import type { Tables } from '../database/tables.ts';
import { updateQuote } from './store.ts';
import { tellOfQuote } from './tell-of-quote.ts';
import type { QuoteRow } from './tables.ts';

/** Writes down that the time of a locked quote is over. */
export async function expireQuote(
  transaction: Kysely<Tables>,
  quote: Pick<QuoteRow, 'id' | 'version'>,
  now: Date,
): Promise<void> {
  await updateQuote(transaction, quote, { status: 'expired' }, now);
  await tellOfQuote(transaction, quote, now, { action: 'quote_expired', actor: systemActor });
}
