import { sql } from 'kysely';
import type { Insertable, Kysely, Updateable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { openStatuses, type QuoteStatus } from './transitions.ts';
import type { QuoteRow, RenewalQuoteTable } from './tables.ts';

/** What is known of a document without its bytes. */
export interface StoredDocument {
  version: number;
  locale: string;
  sha256: string;
  /** Bytes. */
  size: number;
}

/** A quote with the newest version of its document, if that is made. */
export interface QuoteWithDocument extends QuoteRow {
  document: StoredDocument | null;
}

function withDocument(db: Kysely<Tables>) {
  const document = sql<StoredDocument | null>`(
    select jsonb_build_object('version', version, 'locale', locale, 'sha256', sha256, 'size', octet_length(bytes))
    from renewal_quote_document
    where quote_id = renewal_quote.id and version = renewal_quote.document_version
  )`;
  return db.selectFrom('renewal_quote').selectAll().select(document.as('document'));
}

/** One quote, of one customer when that is given. */
export async function selectQuote(
  db: Kysely<Tables>,
  id: string,
  customerId?: string,
): Promise<QuoteWithDocument | undefined> {
  return withDocument(db)
    .where('id', '=', id)
    .$if(customerId !== undefined, (query) => query.where('customer_id', '=', customerId ?? ''))
    .executeTakeFirst();
}

export interface QuoteFilter {
  customerId?: string | undefined;
  subscriptionId?: string | undefined;
  status?: QuoteStatus | undefined;
}

/** Quotes by age. @param position.oldestFirst otherwise from newest to oldest */
export async function selectQuotes(
  db: Kysely<Tables>,
  { customerId, subscriptionId, status }: QuoteFilter,
  { after, limit, oldestFirst = false }: { after: string | undefined; limit: number; oldestFirst?: boolean },
): Promise<QuoteWithDocument[]> {
  return withDocument(db)
    .$if(customerId !== undefined, (query) => query.where('customer_id', '=', customerId ?? ''))
    .$if(subscriptionId !== undefined, (query) => query.where('subscription_id', '=', subscriptionId ?? ''))
    .$if(status !== undefined, (query) => query.where('status', '=', status ?? 'ready'))
    .$if(after !== undefined, (query) => query.where('id', oldestFirst ? '>' : '<', after ?? ''))
    .orderBy('id', oldestFirst ? 'asc' : 'desc')
    .limit(limit)
    .execute();
}

/**
 * Locks a quote until the transaction ends; its subscription has to be locked before. Mails that carry it may be added
 * meanwhile: they are counted under locks of their own, which an acceptance asks for after this one.
 */
export async function lockQuote(transaction: Kysely<Tables>, id: string): Promise<QuoteRow | undefined> {
  return transaction.selectFrom('renewal_quote').selectAll().where('id', '=', id).forNoKeyUpdate().executeTakeFirst();
}

/** The quote that stands in the way of another one. */
export async function selectOpenQuote(db: Kysely<Tables>, subscriptionId: string): Promise<QuoteRow | undefined> {
  return db
    .selectFrom('renewal_quote')
    .selectAll()
    .where('subscription_id', '=', subscriptionId)
    .where('status', 'in', [...openStatuses])
    .executeTakeFirst();
}

export async function insertQuote(transaction: Kysely<Tables>, quote: Insertable<RenewalQuoteTable>): Promise<void> {
  await transaction.insertInto('renewal_quote').values(quote).execute();
}

/** Writes what is different on a locked quote as its next version. */
export async function updateQuote(
  transaction: Kysely<Tables>,
  { id, version }: Pick<QuoteRow, 'id' | 'version'>,
  values: Omit<Updateable<RenewalQuoteTable>, 'version' | 'changed_at'>,
  now: Date,
): Promise<void> {
  await transaction
    .updateTable('renewal_quote')
    .set({ ...values, version: version + 1, changed_at: now })
    .where('id', '=', id)
    .execute();
}

/** Keeps a version of the document; one that is there already stays as it is. */
export async function insertDocument(
  transaction: Kysely<Tables>,
  { quoteId, ...document }: { quoteId: string; version: number; locale: string; sha256: string; bytes: Uint8Array },
  now: Date,
): Promise<void> {
  await transaction
    .insertInto('renewal_quote_document')
    .values({ quote_id: quoteId, ...document, created_at: now })
    .onConflict((conflict) => conflict.columns(['quote_id', 'version']).doNothing())
    .execute();
}

export async function selectDocumentBytes(
  db: Kysely<Tables>,
  quoteId: string,
  version: number,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('renewal_quote_document')
    .select('bytes')
    .where('quote_id', '=', quoteId)
    .where('version', '=', version)
    .executeTakeFirst();
  return row?.bytes;
}

/** Takes the next number of a seller's quotes, such as `Q-2026-0031`. @param day ISO date of the quote */
export async function takeQuoteNumber(transaction: Kysely<Tables>, sellerKey: string, day: string): Promise<string> {
  const year = day.slice(0, 4);
  const { last } = await transaction
    .insertInto('renewal_quote_series')
    .values({ seller_key: sellerKey, year: Number(year), last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['seller_key', 'year']).doUpdateSet({ last: sql<number>`renewal_quote_series.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return `Q-${year}-${last.toString().padStart(4, '0')}`;
}

/** The subscriptions of these that have an open quote, with its id; one whose time is over is not open. */
export async function selectOpenQuotes(
  db: Kysely<Tables>,
  subscriptionIds: readonly string[],
  now: Date,
): Promise<ReadonlyMap<string, Schemas['Id']>> {
  if (subscriptionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom('renewal_quote')
    .select(['id', 'subscription_id'])
    .where('subscription_id', 'in', [...subscriptionIds])
    .where('status', 'in', [...openStatuses])
    .where((eb) => eb.or([eb('status', '<>', 'ready'), eb('valid_until', '>=', now)]))
    .execute();
  return new Map(rows.map((row) => [row.subscription_id, row.id]));
}
