import type { Client } from 'openapi-fetch';
import { passed } from '../passed.js';
import { received } from '../reply.js';
import type { paths } from '../schema.js';
import type {
  AddressFormat,
  BillingDetails,
  BillingDetailsInput,
  RequestOptions,
  TaxIdCheck,
  TaxIdCheckRequest,
} from '../types.js';
import { ifMatch, versioned, type ChangeOptions, type Versioned } from '../versioned.js';

/** Where the customer's invoices go, and what they say about the customer. */
export interface BillingDetailsResource {
  /** The billing details. */
  get(options?: RequestOptions): Promise<Versioned<BillingDetails>>;
  /** Replaces the whole of them. Invoices that exist never change. */
  update(details: BillingDetailsInput, options: ChangeOptions): Promise<Versioned<BillingDetails>>;
  /** Format, check digit and, where the register answers, whether it is in use. Nothing is stored. */
  checkTaxId(request: TaxIdCheckRequest, options?: RequestOptions): Promise<TaxIdCheck>;
  /** ISO 3166-1 codes of the countries that have an address format. */
  countries(options?: RequestOptions): Promise<readonly string[]>;
  /** How addresses of a country are written and asked for. */
  addressFormat(country: string, options?: RequestOptions): Promise<AddressFormat>;
}

/** @internal */
export function billingDetailsResource(http: Client<paths>): BillingDetailsResource {
  return {
    async get({ signal } = {}) {
      return versioned(await received(http.GET('/v1/billing-details', { ...passed(signal) }), signal));
    },
    async update(body, { etag, signal }) {
      const params = { header: ifMatch(etag) };
      return versioned(await received(http.PUT('/v1/billing-details', { params, body, ...passed(signal) }), signal));
    },
    async checkTaxId(body, { signal } = {}) {
      return (await received(http.POST('/v1/tax-id-checks', { body, ...passed(signal) }), signal)).data;
    },
    async countries({ signal } = {}) {
      return (await received(http.GET('/v1/address-formats', { ...passed(signal) }), signal)).data.countries;
    },
    async addressFormat(country, { signal } = {}) {
      const init = { params: { path: { country } }, ...passed(signal) };
      return (await received(http.GET('/v1/address-formats/{country}', init), signal)).data;
    },
  };
}
