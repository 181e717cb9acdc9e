import type { Client } from 'openapi-fetch';
import { filenameFrom } from '../content-disposition.js';
import { passed } from '../passed.js';
import { received } from '../reply.js';
import type { paths } from '../schema.js';
import type {
  CancellationRequest,
  ChangeConfirmation,
  ChangePreview,
  ChangeRequest,
  RequestOptions,
  Subscription,
  SubscriptionChange,
  SubscriptionOptions,
  SubscriptionPage,
  SubscriptionQuery,
  WriteOptions,
} from '../types.js';
import { ifMatch, versioned, type ChangeOptions, type Versioned } from '../versioned.js';
import type { DownloadedFile } from './invoices.js';

/** Subscriptions of the session's customer. */
export interface SubscriptionsResource {
  /** One page, the next renewal first. */
  list(query?: SubscriptionQuery, options?: RequestOptions): Promise<SubscriptionPage>;
  /** One subscription. */
  get(subscriptionId: string, options?: RequestOptions): Promise<Versioned<Subscription>>;
  /** Plans and seats that it may be changed to. */
  options(subscriptionId: string, options?: RequestOptions): Promise<SubscriptionOptions>;
  /** What a change of seats or plan costs; valid until its `expiresAt`. Nothing is changed. */
  preview(subscriptionId: string, change: ChangeRequest, options: WriteOptions): Promise<ChangePreview>;
  /** Makes a previewed change: charges exactly the previewed amount, or is refused. */
  confirm(subscriptionId: string, confirmation: ChangeConfirmation, options: WriteOptions): Promise<SubscriptionChange>;
  /** Takes back a change that waits for the end of the term. */
  undoChange(subscriptionId: string, options: ChangeOptions): Promise<Versioned<Subscription>>;
  /** Switches automatic renewal on or off. */
  setAutoRenewal(subscriptionId: string, enabled: boolean, options: ChangeOptions): Promise<Versioned<Subscription>>;
  /** Cancels at the end of the term. */
  cancel(
    subscriptionId: string,
    cancellation: CancellationRequest,
    options: ChangeOptions,
  ): Promise<Versioned<Subscription>>;
  /** Takes back a cancellation. */
  undoCancellation(subscriptionId: string, options: ChangeOptions): Promise<Versioned<Subscription>>;
  /** The notice deadline as an iCalendar file. */
  noticeCalendar(subscriptionId: string, options?: RequestOptions): Promise<DownloadedFile>;
}

/** @internal */
export function subscriptionsResource(http: Client<paths>): SubscriptionsResource {
  const changed = (subscriptionId: string, { etag, signal }: ChangeOptions) => ({
    params: { path: { subscriptionId }, header: ifMatch(etag) },
    ...passed(signal),
  });
  const made = (subscriptionId: string, { idempotencyKey, signal }: WriteOptions) => ({
    params: { path: { subscriptionId }, header: { 'Idempotency-Key': idempotencyKey } },
    ...passed(signal),
  });
  const read = (subscriptionId: string, { signal }: RequestOptions) => ({
    params: { path: { subscriptionId } },
    ...passed(signal),
  });
  return {
    async list(query = {}, { signal } = {}) {
      return (await received(http.GET('/v1/subscriptions', { params: { query }, ...passed(signal) }), signal)).data;
    },
    async get(id, options = {}) {
      return versioned(
        await received(http.GET('/v1/subscriptions/{subscriptionId}', read(id, options)), options.signal),
      );
    },
    async options(id, options = {}) {
      const reply = http.GET('/v1/subscriptions/{subscriptionId}/options', read(id, options));
      return (await received(reply, options.signal)).data;
    },
    async preview(id, body, options) {
      const path = '/v1/subscriptions/{subscriptionId}/change-previews';
      return (await received(http.POST(path, { ...made(id, options), body }), options.signal)).data;
    },
    async confirm(id, body, options) {
      const path = '/v1/subscriptions/{subscriptionId}/changes';
      return (await received(http.POST(path, { ...made(id, options), body }), options.signal)).data;
    },
    async undoChange(id, options) {
      const path = '/v1/subscriptions/{subscriptionId}/scheduled-change';
      return versioned(await received(http.DELETE(path, changed(id, options)), options.signal));
    },
    async setAutoRenewal(id, enabled, options) {
      const path = '/v1/subscriptions/{subscriptionId}/auto-renewal';
      return versioned(await received(http.PUT(path, { ...changed(id, options), body: { enabled } }), options.signal));
    },
    async cancel(id, body, options) {
      const path = '/v1/subscriptions/{subscriptionId}/cancellation';
      return versioned(await received(http.PUT(path, { ...changed(id, options), body }), options.signal));
    },
    async undoCancellation(id, options) {
      const path = '/v1/subscriptions/{subscriptionId}/cancellation';
      return versioned(await received(http.DELETE(path, changed(id, options)), options.signal));
    },
    async noticeCalendar(id, options = {}) {
      const path = '/v1/subscriptions/{subscriptionId}/notice-calendar';
      const reply = http.GET(path, { ...read(id, options), parseAs: 'blob' as const });
      const { data, response } = await received(reply, options.signal);
      return { blob: data, filename: filenameFrom(response.headers.get('Content-Disposition')) };
    },
  };
}
