import type { Stripe } from 'stripe';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import type { Checkout, CheckoutRequest, CheckoutStatus } from './gateway.ts';
import { fromStripeAmount, toStripeAmount } from './stripe-amount.ts';
import { failureReason } from './stripe-failure.ts';
import { stripeLocale } from './stripe-locale.ts';
import { meansOfCharge, storedMethod } from './stripe-means.ts';

/** What tells how a checkout went: https://docs.stripe.com/payments/checkout/fulfill-orders */
export const expandedOfSession = [
  'payment_intent',
  'payment_intent.latest_charge',
  'setup_intent',
  'setup_intent.payment_method',
];

/** Of a page that charges nothing, Stripe wants to know a currency, to choose what it offers. */
const currencyOfSetups = 'eur';

/**
 * A page as Stripe is asked for it.
 *
 * @throws ProblemError option_not_available for an amount that Stripe cannot charge exactly
 */
export function toSession(request: CheckoutRequest): Stripe.Checkout.SessionCreateParams {
  const { reference, customer, returnUrl, expiresAt } = request;
  const common = {
    client_reference_id: reference,
    metadata: { reference, customer: customer.id },
    success_url: returnUrl,
    cancel_url: returnUrl,
    expires_at: Math.floor(expiresAt.getTime() / 1000),
    locale: stripeLocale(request.locale),
    expand: expandedOfSession,
  };
  if (request.mode === 'setup') {
    const currency = request.amount?.currency.toLowerCase() ?? currencyOfSetups;
    // What is stored for nobody could not be charged later.
    const owner = customer.providerId === null ? {} : { customer: customer.providerId };
    return { ...common, ...owner, mode: 'setup', currency, setup_intent_data: { metadata: { reference } } };
  }
  return {
    ...common,
    mode: 'payment',
    line_items: [{ quantity: 1, price_data: priceOf(request) }],
    payment_intent_data: { description: request.description, metadata: { reference } },
  };
}

function priceOf({ amount, description }: CheckoutRequest): Stripe.Checkout.SessionCreateParams.LineItem.PriceData {
  const unit = amount && toStripeAmount(amount.amount, amount.currency);
  if (!amount || unit === undefined) {
    throw new ProblemError('option_not_available', 'The payment provider cannot charge exactly this amount.');
  }
  return { currency: amount.currency.toLowerCase(), unit_amount: unit, product_data: { name: description } };
}

/** A page as Stripe describes it. */
export function toCheckout(session: Stripe.Checkout.Session): Checkout {
  const status = statusOf(session);
  return {
    id: session.id,
    reference: session.client_reference_id ?? '',
    mode: session.mode === 'setup' ? 'setup' : 'payment',
    status,
    url: status === 'open' ? session.url : null,
    received: status === 'succeeded' ? receivedBy(session) : null,
    means: meansOfCharge(paymentOf(session)?.latest_charge ?? null),
    failureReason: status === 'failed' ? failureOf(session) : null,
    method: status === 'succeeded' ? storedMethod(setupOf(session)?.payment_method) : null,
  };
}

function statusOf(session: Stripe.Checkout.Session): CheckoutStatus {
  if (session.status === 'expired') return 'expired';
  if (session.status !== 'complete') return 'open';
  if (session.payment_status !== 'unpaid') return setupStatus(session);
  const intent = paymentOf(session);
  const isOver = intent?.status === 'requires_payment_method' || intent?.status === 'canceled';
  return isOver ? 'failed' : 'processing';
}

/** A mandate may be checked for some days after the page was left. */
function setupStatus(session: Stripe.Checkout.Session): CheckoutStatus {
  const status = setupOf(session)?.status;
  if (status === undefined || status === 'succeeded') return 'succeeded';
  return status === 'requires_payment_method' || status === 'canceled' ? 'failed' : 'processing';
}

function paymentOf({ payment_intent: intent }: Stripe.Checkout.Session): Stripe.PaymentIntent | undefined {
  return intent !== null && typeof intent === 'object' ? intent : undefined;
}

function setupOf({ setup_intent: intent }: Stripe.Checkout.Session): Stripe.SetupIntent | undefined {
  return intent !== null && typeof intent === 'object' ? intent : undefined;
}

function receivedBy(session: Stripe.Checkout.Session): Schemas['Money'] | null {
  const currency = session.currency?.toUpperCase();
  const amount = paymentOf(session)?.amount_received ?? session.amount_total;
  if (!currency || amount === null) return null;
  return { amount: fromStripeAmount(amount, currency), currency };
}

function failureOf(session: Stripe.Checkout.Session): Schemas['PaymentFailureReason'] {
  if (session.mode === 'setup') return failureReason(setupOf(session)?.last_setup_error, 'provider_error');
  // A checkout that was complete and is unpaid all the same is a debit that came back.
  return failureReason(paymentOf(session)?.last_payment_error, 'debit_returned');
}
