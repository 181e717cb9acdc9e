import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { selectProduct, toProduct } from './store.ts';

type Price = Schemas['Price'];

/** A price of the catalogue with what it is for: a plan or an add-on. */
export type FoundPrice = { product: Schemas['Product']; price: Price } & (
  { plan: Schemas['Plan']; addOn: null } | { plan: null; addOn: Schemas['AddOn'] }
);

/** A product as it is sold now; undefined when there is none with this id. */
export async function catalogueOf(db: Kysely<Tables>, productId: string): Promise<Schemas['Product'] | undefined> {
  const row = await selectProduct(db, productId);
  return row && toProduct(row);
}

/** A price by its id, which is unique in the whole catalogue; undefined when nothing is sold at it (any more). */
export async function findPrice(db: Kysely<Tables>, priceId: string): Promise<FoundPrice | undefined> {
  const wanted = JSON.stringify([{ prices: [{ id: priceId }] }]);
  const row = await db
    .selectFrom('product')
    .selectAll()
    .where(sql<boolean>`details -> 'plans' @> ${wanted}::jsonb or details -> 'addOns' @> ${wanted}::jsonb`)
    .executeTakeFirst();
  if (!row) return undefined;
  const product = toProduct(row);
  for (const plan of product.plans) {
    const price = plan.prices.find(({ id }) => id === priceId);
    if (price) return { product, price, plan, addOn: null };
  }
  for (const addOn of product.addOns) {
    const price = addOn.prices.find(({ id }) => id === priceId);
    if (price) return { product, price, plan: null, addOn };
  }
  return undefined;
}

/** Which price list something is sold by. */
export type PriceList = Pick<Price, 'currency' | 'interval' | 'brandId'>;

/** The price of a plan or an add-on in a price list; undefined when it is not sold by that one. */
export function priceIn({ prices }: { prices: readonly Price[] }, list: PriceList): Price | undefined {
  const { currency, interval, brandId } = list;
  return prices.find(
    (price) => price.currency === currency && price.interval === interval && price.brandId === brandId,
  );
}
