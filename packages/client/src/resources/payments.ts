import type { Client } from 'openapi-fetch';
import { passed } from '../passed.js';
import { received } from '../reply.js';
import type { paths } from '../schema.js';
import type { Payment, PaymentPage, PaymentQuery, PaymentRequest, RequestOptions, WriteOptions } from '../types.js';

/** Payments of the session's customer. */
export interface PaymentsResource {
  /** One page, newest first. */
  list(query?: PaymentQuery, options?: RequestOptions): Promise<PaymentPage>;
  /** Starts a payment of one or several invoices; send the browser to its `redirectUrl`. */
  create(request: PaymentRequest, options: WriteOptions): Promise<Payment>;
  /** One payment. While it is pending, the server asks the payment provider. */
  get(paymentId: string, options?: RequestOptions): Promise<Payment>;
}

/** @internal */
export function paymentsResource(http: Client<paths>): PaymentsResource {
  return {
    async list(query = {}, { signal } = {}) {
      return (await received(http.GET('/v1/payments', { params: { query }, ...passed(signal) }), signal)).data;
    },
    async create(body, { idempotencyKey, signal }) {
      const params = { header: { 'Idempotency-Key': idempotencyKey } };
      return (await received(http.POST('/v1/payments', { params, body, ...passed(signal) }), signal)).data;
    },
    async get(paymentId, { signal } = {}) {
      const init = { params: { path: { paymentId } }, ...passed(signal) };
      return (await received(http.GET('/v1/payments/{paymentId}', init), signal)).data;
    },
  };
}
