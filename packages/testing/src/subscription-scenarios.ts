import type { Capability } from '@portico/client';
import { problemReply } from './billing-handler.js';
import { billingDetailsOf, lockedName } from './fixtures/billing-details.js';
import { expiredCard, expiringCard, mandate, paymentMethodOf } from './fixtures/payment-methods.js';
import { mintedSession } from './fixtures/session.js';
import { subscriptionOf, subscriptionsByState } from './fixtures/subscriptions.js';
import type { Scenario } from './scenarios.js';
import { SubscriptionAccount, type SubscriptionAccountFixture } from './subscription-account.js';

/** What somebody may do who looks after a subscription. */
export const subscriptionRights: Capability[] = [
  'subscription:read',
  'subscription:manage',
  'payment_methods:read',
  'payment_methods:manage',
  'billing_details:read',
  'billing_details:manage',
  'invoices:read',
  'invoices:pay',
  'quotes:read',
  'quotes:request',
  'quotes:accept',
  'quotes:send',
];

/** What somebody may do who only looks. */
export const readingRights: Capability[] = [
  'subscription:read',
  'payment_methods:read',
  'billing_details:read',
  'invoices:read',
  'quotes:read',
];

const several = Object.values(subscriptionsByState);

/** Every situation of `<billing-subscription>`, shared by stories and tests. */
export const subscriptionScenarios = {
  one: situation('One subscription, which opens directly.', {}),
  several: situation('Several subscriptions in every status.', { subscriptions: several }),
  none: situation('Nothing is subscribed to.', { subscriptions: [] }),
  trial: situation('A trial.', { subscriptions: [subscriptionsByState.trial] }),
  pastDue: situation('An invoice is overdue.', { subscriptions: [subscriptionsByState.pastDue] }),
  inactive: situation('Off for payment default.', { subscriptions: [subscriptionsByState.inactive] }),
  cancelling: situation('Cancelled at the end of the term.', { subscriptions: [subscriptionsByState.cancelling] }),
  ended: situation('It has ended.', { subscriptions: [subscriptionsByState.ended] }),
  shrinking: situation('Fewer seats from the next term on.', { subscriptions: [subscriptionsByState.shrinking] }),
  agreed: situation('The next term is agreed by a renewal quote.', { subscriptions: [subscriptionsByState.agreed] }),
  tooLate: situation('The notice deadline has passed.', { subscriptions: [subscriptionsByState.tooLate] }),
  notRenewing: situation('Automatic renewal is off.', { subscriptions: [subscriptionsByState.notRenewing] }),
  byHand: situation('Invoices are paid by hand.', {
    subscriptions: [subscriptionOf({ paymentMethod: null })],
    paymentMethods: [],
  }),
  twoMethods: situation('A card and a mandate.', { paymentMethods: [paymentMethodOf(), mandate] }),
  expiring: situation('The card expires soon.', { paymentMethods: [expiringCard] }),
  expired: situation('The card has expired.', { paymentMethods: [expiredCard] }),
  locked: situation('The company name is locked.', { details: billingDetailsOf({ locked: [lockedName] }) }),
  registerAway: situation('The register of tax ids does not answer.', { taxIdStatus: 'format_only' }),
  taxIdInvalid: situation('The register does not know the tax id.', { taxIdStatus: 'invalid' }),
  declined: situation('The card is declined.', { refusals: { confirm: [402, 'payment_failed'] } }),
  outdated: situation('Prices have changed since the preview.', { refusals: { confirm: [409, 'preview_outdated'] } }),
  secondStep: situation('The bank wants to see the customer.', { changeOutcome: 'awaiting_payment' }),
  longNames: situation('Long names and large amounts.', {
    subscriptions: [
      subscriptionOf({
        product: {
          id: 'prod_long',
          name: 'Vermögensverwaltungs- und Liegenschaftsbuchhaltungsprogramm für Wohnungsbaugenossenschaften',
        },
        plan: { id: 'plan_team', name: 'Unternehmenslizenz mit Mandantenfähigkeit', features: ['Rechnungswesen'] },
        seats: { bought: 100_000, used: 98_765, minimum: 98_765, maximum: 1_000_000 },
      }),
    ],
    details: billingDetailsOf({
      companyName: 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft mbH & Co. KGaA',
    }),
  }),
  readOnly: { ...situation('The session may only look.', {}), fetchSession: sessionWith(readingRights) },
  notAllowed: {
    ...situation('The session may not see subscriptions.', {}),
    fetchSession: sessionWith(['invoices:read']),
  },
  error: {
    ...situation('The server fails.', {}),
    handler: () => () => Promise.resolve(problemReply(500, 'internal_error')),
  },
  offline: {
    ...situation('No connection.', {}),
    handler: () => () => Promise.reject(new TypeError('Failed to fetch')),
  },
  sessionExpired: {
    ...situation('The host has no session any more.', {}),
    fetchSession: () => Promise.resolve(null),
  },
} satisfies Record<string, Scenario>;

/** Name of a situation of `<billing-subscription>`. */
export type SubscriptionScenarioName = keyof typeof subscriptionScenarios;

function situation(description: string, fixture: SubscriptionAccountFixture): Scenario {
  return {
    description,
    handler: () => new SubscriptionAccount(fixture).answer,
    fetchSession: sessionWith(subscriptionRights),
  };
}

function sessionWith(capabilities: Capability[]): Scenario['fetchSession'] {
  return () => Promise.resolve(mintedSession({ capabilities }));
}
