import type { Kysely } from 'kysely';
import { create as contentDisposition } from 'content-disposition';
import type { Tables } from '../database/tables.ts';
import { withIdempotency } from '../http/idempotency.ts';
import type { OperationHandlers, OperationReply, OperationRequest } from '../http/operations.ts';
import { sessionOf } from '../http/session-of.ts';
import type { SubscriptionService, Versioned } from './service.ts';

/** The operations on subscriptions: reading and changing them for sessions of a customer, setting facts for the operator. */
export function subscriptionOperations(db: Kysely<Tables>, subscriptions: SubscriptionService): OperationHandlers {
  // The confirmation is what happens once per key; the provider is asked after its transaction has ended.
  const confirm = withIdempotency(db, 'createSubscriptionChange', async (request, transaction) => {
    const { path, body } = request;
    const changeId = await subscriptions.confirmChange(sessionOf(request), path.subscriptionId, body, transaction);
    return { status: 201, body: { changeId } };
  });
  const create = withIdempotency(db, 'createSubscription', async ({ body }, transaction) => ({
    status: 201,
    body: { id: await subscriptions.createSubscription(body, transaction) },
  }));
  return {
    listSubscriptions: async (request) => ({
      status: 200,
      body: await subscriptions.listSubscriptions(sessionOf(request).customerId, request.query),
    }),
    getSubscription: async (request) =>
      tagged(await subscriptions.getSubscription(sessionOf(request).customerId, request.path.subscriptionId)),
    getSubscriptionOptions: async (request) => ({
      status: 200,
      body: await subscriptions.getOptions(sessionOf(request).customerId, request.path.subscriptionId),
    }),
    createChangePreview: withIdempotency(db, 'createChangePreview', async (request, transaction) => {
      const { path, body } = request;
      const preview = await subscriptions.previewChange(sessionOf(request), path.subscriptionId, body, transaction);
      return { status: 201, body: preview };
    }),
    createSubscriptionChange: async (request) => {
      const { changeId } = (await confirm(request)).body as { changeId: string };
      return { status: 201, body: await subscriptions.completeChange(sessionOf(request).customerId, changeId) };
    },
    undoScheduledChange: async (request) => tagged(await subscriptions.undoScheduledChange(wishOf(request))),
    setAutoRenewal: async (request) =>
      tagged(await subscriptions.setAutoRenewal(wishOf(request), request.body.enabled)),
    cancelSubscription: async (request) => tagged(await subscriptions.cancel(wishOf(request), request.body)),
    undoCancellation: async (request) => tagged(await subscriptions.undoCancellation(wishOf(request))),
    getNoticeCalendar: async (request) => {
      const { customerId, locale } = sessionOf(request);
      const file = await subscriptions.getNoticeCalendar(customerId, request.path.subscriptionId, locale);
      const headers = {
        'content-type': 'text/calendar; charset=utf-8',
        'content-disposition': contentDisposition(file.filename),
      };
      return { status: 200, body: Buffer.from(file.text), headers };
    },
    listCustomerSubscriptions: async ({ query }) => ({
      status: 200,
      body: await subscriptions.listCustomerSubscriptions(query),
    }),
    getCustomerSubscription: async ({ path }) =>
      tagged(await subscriptions.getCustomerSubscription(path.subscriptionId)),
    createSubscription: async (request) => {
      const { body } = await create(request);
      const { id } = body as { id: string };
      const created = tagged(await subscriptions.getCustomerSubscription(id));
      return { ...created, status: 201, headers: { ...created.headers, location: `/v1/operator/subscriptions/${id}` } };
    },
    updateSubscription: async ({ path, body, header }) =>
      tagged(await subscriptions.updateSubscription(path.subscriptionId, body, header['If-Match'])),
  };
}

/** Whose wish it is, about which version of a subscription. */
function wishOf(
  request: OperationRequest<'undoScheduledChange' | 'setAutoRenewal' | 'cancelSubscription' | 'undoCancellation'>,
) {
  const { path, header } = request;
  return { session: sessionOf(request), subscriptionId: path.subscriptionId, version: header['If-Match'] };
}

function tagged({ body, version }: Versioned<unknown>): OperationReply {
  return { status: 200, body, headers: { etag: version } };
}
