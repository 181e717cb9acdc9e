import type { ColumnType, Generated, Selectable } from 'kysely';
import type { Schemas } from '../http/operations.ts';
import type { SubscriptionTerms } from '../subscriptions/tables.ts';

type CreatedOnly<Value> = ColumnType<Value, Value, never>;
type CreatedOnlyJson<Value> = ColumnType<Value, string, never>;
type Json<Value> = ColumnType<Value | null, string | null | undefined, string | null>;

/** What the customer has asked for, as it was asked. */
export type AskedQuote = Pick<Schemas['QuoteRequest'], 'terms' | 'expectedTotal' | 'contact' | 'note'>;

/** What a quote is about. */
export type WantedRenewal = Pick<Schemas['RenewalQuote'], 'productName' | 'timeZone' | 'plan' | 'seats' | 'term'>;

/** What it comes to. */
export interface StoredOffer {
  lines: Schemas['QuoteLine'][];
  taxes: Schemas['ChangeTax'][];
  total: Schemas['TaxedAmount'];
  conditions: string | null;
  /** The subscription's terms once it is accepted and the present term is over. */
  terms: SubscriptionTerms;
  priceId: string;
}

export interface RenewalQuoteTable {
  id: CreatedOnly<string>;
  customer_id: CreatedOnly<string>;
  subscription_id: CreatedOnly<string>;
  status: Schemas['QuoteStatus'];
  /** Counts what the customer can see change, from 1. */
  version: number;
  /** Null until it is calculated. */
  number: string | null;
  asked: CreatedOnlyJson<AskedQuote>;
  wanted: CreatedOnlyJson<WantedRenewal>;
  /** Null until it is calculated. */
  offer: Json<StoredOffer>;
  purchase_order_reference: string | null;
  /** The version that the document has or will have; 0 until it is calculated. */
  document_version: Generated<number>;
  /** Steps of the preparation that are done. */
  steps_done: Generated<number>;
  attempts: Generated<number>;
  review: Json<Schemas['QuoteReview']>;
  consent_text: string | null;
  acceptance: Json<Schemas['QuoteAcceptance']>;
  superseded_by: string | null;
  requested_by: CreatedOnlyJson<Schemas['PersonReference']>;
  requested_at: CreatedOnly<Date>;
  ready_at: Date | null;
  valid_until: Date | null;
  /** When people were told that it expires soon. */
  expiry_told_at: Date | null;
  changed_at: Date;
}

export type QuoteRow = Selectable<RenewalQuoteTable>;

/** One version of the PDF. */
export interface RenewalQuoteDocumentTable {
  quote_id: CreatedOnly<string>;
  version: CreatedOnly<number>;
  /** BCP 47 tag of its language. */
  locale: CreatedOnly<string>;
  sha256: CreatedOnly<string>;
  bytes: CreatedOnly<Uint8Array>;
  created_at: CreatedOnly<Date>;
}

/** The last number of each year, by seller. */
export interface RenewalQuoteSeriesTable {
  seller_key: CreatedOnly<string>;
  year: CreatedOnly<number>;
  last: number;
}

/** The tables of this slice, by name. */
export interface RenewalQuoteTables {
  renewal_quote: RenewalQuoteTable;
  renewal_quote_document: RenewalQuoteDocumentTable;
  renewal_quote_series: RenewalQuoteSeriesTable;
}
