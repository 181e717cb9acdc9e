import type { ColumnType } from 'kysely';
import type { Schemas } from '../http/operations.ts';

type CreatedOnly<Value> = ColumnType<Value, Value, never>;
type Json<Value> = ColumnType<Value, string, string>;

/** Who invoices are from, with everything that depends on the seller alone. */
export interface SellerSettings {
  party: Schemas['Party'];
  /** Start of the numbers of invoices, and of credit notes, such as `ABO` for `ABO-2026-0001`; may be empty. */
  series: { invoice: string; creditNote: string };
  /** Days from issue to due date. */
  netDays: number;
  /** Where a transfer goes. */
  account: { iban: string; bic: string | null };
  /** For direct debits (BT-90). */
  creditorIdentifier: string | null;
  /** The currency that tax is accounted for in, and how many of it one unit of another currency is; null: none is stated. */
  accounting: { currency: string; rates: Partial<Record<string, string>> } | null;
  /** Notes of every invoice, such as those that the law demands, per language. */
  notes: Partial<Record<string, Schemas['InvoiceDocument']['notes']>>;
}

export interface SellerTable {
  /** Empty for the house itself. */
  brand_id: CreatedOnly<string>;
  settings: Json<SellerSettings>;
  updated_at: Date;
}

/** The last number that was taken of a series. */
export interface InvoiceSeriesTable {
  seller_key: CreatedOnly<string>;
  prefix: CreatedOnly<string>;
  year: CreatedOnly<number>;
  last: number;
}

/** The tables of this slice, by name. */
export interface SellerTables {
  seller: SellerTable;
  invoice_series: InvoiceSeriesTable;
}
