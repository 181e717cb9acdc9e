import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { newId } from '../database/new-id.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';

type LiveEvent = Schemas['LiveEvent'];

/** Type and data of an event, such as `{ type: 'invoices.changed', data: { invoiceIds } }`. */
export type Published = LiveEvent extends infer Event
  ? Event extends { type: infer Type; data: infer Data }
    ? { type: Type; data: Data }
    : never
  : never;

/** The channel on which server instances tell each other of new events. */
export const eventChannel = 'portico_live_event';

/** Tells the customer's live streams, on all server instances, once the transaction has committed. */
export async function publishEvent(
  transaction: Kysely<Tables>,
  customerId: string,
  { type, data }: Published,
  now: Date,
): Promise<void> {
  const id = newId('evt', now);
  const event = { type, id, at: now.toISOString(), data };
  await transaction
    .insertInto('live_event')
    .values({ id, customer_id: customerId, event: JSON.stringify(event), at: now })
    .execute();
  await sql`select pg_notify(${eventChannel}, ${JSON.stringify([customerId, id])})`.execute(transaction);
}
