import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { withIdempotency } from '../http/idempotency.ts';
import type { OperationHandlers } from '../http/operations.ts';
import { sessionOf } from '../http/session-of.ts';
import type { DeliveryService } from './service.ts';

/** Seconds after which it is worth asking what became of a mail. */
const worthAsking = '2';

/** The operations on mails with documents. */
export function deliveryOperations(db: Kysely<Tables>, deliveries: DeliveryService): OperationHandlers {
  return {
    createInvoiceDelivery: withIdempotency(db, 'createInvoiceDelivery', async (request, transaction) => {
      const body = await deliveries.createDelivery(sessionOf(request), request.body, transaction);
      const headers = { Location: `/v1/invoice-deliveries/${body.id}`, 'Retry-After': worthAsking };
      return { status: 202, body, headers };
    }),
    getInvoiceDelivery: async (request) => ({
      status: 200,
      body: await deliveries.getDelivery(sessionOf(request).customerId, request.path.deliveryId),
    }),
    listInvoiceDeliveries: async (request) => ({
      status: 200,
      body: await deliveries.listDeliveries(sessionOf(request).customerId, request.query),
    }),
    createQuoteDelivery: withIdempotency(db, 'createQuoteDelivery', async (request, transaction) => {
      const { quoteId } = request.path;
      const body = await deliveries.createQuoteDelivery(sessionOf(request), quoteId, request.body, transaction);
      const headers = { Location: `/v1/renewal-quotes/${quoteId}/deliveries/${body.id}`, 'Retry-After': worthAsking };
      return { status: 202, body, headers };
    }),
    getQuoteDelivery: async (request) => {
      const { quoteId, deliveryId } = request.path;
      return {
        status: 200,
        body: await deliveries.getQuoteDelivery(sessionOf(request).customerId, quoteId, deliveryId),
      };
    },
    listQuoteDeliveries: async (request) => ({
      status: 200,
      body: await deliveries.listQuoteDeliveries(sessionOf(request).customerId, request.path.quoteId, request.query),
    }),
  };
}
