import type { Client } from 'openapi-fetch';
import { passed } from '../passed.js';
import { received } from '../reply.js';
import type { paths } from '../schema.js';
import type {
  Delivery,
  DeliveryPage,
  DeliveryQuery,
  InvoiceDeliveryRequest,
  RequestOptions,
  WriteOptions,
} from '../types.js';

/** Mails with invoices, followed per recipient. */
export interface DeliveriesResource {
  /** One page, newest first. */
  list(query?: DeliveryQuery, options?: RequestOptions): Promise<DeliveryPage>;
  /** Sends invoices by mail: one message to each recipient. */
  create(request: InvoiceDeliveryRequest, options: WriteOptions): Promise<Delivery>;
  /** How far it has come. */
  get(deliveryId: string, options?: RequestOptions): Promise<Delivery>;
}

/** @internal */
export function deliveriesResource(http: Client<paths>): DeliveriesResource {
  return {
    async list(query = {}, { signal } = {}) {
      return (await received(http.GET('/v1/invoice-deliveries', { params: { query }, ...passed(signal) }), signal))
        .data;
    },
    async create(body, { idempotencyKey, signal }) {
      const params = { header: { 'Idempotency-Key': idempotencyKey } };
      return (await received(http.POST('/v1/invoice-deliveries', { params, body, ...passed(signal) }), signal)).data;
    },
    async get(deliveryId, { signal } = {}) {
      const init = { params: { path: { deliveryId } }, ...passed(signal) };
      return (await received(http.GET('/v1/invoice-deliveries/{deliveryId}', init), signal)).data;
    },
  };
}
