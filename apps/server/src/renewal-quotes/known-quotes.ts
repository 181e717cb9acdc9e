import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import * as store from './store.ts';
import type { QuoteWithDocument } from './store.ts';

/** A quote as other slices know it. */
export type KnownQuote = QuoteWithDocument;

/** One quote, of one customer when that is given. */
export async function quoteOf(
  db: Kysely<Tables>,
  quoteId: string,
  customerId?: string,
): Promise<KnownQuote | undefined> {
  return store.selectQuote(db, quoteId, customerId);
}

/** A version of the document, as it was made. */
export async function quoteDocument(
  db: Kysely<Tables>,
  quoteId: string,
  version: number,
): Promise<Uint8Array | undefined> {
  return store.selectDocumentBytes(db, quoteId, version);
}

/** The open quotes of these subscriptions, by subscription; one whose time is over is not open. */
export async function openQuotesOf(
  db: Kysely<Tables>,
  subscriptionIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, string>> {
  return store.selectOpenQuotes(db, subscriptionIds, now);
}
