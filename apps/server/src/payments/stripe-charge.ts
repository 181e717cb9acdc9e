import type { Stripe } from 'stripe';
import type { Charge, ChargeRequest, ChargeStatus } from './gateway.ts';
import { fromStripeAmount, toStripeAmount } from './stripe-amount.ts';
import { failureReason } from './stripe-failure.ts';
import { meansOfCharge } from './stripe-means.ts';

/** What tells how a charge went. */
export const expandedOfIntent = ['latest_charge'];

/** Tells charges without a page from the payments of pages, which are judged by their page. */
const kind = 'charge';

/**
 * A charge of a stored method as Stripe is asked for it: https://docs.stripe.com/payments/save-and-reuse#charge-saved-payment-method
 *
 * @returns undefined when Stripe cannot charge exactly this amount, or knows no such customer
 */
export function toIntent(request: ChargeRequest): Stripe.PaymentIntentCreateParams | undefined {
  const { reference, methodId, customer, description } = request;
  const amount = toStripeAmount(request.amount.amount, request.amount.currency);
  if (amount === undefined || customer.providerId === null) return undefined;
  return {
    amount,
    currency: request.amount.currency.toLowerCase(),
    customer: customer.providerId,
    payment_method: methodId,
    off_session: true,
    confirm: true,
    description,
    metadata: { reference, customer: customer.id, kind },
    expand: expandedOfIntent,
  };
}

/** Whether it is a charge of ours without a page. */
export function isCharge({ metadata }: Pick<Stripe.PaymentIntent, 'metadata'>): boolean {
  return metadata?.['kind'] === kind;
}

/** A charge as Stripe describes it. */
export function toCharge(intent: Stripe.PaymentIntent): Charge {
  const currency = intent.currency.toUpperCase();
  const status = statusOf(intent);
  const received = { amount: fromStripeAmount(intent.amount_received, currency), currency };
  return {
    id: intent.id,
    reference: intent.metadata['reference'] ?? '',
    status,
    received: status === 'succeeded' ? received : null,
    means: meansOfCharge(intent.latest_charge),
    failureReason: status === 'declined' ? failureOf(intent) : null,
  };
}

/** What Stripe would not even begin, such as a charge of a method that it has forgotten. */
export function refusedCharge(reference: string): Charge {
  return { id: null, reference, status: 'declined', received: null, means: null, failureReason: 'provider_error' };
}

function statusOf({ status, last_payment_error: error }: Stripe.PaymentIntent): ChargeStatus {
  if (status === 'succeeded') return 'succeeded';
  if (status === 'processing') return 'processing';
  const isAsking = status === 'requires_action' || status === 'requires_confirmation';
  return isAsking || error?.code === 'authentication_required' ? 'needs_customer' : 'declined';
}

function failureOf({ latest_charge: charge, last_payment_error: error }: Stripe.PaymentIntent) {
  // A debit that was taken back had been on its way.
  const isDebit = charge !== null && typeof charge === 'object' && !charge.payment_method_details?.card;
  return failureReason(error, isDebit ? 'debit_returned' : 'card_declined');
}
