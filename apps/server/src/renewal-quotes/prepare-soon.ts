import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { QuoteContext } from './service.ts';

/** Queues the preparation of a quote. */
export async function prepareSoon(
  { jobs }: Pick<QuoteContext, 'jobs'>,
  transaction: Kysely<Tables>,
  quoteId: string,
): Promise<void> {
  await jobs.add(transaction, 'prepare_quote', { quoteId }, { key: quoteId });
}
