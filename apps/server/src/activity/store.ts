import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import type { ActivityTable } from './tables.ts';

export interface ActivityFilter {
  action?: Schemas['ActivityAction'] | undefined;
  subjectType?: Schemas['ResourceType'] | undefined;
  subjectId?: string | undefined;
  actorId?: string | undefined;
  /** Instants: from the first on, before the second. */
  from?: string | undefined;
  to?: string | undefined;
}

/** Entries of a customer from newest to oldest, older than the entry `after`. */
export async function selectActivity(
  db: Kysely<Tables>,
  customerId: string,
  { action, subjectType, subjectId, actorId, from, to }: ActivityFilter,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<Schemas['Activity'][]> {
  let query = db.selectFrom('activity').selectAll().where('customer_id', '=', customerId);
  if (action !== undefined) query = query.where('action', '=', action);
  if (subjectType !== undefined) query = query.where('subject_type', '=', subjectType);
  if (subjectId !== undefined) query = query.where('subject_id', '=', subjectId);
  if (actorId !== undefined) query = query.where('actor_id', '=', actorId);
  if (from !== undefined) query = query.where('at', '>=', new Date(from));
  if (to !== undefined) query = query.where('at', '<', new Date(to));
  if (after !== undefined) query = query.where('id', '<', after);
  const rows = await query.orderBy('id', 'desc').limit(limit).execute();
  return rows.map(toActivity);
}

function toActivity(row: Selectable<ActivityTable>): Schemas['Activity'] {
  return {
    id: row.id,
    action: row.action,
    actor: row.actor,
    subject: { type: row.subject_type, id: row.subject_id, label: row.subject_label },
    amount: row.amount,
    recipients: row.recipients,
    changes: row.changes,
    at: row.at.toISOString(),
  };
}
