import type { ColumnType } from 'kysely';
import type { Schemas } from '../http/operations.ts';

type CreatedOnly<Value> = ColumnType<Value, Value, never>;
type CreatedJson<Value> = ColumnType<Value, string, never>;

/** Something that people of a customer are told. */
export interface NotificationTable {
  id: CreatedOnly<string>;
  customer_id: CreatedOnly<string>;
  kind: CreatedOnly<Schemas['NotificationKind']>;
  subject: CreatedJson<Schemas['ResourceReference']>;
  facts: CreatedJson<Schemas['NotificationFacts']>;
  created_at: CreatedOnly<Date>;
}

/** Which notification somebody has read. */
export interface NotificationReadTable {
  notification_id: CreatedOnly<string>;
  actor_id: CreatedOnly<string>;
  read_at: CreatedOnly<Date>;
}

/** The tables of this slice, by name. */
export interface NotificationTables {
  notification: NotificationTable;
  notification_read: NotificationReadTable;
}
