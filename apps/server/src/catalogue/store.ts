import { sql } from 'kysely';
import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import type { ProductTable } from './tables.ts';

export type ProductRow = Selectable<ProductTable>;

/** A product as the contract has it. */
export function toProduct({ id, details, created_at, updated_at }: ProductRow): Schemas['Product'] {
  return {
    ...details,
    id,
    url: details.url ?? null,
    createdAt: created_at.toISOString(),
    updatedAt: updated_at.toISOString(),
  };
}

/** The entity tag of a version. */
export function productTag({ version }: Pick<ProductRow, 'version'>): string {
  return `"${version}"`;
}

export async function selectProduct(db: Kysely<Tables>, id: string): Promise<ProductRow | undefined> {
  return db.selectFrom('product').selectAll().where('id', '=', id).executeTakeFirst();
}

/** Products from newest to oldest, from `after` on. */
export async function selectProducts(
  db: Kysely<Tables>,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<ProductRow[]> {
  const last = sql`(select created_at, id from product where id = ${after ?? ''})`;
  return db
    .selectFrom('product')
    .selectAll()
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(created_at, id) < ${last}`))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}

/** Adds a product; false when the id is taken. */
export async function insertProduct(
  transaction: Kysely<Tables>,
  { id, details, now }: { id: string; details: Schemas['ProductInput']; now: Date },
): Promise<boolean> {
  const row = await transaction
    .insertInto('product')
    .values({ id, details: JSON.stringify(details), version: 1, created_at: now, updated_at: now })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  return row !== undefined;
}

/** Writes the next version of a product. */
export async function replaceProduct(
  transaction: Kysely<Tables>,
  { id, version }: Pick<ProductRow, 'id' | 'version'>,
  { details, now }: { details: Schemas['ProductInput']; now: Date },
): Promise<void> {
  await transaction
    .updateTable('product')
    .set({ details: JSON.stringify(details), version: version + 1, updated_at: now })
    .where('id', '=', id)
    .execute();
}

/** Lets one transaction at a time change the catalogue, so that no price id is given away twice. */
export async function lockCatalogue(transaction: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('portico catalogue', 0))`.execute(transaction);
}

/** The ids of all prices of the other products. */
export async function selectForeignPriceIds(transaction: Kysely<Tables>, productId: string): Promise<Set<string>> {
  const rows = await transaction.selectFrom('product').select('details').where('id', '<>', productId).execute();
  return new Set(
    rows.flatMap(({ details: { plans, addOns } }) =>
      [...plans, ...addOns].flatMap(({ prices }) => prices.map(({ id }) => id)),
    ),
  );
}
