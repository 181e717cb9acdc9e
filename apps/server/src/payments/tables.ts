import type { ColumnType } from 'kysely';
import type { Schemas } from '../http/operations.ts';

type CreatedOnly<Value> = ColumnType<Value, Value, never>;

export interface PaymentTable {
  id: CreatedOnly<string>;
  customer_id: CreatedOnly<string>;
  provider: CreatedOnly<Schemas['PaymentProvider']>;
  /** The provider's id of the checkout; null until it is known. */
  checkout_id: string | null;
  /** The provider's payment page; null until it is known. */
  url: string | null;
  status: Schemas['PaymentStatus'];
  currency: CreatedOnly<string>;
  /** What is asked for, minor units. */
  amount: CreatedOnly<number>;
  /** What came beyond the amounts due, minor units. */
  overpaid: number;
  means: ColumnType<Schemas['PaymentMeans'] | null, string | null, string | null>;
  failure_reason: Schemas['PaymentFailureReason'] | null;
  created_by: ColumnType<Schemas['PersonReference'], string, never>;
  /** Null: nobody is there to be sent to a page. */
  return_url: CreatedOnly<string | null>;
  locale: CreatedOnly<string>;
  created_at: CreatedOnly<Date>;
  expires_at: CreatedOnly<Date>;
  settled_at: Date | null;
  looked_up_at: Date | null;
  /** The stored method that is charged without the customer; null: the customer pays at the provider's page. */
  method_id: CreatedOnly<string | null>;
  /** The provider's id of that charge; null until it is known. */
  charge_id: string | null;
  /** The change of a subscription that it pays for; its invoice is issued when the money is there. */
  change_id: CreatedOnly<string | null>;
  /** What the customer reads; null: the numbers of the invoices. */
  description: CreatedOnly<string | null>;
}

/** The part of a payment that goes to one invoice: what is asked for, then what it came to. */
export interface PaymentAllocationTable {
  payment_id: CreatedOnly<string>;
  invoice_id: CreatedOnly<string>;
  position: CreatedOnly<number>;
  invoice_number: CreatedOnly<string>;
  amount: number;
}

/** An invoice that a payment under way will pay: at most one payment holds it. */
export interface PaymentHoldTable {
  invoice_id: CreatedOnly<string>;
  payment_id: CreatedOnly<string>;
}

/** What providers told, once per event. */
export interface ProviderEventTable {
  provider: CreatedOnly<Schemas['PaymentProvider']>;
  id: CreatedOnly<string>;
  /** Null, as `charge_id`, when the event is about nothing of ours. */
  checkout_id: CreatedOnly<string | null>;
  /** Set instead of `checkout_id` when the event is about a charge without a page. */
  charge_id: CreatedOnly<string | null>;
  received_at: CreatedOnly<Date>;
  handled_at: Date | null;
}

export interface PaymentTables {
  payment: PaymentTable;
  payment_allocation: PaymentAllocationTable;
  payment_hold: PaymentHoldTable;
  provider_event: ProviderEventTable;
}
