import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { toProduct } from './store.ts';

/** Products as they are sold now, by id; those that are gone are not in it. */
export async function productsById(
  db: Kysely<Tables>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Schemas['Product']>> {
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('product')
    .selectAll()
    .where('id', 'in', [...ids])
    .execute();
  return new Map(rows.map((row) => [row.id, toProduct(row)]));
}
