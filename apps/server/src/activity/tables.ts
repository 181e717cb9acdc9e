import type { ColumnType } from 'kysely';
import type { Schemas } from '../http/operations.ts';

type CreatedOnly<Value> = ColumnType<Value, Value, never>;
type CreatedOnlyJson<Value> = ColumnType<Value, string, never>;

/** What happened. Rows are never changed. */
export interface ActivityTable {
  id: CreatedOnly<string>;
  customer_id: CreatedOnly<string>;
  action: CreatedOnly<Schemas['ActivityAction']>;
  actor_id: CreatedOnly<string | null>;
  actor: CreatedOnlyJson<Schemas['PersonReference']>;
  subject_type: CreatedOnly<Schemas['ResourceType']>;
  subject_id: CreatedOnly<string | null>;
  subject_label: CreatedOnly<string | null>;
  amount: ColumnType<Schemas['Money'] | null, string | null, never>;
  recipients: CreatedOnly<string[]>;
  changes: CreatedOnlyJson<Schemas['ActivityChange'][]>;
  at: CreatedOnly<Date>;
}

export interface ActivityTables {
  activity: ActivityTable;
}
