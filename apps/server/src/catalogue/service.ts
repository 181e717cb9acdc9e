import type { Kysely } from 'kysely';
import { createCursors } from '../database/cursors.ts';
import { newId } from '../database/new-id.ts';
import { pageByIds, type PageQuery } from '../database/pages.ts';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import type { Clock } from '../sessions/tokens.ts';
import { checkProduct } from './check-product.ts';
import {
  insertProduct,
  lockCatalogue,
  productTag,
  replaceProduct,
  selectForeignPriceIds,
  selectProduct,
  selectProducts,
  toProduct,
  type ProductRow,
} from './store.ts';
import { checkUsedPrices } from './used-prices.ts';

type Product = Schemas['Product'];

/** A product, and the entity tag of its version. */
export interface VersionedProduct {
  body: Product;
  version: string;
}

/** What is sold: products with their plans, add-ons and prices. */
export interface CatalogueService {
  /** Newest first. @throws ProblemError invalid_cursor */
  listProducts(query?: PageQuery): Promise<Schemas['ProductPage']>;
  /** @throws ProblemError not_found */
  getProduct(productId: string): Promise<VersionedProduct>;
  /**
   * @param id made here when absent
   * @throws ProblemError validation_failed, already_exists (id)
   */
  createProduct(input: Schemas['ProductInput'], transaction?: Kysely<Tables>, id?: string): Promise<VersionedProduct>;
  /**
   * Replaces a product. Agreed amounts of subscriptions stay; their next billing interval or renewal takes the new ones.
   *
   * @param version the entity tag that the caller read
   * @throws ProblemError not_found, precondition_failed, validation_failed, conflict when a price in use would be gone
   */
  updateProduct(productId: string, input: Schemas['ProductInput'], version: string): Promise<VersionedProduct>;
}

/** Keeps the catalogue. */
export function createCatalogueService({ db, clock }: { db: Kysely<Tables>; clock: Clock }): CatalogueService {
  const cursors = createCursors(db);
  return {
    async listProducts(query = {}) {
      const page = await pageByIds(cursors, ['products'], query, (position) => selectProducts(db, position));
      return { ...page, items: page.items.map(toProduct) };
    },
    getProduct: async (productId) => versioned(await known(db, productId)),
    createProduct: (input, transaction = db, id) =>
      inTransaction(transaction, async (inside) => {
        const now = clock();
        const wanted = id ?? newId('prod', now);
        await lockCatalogue(inside);
        checkProduct(input, await selectForeignPriceIds(inside, wanted));
        const added = await insertProduct(inside, { id: wanted, details: input, now });
        if (!added) throw new ProblemError('already_exists', 'There is a product with this id.');
        return versioned(await known(inside, wanted));
      }),
    updateProduct: (productId, input, version) =>
      inTransaction(db, async (transaction) => {
        await lockCatalogue(transaction);
        const row = await known(transaction, productId);
        if (version !== productTag(row)) {
          throw new ProblemError('precondition_failed', 'The product was changed since it was read. Read it again.');
        }
        checkProduct(input, await selectForeignPriceIds(transaction, productId));
        await checkUsedPrices(transaction, productId, row.details, input);
        await replaceProduct(transaction, row, { details: input, now: clock() });
        return versioned(await known(transaction, productId));
      }),
  };
}

async function known(db: Kysely<Tables>, productId: string): Promise<ProductRow> {
  const row = await selectProduct(db, productId);
  if (!row) throw new ProblemError('not_found', 'No such product.');
  return row;
}

function versioned(row: ProductRow): VersionedProduct {
  return { body: toProduct(row), version: productTag(row) };
}
