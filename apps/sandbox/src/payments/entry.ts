import type { Charge } from './charge.ts';
import type { Checkout } from './checkout.ts';

/** An amount in minor units of an ISO 4217 currency. */
export interface Money {
  amount: number;
  currency: string;
}

/** How it was paid. The sandbox keeps no number of a card or an account beyond the last four digits. */
export interface Means {
  kind: 'card' | 'sepa_debit' | 'bank_debit';
  brand: string | null;
  lastDigits: string | null;
}

/** What a card or a bank says instead of paying. */
export type FailureReason =
  'card_declined' | 'insufficient_funds' | 'card_expired' | 'authentication_failed' | 'debit_returned';

/** What becomes of money that is on its way. */
export type Outcome = 'succeeded' | 'debit_returned';

/** Money on its way: when it arrives, or that it comes back. */
export interface Settlement {
  at: string;
  outcome: Outcome;
}

/** Something that happened and has to be told to the seller. */
export interface EntryEvent {
  id: string;
  /** Such as `checkout.succeeded` or `charge.declined`. */
  type: string;
  createdAt: string;
  /** Instants at which it is still to be sent; several when it will arrive more than once. */
  sends: string[];
  /** How often the seller did not take it. */
  failures: number;
}

/** What every entry of the book has. */
export interface EntryFacts {
  id: string;
  /** The seller's own id of it. */
  reference: string;
  description: string;
  customer: { id: string; name: string };
  /** BCP 47 tag. */
  locale: string;
  webhookUrl: string;
  received: Money | null;
  means: Means | null;
  failureReason: FailureReason | null;
  createdAt: string;
  settledAt: string | null;
  idempotency: { key: string; bodyHash: string };
  settlement: Settlement | null;
  events: EntryEvent[];
}

/** Anything of which the seller is told: a page, or a charge without one. */
export type Entry = Checkout | Charge;
