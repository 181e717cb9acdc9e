import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { isNumberTaken } from './store.ts';

/** A series of numbers of one seller: it begins anew each year. */
export interface Series {
  /** Names the seller of the series, see `sellerKey`. */
  sellerKey: string;
  prefix: string;
  type: Schemas['InvoiceType'];
}

/**
 * Takes the next number of a series, such as `ABO-2026-0001`. Whoever else wants one waits until this transaction ends;
 * one that is rolled back gives its number back, so that there are no gaps. A number that the seller used elsewhere,
 * as in an imported invoice, is passed over.
 *
 * @param day ISO date of issue
 * @param documentKey names the seller as the document will state it
 */
export async function takeNumber(
  transaction: Kysely<Tables>,
  { sellerKey, prefix, type }: Series,
  day: string,
  documentKey: string,
): Promise<string> {
  const year = day.slice(0, 4);
  for (;;) {
    const last = await advance(transaction, sellerKey, prefix, Number(year));
    const number = [prefix, year, String(last).padStart(4, '0')].filter((part) => part !== '').join('-');
    if (!(await isNumberTaken(transaction, documentKey, { number, type }))) return number;
  }
}

async function advance(transaction: Kysely<Tables>, sellerKey: string, prefix: string, year: number): Promise<number> {
  const { last } = await transaction
    .insertInto('invoice_series')
    .values({ seller_key: sellerKey, prefix, year, last: 1 })
    .onConflict((conflict) =>
      conflict.columns(['seller_key', 'prefix', 'year']).doUpdateSet({ last: sql<number>`invoice_series.last + 1` }),
    )
    .returning('last')
    .executeTakeFirstOrThrow();
  return last;
}
