import type { EntryFacts, Money } from './entry.ts';

/** `needs_customer`: the bank asks for a second step, and nothing was charged; `processing` is money on its way. */
export type ChargeStatus = 'succeeded' | 'declined' | 'needs_customer' | 'processing';

/** What the seller asks for. */
export interface ChargeRequest {
  /** The seller's own id of it. */
  reference: string;
  methodId: string;
  amount: Money;
  description: string;
  customer: { id: string; name: string };
  /** BCP 47 tag. */
  locale: string;
  webhookUrl: string;
}

/** A charge of a stored method without a page. */
export interface Charge extends ChargeRequest, EntryFacts {
  mode: 'charge';
  status: ChargeStatus;
}

/** A charge as the interface for sellers gives it. */
export function describeCharge(charge: Charge): object {
  const { id, status, amount, received, means, failureReason, reference, methodId, createdAt, settledAt } = charge;
  return { id, status, amount, received, means, failureReason, reference, methodId, createdAt, settledAt };
}
