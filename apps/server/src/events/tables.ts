import type { ColumnType } from 'kysely';
import type { Schemas } from '../http/operations.ts';

type CreatedOnly<Value> = ColumnType<Value, Value, never>;

/** What live streams are told, kept for a while for those that come back. */
export interface LiveEventTable {
  id: CreatedOnly<string>;
  customer_id: CreatedOnly<string>;
  event: ColumnType<Schemas['LiveEvent'], string, never>;
  at: CreatedOnly<Date>;
}

export interface EventTables {
  live_event: LiveEventTable;
}
