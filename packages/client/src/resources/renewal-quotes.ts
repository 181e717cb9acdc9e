import type { Client } from 'openapi-fetch';
import { filenameFrom } from '../content-disposition.js';
import { passed } from '../passed.js';
import { received } from '../reply.js';
import { pauseFrom } from '../retry-after.js';
import type { paths } from '../schema.js';
import type {
  AcceptedQuote,
  Delivery,
  DeliveryPage,
  QuoteAcceptanceRequest,
  QuoteDeliveryQuery,
  QuoteDeliveryRequest,
  QuoteRequest,
  QuoteTerms,
  RenewalOptions,
  RenewalPreview,
  RenewalQuote,
  RenewalQuotePage,
  RenewalQuoteQuery,
  RequestOptions,
  WriteOptions,
} from '../types.js';
import { ifMatch, versioned, type ChangeOptions, type Versioned } from '../versioned.js';
import type { DownloadedFile } from './invoices.js';

/** A quote, the version that it was read as, and when to look at it again. */
export interface FollowedQuote extends Versioned<RenewalQuote> {
  /** Milliseconds after which the server wants to be asked again; undefined when it said none. */
  retryAfter: number | undefined;
}

/** Offers to renew a subscription. */
export interface RenewalQuotesResource {
  /** Plans, seats and terms that may be asked for. */
  options(subscriptionId: string, options?: RequestOptions): Promise<RenewalOptions>;
  /** The expected total of what would be asked for. Nothing is stored. */
  preview(subscriptionId: string, terms: QuoteTerms, options?: RequestOptions): Promise<RenewalPreview>;
  /** Asks for a quote; where one is open already, gives that one. */
  request(request: QuoteRequest, options: WriteOptions): Promise<RenewalQuote>;
  /** One page, newest first. */
  list(query?: RenewalQuoteQuery, options?: RequestOptions): Promise<RenewalQuotePage>;
  /** One quote. */
  get(quoteId: string, options?: RequestOptions): Promise<FollowedQuote>;
  /** The PDF. @param version of the document; the newest when left out */
  file(quoteId: string, version?: number, options?: RequestOptions): Promise<DownloadedFile>;
  /** Sets the purchase-order reference, or takes it away; the document is made again with the next version. */
  setPurchaseOrder(quoteId: string, reference: string | null, options: ChangeOptions): Promise<FollowedQuote>;
  /** Accepts the version that the person saw: makes the renewal and its invoice, once. */
  accept(quoteId: string, acceptance: QuoteAcceptanceRequest, options: WriteOptions): Promise<AcceptedQuote>;
  /** Takes the request back. Doing so again changes nothing. */
  withdraw(quoteId: string, options?: RequestOptions): Promise<Versioned<RenewalQuote>>;
  /** Has a failed quote prepared again. */
  retry(quoteId: string, options: WriteOptions): Promise<RenewalQuote>;
  /** Mails that carried a quote; one page, newest first. */
  deliveries(quoteId: string, query?: QuoteDeliveryQuery, options?: RequestOptions): Promise<DeliveryPage>;
  /** Sends a quote by mail: one message to each recipient. */
  send(quoteId: string, request: QuoteDeliveryRequest, options: WriteOptions): Promise<Delivery>;
  /** How far a mail has come. */
  delivery(quoteId: string, deliveryId: string, options?: RequestOptions): Promise<Delivery>;
}

/** @internal */
export function renewalQuotesResource(http: Client<paths>): RenewalQuotesResource {
  const made = (quoteId: string, { idempotencyKey, signal }: WriteOptions) => ({
    params: { path: { quoteId }, header: { 'Idempotency-Key': idempotencyKey } },
    ...passed(signal),
  });
  return {
    async options(subscriptionId, { signal } = {}) {
      const init = { params: { path: { subscriptionId } }, ...passed(signal) };
      return (await received(http.GET('/v1/subscriptions/{subscriptionId}/renewal-options', init), signal)).data;
    },
    async preview(subscriptionId, body, { signal } = {}) {
      const init = { params: { path: { subscriptionId } }, body, ...passed(signal) };
      return (await received(http.POST('/v1/subscriptions/{subscriptionId}/renewal-previews', init), signal)).data;
    },
    async request(body, { idempotencyKey, signal }) {
      const params = { header: { 'Idempotency-Key': idempotencyKey } };
      return (await received(http.POST('/v1/renewal-quotes', { params, body, ...passed(signal) }), signal)).data;
    },
    async list(query = {}, { signal } = {}) {
      return (await received(http.GET('/v1/renewal-quotes', { params: { query }, ...passed(signal) }), signal)).data;
    },
    async get(quoteId, { signal } = {}) {
      const init = { params: { path: { quoteId } }, ...passed(signal) };
      return followed(await received(http.GET('/v1/renewal-quotes/{quoteId}', init), signal));
    },
    async file(quoteId, version, { signal } = {}) {
      const query = version === undefined ? {} : { version };
      const init = { params: { path: { quoteId }, query }, parseAs: 'blob' as const, ...passed(signal) };
      const { data, response } = await received(http.GET('/v1/renewal-quotes/{quoteId}/file', init), signal);
      return { blob: data, filename: filenameFrom(response.headers.get('Content-Disposition')) };
    },
    async setPurchaseOrder(quoteId, purchaseOrderReference, { etag, signal }) {
      const params = { path: { quoteId }, header: ifMatch(etag) };
      const init = { params, body: { purchaseOrderReference }, ...passed(signal) };
      const path = '/v1/renewal-quotes/{quoteId}/purchase-order-reference';
      return followed(await received(http.PUT(path, init), signal));
    },
    async accept(quoteId, body, options) {
      const path = '/v1/renewal-quotes/{quoteId}/acceptance';
      return (await received(http.POST(path, { ...made(quoteId, options), body }), options.signal)).data;
    },
    async withdraw(quoteId, { signal } = {}) {
      const init = { params: { path: { quoteId } }, ...passed(signal) };
      return versioned(await received(http.PUT('/v1/renewal-quotes/{quoteId}/withdrawal', init), signal));
    },
    async retry(quoteId, options) {
      const path = '/v1/renewal-quotes/{quoteId}/retry';
      return (await received(http.POST(path, made(quoteId, options)), options.signal)).data;
    },
    async deliveries(quoteId, query = {}, { signal } = {}) {
      const init = { params: { path: { quoteId }, query }, ...passed(signal) };
      return (await received(http.GET('/v1/renewal-quotes/{quoteId}/deliveries', init), signal)).data;
    },
    async send(quoteId, body, options) {
      const path = '/v1/renewal-quotes/{quoteId}/deliveries';
      return (await received(http.POST(path, { ...made(quoteId, options), body }), options.signal)).data;
    },
    async delivery(quoteId, deliveryId, { signal } = {}) {
      const init = { params: { path: { quoteId, deliveryId } }, ...passed(signal) };
      return (await received(http.GET('/v1/renewal-quotes/{quoteId}/deliveries/{deliveryId}', init), signal)).data;
    },
  };
}

function followed(reply: { data: RenewalQuote; response: Response }): FollowedQuote {
  return { ...versioned(reply), retryAfter: pauseFrom(reply.response.headers.get('Retry-After')) };
}
