import type { ColumnType } from 'kysely';
import type { Schemas } from '../http/operations.ts';

type CreatedOnly<Value> = ColumnType<Value, Value, never>;
type CreatedOnlyJson<Value> = ColumnType<Value, string, never>;

/** A card or mandate that the provider keeps; its number never reaches us. */
export interface PaymentMethodTable {
  id: CreatedOnly<string>;
  customer_id: CreatedOnly<string>;
  provider: CreatedOnly<Schemas['PaymentProvider']>;
  provider_method_id: CreatedOnly<string>;
  kind: CreatedOnly<Schemas['PaymentMeansKind']>;
  brand: CreatedOnly<string | null>;
  last_digits: CreatedOnly<string | null>;
  holder: CreatedOnly<string | null>;
  expiry_year: CreatedOnly<number | null>;
  /** From 1. */
  expiry_month: CreatedOnly<number | null>;
  /** At most one per customer. */
  is_default: boolean;
  created_by: CreatedOnlyJson<Schemas['PersonReference']>;
  created_at: CreatedOnly<Date>;
  /** When the customer was told that it expires soon. */
  expiry_told_at: Date | null;
  /** A removal that the provider has not confirmed yet. */
  removal_begun_at: Date | null;
  removed_at: Date | null;
  /** When the provider forgot it. */
  detached_at: Date | null;
}

/** A visit to the provider's page to add a method. */
export interface PaymentMethodSetupTable {
  id: CreatedOnly<string>;
  customer_id: CreatedOnly<string>;
  provider: CreatedOnly<Schemas['PaymentProvider']>;
  /** The provider's id of the visit; null until it is known. */
  checkout_id: string | null;
  url: string | null;
  status: Schemas['PaymentMethodSetup']['status'];
  make_default: CreatedOnly<boolean>;
  /** The method that the new one takes the place of. */
  replaces: CreatedOnly<string | null>;
  payment_method_id: string | null;
  failure_reason: Schemas['PaymentFailureReason'] | null;
  created_by: CreatedOnlyJson<Schemas['PersonReference']>;
  return_url: CreatedOnly<string>;
  locale: CreatedOnly<string>;
  created_at: CreatedOnly<Date>;
  expires_at: CreatedOnly<Date>;
  settled_at: Date | null;
  looked_up_at: Date | null;
}

/** What a provider calls a customer, where it keeps customers itself. */
export interface ProviderCustomerTable {
  customer_id: CreatedOnly<string>;
  provider: CreatedOnly<Schemas['PaymentProvider']>;
  provider_customer_id: string;
}

/** The tables of this slice, by name. */
export interface PaymentMethodTables {
  payment_method: PaymentMethodTable;
  payment_method_setup: PaymentMethodSetupTable;
  provider_customer: ProviderCustomerTable;
}
