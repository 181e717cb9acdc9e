import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { withIdempotency } from '../http/idempotency.ts';
import type { OperationHandlers } from '../http/operations.ts';
import type { CatalogueService } from './service.ts';

/** The operator's operations on products. */
export function catalogueOperations(db: Kysely<Tables>, catalogue: CatalogueService): OperationHandlers {
  return {
    listProducts: async ({ query }) => ({ status: 200, body: await catalogue.listProducts(query) }),
    getProduct: async ({ path }) => {
      const { body, version } = await catalogue.getProduct(path.productId);
      return { status: 200, body, headers: { etag: version } };
    },
    createProduct: withIdempotency(db, 'createProduct', async (request, transaction) => {
      const { body, version } = await catalogue.createProduct(request.body, transaction);
      return { status: 201, body, headers: { etag: version, location: `/v1/operator/products/${body.id}` } };
    }),
    updateProduct: async (request) => {
      const { path, header } = request;
      const { body, version } = await catalogue.updateProduct(path.productId, request.body, header['If-Match']);
      return { status: 200, body, headers: { etag: version } };
    },
  };
}
