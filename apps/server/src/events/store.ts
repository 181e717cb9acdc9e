import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';

type LiveEvent = Schemas['LiveEvent'];

export async function selectEvent(
  db: Kysely<Tables>,
  customerId: string,
  id: string,
): Promise<{ event: LiveEvent; at: Date } | undefined> {
  return db
    .selectFrom('live_event')
    .select(['event', 'at'])
    .where('customer_id', '=', customerId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Events of a customer since a moment, oldest first. */
export async function selectEventsSince(db: Kysely<Tables>, customerId: string, since: Date): Promise<LiveEvent[]> {
  const rows = await db
    .selectFrom('live_event')
    .select('event')
    .where('customer_id', '=', customerId)
    .where('at', '>=', since)
    .orderBy('at')
    .orderBy('id')
    .execute();
  return rows.map(({ event }) => event);
}

export async function deleteEventsBefore(db: Kysely<Tables>, moment: Date): Promise<void> {
  await db.deleteFrom('live_event').where('at', '<', moment).execute();
}
