import type { ColumnType } from 'kysely';
import type { Schemas } from '../http/operations.ts';

type CreatedOnly<Value> = ColumnType<Value, Value, never>;
type Json<Value> = ColumnType<Value, string, string>;

/** What a customer has edited. */
export interface BillingDetailsTable {
  customer_id: CreatedOnly<string>;
  details: Json<Schemas['BillingDetailsInput']>;
  tax_id_check: Json<Schemas['TaxIdCheck']> | null;
  /** Counts the changes, from 1. */
  version: number;
  updated_by: Json<Schemas['PersonReference']> | null;
  updated_at: Date;
}

/** The tables of this slice, by name. */
export interface BillingDetailsTables {
  billing_details: BillingDetailsTable;
}
