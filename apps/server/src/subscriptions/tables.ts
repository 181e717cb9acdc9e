import type { ColumnType, GeneratedAlways } from 'kysely';
import type { Schemas } from '../http/operations.ts';

type CreatedOnly<Value> = ColumnType<Value, Value, never>;
type Json<Value> = ColumnType<Value, string, string>;

/** How a subscription stands, apart from its invoices: `past_due` is derived when it is read. */
export type StoredStatus = Exclude<Schemas['SubscriptionStatus'], 'past_due'>;

/** What was bought, as it was agreed. */
export type SubscriptionTerms = Pick<
  Schemas['SubscriptionListItem'],
  'product' | 'plan' | 'addOns' | 'seats' | 'term' | 'timeZone' | 'autoRenew'
> &
  AgreedPrices & {
    /** Last ISO date of a trial; absent without one. */
    trialUntil?: string;
    /** First ISO date of the first term, which months are counted from; absent while that is the term it has. */
    anchor?: string;
  };

/** What the money rules work with, as it was agreed. */
export interface AgreedPrices {
  /** Per billing interval, without tax. */
  rates: Rates;
  tax: Schemas['TaxCategory'];
  /** Days before the end of a term by which it can be cancelled. */
  noticeDays: number;
}

/** What one seat, and the plan as a whole, cost per billing interval, without tax. */
export interface Rates {
  perSeat: Schemas['Money'];
  flat: Schemas['Money'];
}

export interface SubscriptionTable {
  id: ColumnType<string, string, never>;
  customer_id: ColumnType<string, string, never>;
  product_id: ColumnType<string, string, never>;
  price_id: string;
  status: StoredStatus;
  terms: ColumnType<SubscriptionTerms, string, string>;
  /** ISO date; null when it does not renew. */
  renews_on: string | null;
  cancellation: Json<StoredCancellation> | null;
  scheduled_change: Json<ScheduledTerms> | null;
  agreed_renewal: Json<AgreedTerms> | null;
  /** Last ISO date that an invoice has been issued for; null when nothing is invoiced through Portico. */
  billed_until: string | null;
  /** Last ISO date of the term whose renewal was announced. */
  announced_for: string | null;
  /** Counts the changes, from 1. */
  version: number;
  created_at: ColumnType<Date, Date, never>;
  updated_at: Date;
  /** Sorts by `renews_on`, then by `id`. */
  renewal_order: GeneratedAlways<string>;
}

/** A cancellation, and what its undoing brings back. */
export type StoredCancellation = Schemas['SubscriptionCancellation'] & {
  before: { status: StoredStatus; autoRenew: boolean };
};

/** A change that waits for the end of the term, and the terms from then on. */
export interface ScheduledTerms {
  change: Schemas['ScheduledChange'];
  terms: ChangedTerms;
}

/** The next term, agreed by accepting a renewal quote: what is shown of it, and the terms from then on. */
export interface AgreedTerms {
  renewal: Schemas['AgreedRenewal'];
  terms: SubscriptionTerms;
  priceId: string;
}

/** What a change makes different. */
export type ChangedTerms = Pick<SubscriptionTerms, 'plan' | 'seats' | 'rates'> & { priceId: string };

/** What a change costs, kept until it is confirmed or too late. */
export interface ChangePreviewTable {
  id: CreatedOnly<string>;
  customer_id: CreatedOnly<string>;
  subscription_id: CreatedOnly<string>;
  /** What it was calculated from: an older version than the subscription's is outdated. */
  subscription_version: CreatedOnly<number>;
  preview: ColumnType<Schemas['ChangePreview'], string, never>;
  /** What is different once it is in effect. */
  terms: ColumnType<ChangedTerms, string, never>;
  created_at: CreatedOnly<Date>;
  expires_at: CreatedOnly<Date>;
}

/** Where a confirmed change stands. */
export type ChangeStatus = 'awaiting_payment' | 'applied' | 'scheduled' | 'undone' | 'given_up';

/** A confirmed change. */
export interface SubscriptionChangeTable {
  id: CreatedOnly<string>;
  customer_id: CreatedOnly<string>;
  subscription_id: CreatedOnly<string>;
  preview_id: CreatedOnly<string>;
  status: ChangeStatus;
  invoice_id: string | null;
  payment_id: string | null;
  created_by: ColumnType<Schemas['PersonReference'], string, never>;
  created_at: CreatedOnly<Date>;
  settled_at: Date | null;
}

/** The tables of this slice, by name. */
export interface SubscriptionTables {
  subscription: SubscriptionTable;
  change_preview: ChangePreviewTable;
  subscription_change: SubscriptionChangeTable;
}
