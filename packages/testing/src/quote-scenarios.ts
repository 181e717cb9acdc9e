import type { Capability, QuoteStatus, RenewalQuote } from '@portico/client';
import { problemReply } from './billing-handler.js';
import { quoteWith } from './fixtures/renewal-quotes.js';
import { mintedSession } from './fixtures/session.js';
import { subscriptionOf } from './fixtures/subscriptions.js';
import { QuoteBook, type QuoteBookFixture } from './quote-book.js';
import type { Scenario } from './scenarios.js';
import { SubscriptionAccount } from './subscription-account.js';
import { subscriptionRights } from './subscription-scenarios.js';

const subscription = subscriptionOf();

/** Every situation of `<renewal-quote>`, shared by stories and tests. */
export const quoteScenarios = {
  none: situation('No quote was asked for yet; one that is asked for comes by itself.', {}),
  requested: inStatus('It was just asked for.', 'requested'),
  preparing: inStatus('It is being prepared.', 'preparing'),
  underReview: inStatus('The operator looks at it first.', 'under_review'),
  ready: inStatus('It can be downloaded, sent and accepted.', 'ready'),
  readyChanged: inStatus('Its total is another one than the one shown before asking.', 'ready', {
    totalChanged: true,
    purchaseOrderReference: 'PO-2026-77',
  }),
  remaking: inStatus('Its document is made again, with another purchase-order reference.', 'ready', { document: null }),
  accepted: inStatus('It was accepted.', 'accepted'),
  declined: inStatus('The operator did not approve it.', 'declined'),
  withdrawn: inStatus('The request was withdrawn.', 'withdrawn'),
  expired: inStatus('Its time is over.', 'expired'),
  superseded: inStatus('The subscription was changed.', 'superseded'),
  failed: inStatus('It could not be prepared.', 'failed'),
  becomesReviewed: situation('What is asked for goes to the operator.', { outcome: 'under_review' }),
  becomesFailed: situation('What is asked for cannot be prepared.', { outcome: 'failed' }),
  notOffered: situation('There are no renewal quotes for this product.', {
    refusals: { options: [403, 'feature_disabled'] },
  }),
  readOnly: { ...inStatus('The session may only look.', 'ready'), fetchSession: sessionWith(['quotes:read']) },
  notAllowed: {
    ...inStatus('The session may not see quotes.', 'ready'),
    fetchSession: sessionWith(['subscription:read']),
  },
  error: {
    ...situation('The server fails.', {}),
    handler: () => () => Promise.resolve(problemReply(500, 'internal_error')),
  },
  offline: {
    ...situation('No connection.', {}),
    handler: () => () => Promise.reject(new TypeError('Failed to fetch')),
  },
} satisfies Record<string, Scenario>;

/** Name of a situation of `<renewal-quote>`. */
export type QuoteScenarioName = keyof typeof quoteScenarios;

function situation(description: string, fixture: QuoteBookFixture): Scenario {
  return {
    description,
    handler: () =>
      new SubscriptionAccount({ subscriptions: [subscription], quotes: new QuoteBook({ pace: 'read', ...fixture }) })
        .answer,
    fetchSession: sessionWith(subscriptionRights),
  };
}

function inStatus(description: string, status: QuoteStatus, more: Partial<RenewalQuote> = {}): Scenario {
  return situation(description, { pace: 'told', quotes: [quoteWith(status, subscription, more)] });
}

function sessionWith(capabilities: Capability[]): Scenario['fetchSession'] {
  return () => Promise.resolve(mintedSession({ capabilities }));
}
