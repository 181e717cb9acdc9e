import createClient from 'openapi-fetch';
import { authorization } from './middleware/authorization.js';
import { errors } from './middleware/errors.js';
import { activityResource, type ActivityResource } from './resources/activity.js';
import { billingDetailsResource, type BillingDetailsResource } from './resources/billing-details.js';
import { deliveriesResource, type DeliveriesResource } from './resources/deliveries.js';
import { eventsResource, type EventsResource } from './resources/events.js';
import { exportsResource, type ExportsResource } from './resources/exports.js';
import { invoicesResource, type InvoicesResource } from './resources/invoices.js';
import { notificationsResource, type NotificationsResource } from './resources/notifications.js';
import { paymentMethodsResource, type PaymentMethodsResource } from './resources/payment-methods.js';
import { paymentProofsResource, type PaymentProofsResource } from './resources/payment-proofs.js';
import { paymentsResource, type PaymentsResource } from './resources/payments.js';
import { renewalQuotesResource, type RenewalQuotesResource } from './resources/renewal-quotes.js';
import { sessionsResource, type SessionsResource } from './resources/sessions.js';
import { subscriptionsResource, type SubscriptionsResource } from './resources/subscriptions.js';
import type { paths } from './schema.js';
import { SessionKeeper } from './session-keeper.js';
import type { FetchSession } from './types.js';
import { uploadWith, type SendForm } from './upload.js';

/** What a client needs to know. */
export interface BillingClientOptions {
  /** Address of the billing server, without `/v1`. */
  baseUrl: string;
  /** Called when a session is first needed, shortly before it ends, and once after the server has refused it. */
  fetchSession: FetchSession;
  /** Stands in for the platform's `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
  /** Stands in for uploading by XMLHttpRequest, which tells how much has been sent where `fetch` cannot. */
  sendForm?: SendForm;
  /** The clock, in milliseconds since 1970. */
  now?: () => number;
}

/** The billing contract for one customer. */
export interface BillingClient {
  readonly invoices: InvoicesResource;
  readonly payments: PaymentsResource;
  readonly deliveries: DeliveriesResource;
  readonly paymentProofs: PaymentProofsResource;
  readonly exports: ExportsResource;
  readonly subscriptions: SubscriptionsResource;
  readonly renewalQuotes: RenewalQuotesResource;
  readonly paymentMethods: PaymentMethodsResource;
  readonly billingDetails: BillingDetailsResource;
  readonly activity: ActivityResource;
  readonly notifications: NotificationsResource;
  readonly events: EventsResource;
  readonly sessions: SessionsResource;
}

/**
 * Makes a client. Nothing is requested until something is asked of it.
 *
 * @throws nothing; its methods reject with a {@link BillingError}, or with the signal's reason when aborted
 */
export function createBillingClient(options: BillingClientOptions): BillingClient {
  const keeper = new SessionKeeper(options.fetchSession, options.now ?? Date.now);
  const { baseUrl, fetch = (request: Request) => globalThis.fetch(request) } = options;
  const http = createClient<paths>({ baseUrl, credentials: 'omit', fetch });
  // Responses pass from last to first: the repeated request first, then the error.
  http.use(errors(), authorization(keeper));
  return {
    invoices: invoicesResource(http),
    payments: paymentsResource(http),
    deliveries: deliveriesResource(http),
    paymentProofs: paymentProofsResource(http, uploadWith(baseUrl, keeper, options.sendForm)),
    exports: exportsResource(http),
    subscriptions: subscriptionsResource(http),
    renewalQuotes: renewalQuotesResource(http),
    paymentMethods: paymentMethodsResource(http),
    billingDetails: billingDetailsResource(http),
    activity: activityResource(http),
    notifications: notificationsResource(http),
    events: eventsResource({ baseUrl, sessions: keeper, fetch }),
    sessions: sessionsResource(http, keeper),
  };
}
