import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { withIdempotency } from '../http/idempotency.ts';
import type { OperationHandlers } from '../http/operations.ts';
import type { CustomerService } from './service.ts';

export interface CustomerOperationsOptions {
  db: Kysely<Tables>;
  customers: CustomerService;
}

/** The operator's operations on customers. */
export function customerOperations({ db, customers }: CustomerOperationsOptions): OperationHandlers {
  return {
    createCustomer: withIdempotency(db, 'createCustomer', async ({ body }, transaction) => ({
      status: 201,
      body: await customers.createCustomer(body, transaction),
    })),
    listCustomers: async ({ query }) => ({ status: 200, body: await customers.listCustomers(query) }),
    getCustomer: async ({ path }) => ({ status: 200, body: await customers.getCustomer(path.customerId) }),
  };
}
