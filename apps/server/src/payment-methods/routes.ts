import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { withIdempotency } from '../http/idempotency.ts';
import type { OperationHandlers } from '../http/operations.ts';
import { sessionOf } from '../http/session-of.ts';
import type { PaymentMethodService } from './service.ts';

/** The operations on payment methods. */
export function paymentMethodOperations(db: Kysely<Tables>, methods: PaymentMethodService): OperationHandlers {
  // The beginning is what happens once per key; the provider is asked after its transaction has ended.
  const begin = withIdempotency(db, 'createPaymentMethodSetup', async (request, transaction) => ({
    status: 201,
    body: { setupId: await methods.beginSetup(sessionOf(request), request.body, transaction) },
  }));
  return {
    listPaymentMethods: async (request) => ({
      status: 200,
      body: await methods.listPaymentMethods(sessionOf(request).customerId, request.query),
    }),
    createPaymentMethodSetup: async (request) => {
      const { setupId } = (await begin(request)).body as { setupId: string };
      const headers = { location: `/v1/payment-method-setups/${setupId}` };
      return { status: 201, body: await methods.openSetup(setupId), headers };
    },
    getPaymentMethodSetup: async (request) => ({
      status: 200,
      body: await methods.getSetup(sessionOf(request).customerId, request.path.setupId),
    }),
    setDefaultPaymentMethod: async (request) => ({
      status: 200,
      body: await methods.makeDefault(sessionOf(request), request.path.paymentMethodId),
    }),
    deletePaymentMethod: async (request) => {
      await methods.removePaymentMethod(sessionOf(request), request.path.paymentMethodId);
      return { status: 204 };
    },
  };
}
