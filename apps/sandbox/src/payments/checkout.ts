import type { EntryFacts, FailureReason, Means, Money } from './entry.ts';
import type { MethodDetails, StoredMethod } from './methods.ts';
import { describeMethod } from './methods.ts';

/** Why a page stays open after an attempt to pay. */
export type Refusal = Exclude<FailureReason, 'debit_returned'>;

/** `open` can be paid, `processing` is money on its way; the others are final. */
export type CheckoutStatus = 'open' | 'processing' | 'succeeded' | 'failed' | 'expired' | 'cancelled';

/** What the seller asks for. */
export interface CheckoutRequest {
  /** `payment` charges now, `setup` keeps a means of payment for later. */
  mode: 'payment' | 'setup';
  /** Null for `setup`. */
  amount: Money | null;
  /** The seller's own id of it. */
  reference: string;
  description: string;
  lines: { label: string; amount: Money }[];
  customer: { id: string; name: string };
  /** BCP 47 tag. */
  locale: string;
  /** Where the browser goes in the end, unchanged. */
  returnUrl: string;
  webhookUrl: string;
  /** RFC 3339 instant. */
  expiresAt: string;
  /** A stored method that the bank wants the customer to confirm; null when the customer chooses one. */
  methodId: string | null;
}

/** One payment page and everything known about it; kept as one file, so that it and its events never disagree. */
export interface Checkout extends CheckoutRequest, EntryFacts {
  status: CheckoutStatus;
  /** The card whose bank asks for a second step. */
  challenge: Means | null;
  /** What will be stored with the means of a `setup`. */
  details: MethodDetails | null;
  /** What a `setup` has stored. */
  storedId: string | null;
}

/** A checkout as the interface for sellers gives it. */
export function describeCheckout(checkout: Checkout, sandboxUrl: string, stored?: StoredMethod): object {
  const { id, mode, status, amount, received, means, failureReason, reference } = checkout;
  const { createdAt, expiresAt, settledAt } = checkout;
  const url = sandboxUrl + entrancePath(checkout);
  const method = stored ? describeMethod(stored) : null;
  const times = { createdAt, expiresAt, settledAt };
  return { id, mode, status, url, amount, received, means, failureReason, method, reference, ...times };
}

/** Path of the page at which it is paid. */
export function pagePath({ id }: Pick<Checkout, 'id'>): string {
  return `/payments/pay/${id}`;
}

/** Where the seller sends the customer: right to the bank when a stored card waits to be confirmed. */
function entrancePath(checkout: Checkout): string {
  return checkout.methodId && checkout.challenge ? `${pagePath(checkout)}/confirm` : pagePath(checkout);
}
