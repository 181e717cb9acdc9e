import type { ColumnType } from 'kysely';
import type { Schemas } from '../http/operations.ts';

type CreatedOnly<Value> = ColumnType<Value, Value, never>;
type Json<Value> = ColumnType<Value, string, string>;

/** Something that can be subscribed to, with its plans and prices. */
export interface ProductTable {
  id: CreatedOnly<string>;
  details: Json<Schemas['ProductInput']>;
  /** Counts the changes, from 1. */
  version: number;
  created_at: CreatedOnly<Date>;
  updated_at: Date;
}

/** The tables of this slice, by name. */
export interface CatalogueTables {
  product: ProductTable;
}
