import { create as contentDisposition } from 'content-disposition';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { withIdempotency } from '../http/idempotency.ts';
import type { OperationHandlers, OperationReply } from '../http/operations.ts';
import { sessionOf } from '../http/session-of.ts';
import { isUnderWay } from './presentation.ts';
import type { SubscriptionService } from '../subscriptions/service.ts';
import type { RenewalQuoteService, VersionedQuote } from './service.ts';

/** Seconds after which it is worth asking how far a quote is. */
const worthAsking = { 'retry-after': '1' };

/** The operations on renewal quotes: for sessions of a customer, and for the operator who looks at them. */
export function renewalQuoteOperations(
  db: Kysely<Tables>,
  quotes: RenewalQuoteService,
  subscriptions: Pick<SubscriptionService, 'getSubscription'>,
): OperationHandlers {
  // Once per key; what came of it is read as it is when the answer is given.
  const accept = withIdempotency(db, 'acceptRenewalQuote', async (request, transaction) => {
    const accepting = { session: sessionOf(request), quoteId: request.path.quoteId, given: request.body };
    return { status: 201, body: { invoiceId: await quotes.accept(accepting, transaction) } };
  });
  return {
    getRenewalOptions: async (request) => ({
      status: 200,
      body: await quotes.getOptions(sessionOf(request).customerId, request.path.subscriptionId),
    }),
    previewRenewal: async (request) => ({
      status: 200,
      body: await quotes.previewRenewal(sessionOf(request).customerId, request.path.subscriptionId, request.body),
    }),
    createRenewalQuote: withIdempotency(db, 'createRenewalQuote', async (request, transaction) => {
      const requesting = { session: sessionOf(request), request: request.body };
      const { quote, isNew } = await quotes.requestQuote(requesting, transaction);
      const location = { Location: `/v1/renewal-quotes/${quote.id}` };
      return isNew
        ? { status: 202, body: quote, headers: { ...location, 'Retry-After': '1' } }
        : { status: 200, body: quote, headers: location };
    }),
    listRenewalQuotes: async (request) => ({
      status: 200,
      body: await quotes.listQuotes(sessionOf(request).customerId, request.query),
    }),
    getRenewalQuote: async (request) =>
      tagged(await quotes.getQuote(sessionOf(request).customerId, request.path.quoteId)),
    getRenewalQuoteFile: async (request) => {
      const { path, query } = request;
      const { filename, bytes } = await quotes.downloadQuote(sessionOf(request), path.quoteId, query.version);
      const headers = { 'content-type': 'application/pdf', 'content-disposition': contentDisposition(filename) };
      return { status: 200, body: bytes, headers };
    },
    setQuotePurchaseOrder: async (request) => {
      const { path, header, body } = request;
      const wish = { session: sessionOf(request), quoteId: path.quoteId, version: header['If-Match'] };
      const changed = tagged(await quotes.setPurchaseOrder({ ...wish, reference: body.purchaseOrderReference }));
      return { ...changed, status: 202 };
    },
    withdrawRenewalQuote: async (request) =>
      tagged(await quotes.withdraw({ session: sessionOf(request), quoteId: request.path.quoteId })),
    retryRenewalQuote: withIdempotency(db, 'retryRenewalQuote', async (request, transaction) => {
      const { quoteId } = request.path;
      const { body } = await quotes.retry({ session: sessionOf(request), quoteId }, transaction);
      return { status: 202, body, headers: { Location: `/v1/renewal-quotes/${quoteId}`, 'Retry-After': '1' } };
    }),
    acceptRenewalQuote: async (request) => {
      const { invoiceId } = (await accept(request)).body as { invoiceId: string };
      const { customerId } = sessionOf(request);
      const { body: quote } = await quotes.getQuote(customerId, request.path.quoteId);
      const { body: subscription } = await subscriptions.getSubscription(customerId, quote.subscriptionId);
      return { status: 201, body: { quote, invoiceId, subscription } };
    },
    listQuotesForReview: async ({ query }) => ({ status: 200, body: await quotes.listForReview(query) }),
    approveRenewalQuote: async ({ path, body }) => ({ status: 200, body: await quotes.approve(path.quoteId, body) }),
    declineRenewalQuote: async ({ path, body }) => ({ status: 200, body: await quotes.decline(path.quoteId, body) }),
  };
}

function tagged({ body, tag }: VersionedQuote): OperationReply {
  return { status: 200, body, headers: { etag: tag, ...(isUnderWay(body) ? worthAsking : {}) } };
}
