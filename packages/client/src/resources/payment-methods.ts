import type { Client } from 'openapi-fetch';
import { passed } from '../passed.js';
import { done, received } from '../reply.js';
import type { paths } from '../schema.js';
import type {
  PaymentMethod,
  PaymentMethodPage,
  PaymentMethodSetup,
  PaymentMethodSetupRequest,
  PaymentMethodsQuery,
  RequestOptions,
  WriteOptions,
} from '../types.js';

/** Stored cards and mandates of the session's customer. Their numbers stay with the payment provider. */
export interface PaymentMethodsResource {
  /** One page, the default first. */
  list(query?: PaymentMethodsQuery, options?: RequestOptions): Promise<PaymentMethodPage>;
  /** Starts adding one; send the browser to its `redirectUrl`. */
  startSetup(request: PaymentMethodSetupRequest, options: WriteOptions): Promise<PaymentMethodSetup>;
  /** How adding one went. */
  getSetup(setupId: string, options?: RequestOptions): Promise<PaymentMethodSetup>;
  /** Makes one the default. */
  makeDefault(paymentMethodId: string, options?: RequestOptions): Promise<PaymentMethod>;
  /** Removes one, here and at the provider. */
  remove(paymentMethodId: string, options?: RequestOptions): Promise<void>;
}

/** @internal */
export function paymentMethodsResource(http: Client<paths>): PaymentMethodsResource {
  return {
    async list(query = {}, { signal } = {}) {
      return (await received(http.GET('/v1/payment-methods', { params: { query }, ...passed(signal) }), signal)).data;
    },
    async startSetup(body, { idempotencyKey, signal }) {
      const params = { header: { 'Idempotency-Key': idempotencyKey } };
      return (await received(http.POST('/v1/payment-method-setups', { params, body, ...passed(signal) }), signal)).data;
    },
    async getSetup(setupId, { signal } = {}) {
      const init = { params: { path: { setupId } }, ...passed(signal) };
      return (await received(http.GET('/v1/payment-method-setups/{setupId}', init), signal)).data;
    },
    async makeDefault(paymentMethodId, { signal } = {}) {
      const init = { params: { path: { paymentMethodId } }, ...passed(signal) };
      return (await received(http.PUT('/v1/payment-methods/{paymentMethodId}/default', init), signal)).data;
    },
    async remove(paymentMethodId, { signal } = {}) {
      const init = { params: { path: { paymentMethodId } }, ...passed(signal) };
      await done(http.DELETE('/v1/payment-methods/{paymentMethodId}', init), signal);
    },
  };
}
