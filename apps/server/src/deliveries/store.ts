import type { Insertable, Kysely, Updateable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { toDelivery, type DeliveryRow, type RecipientRow } from './presentation.ts';
import type { DeliveryRecipientTable, DeliveryTable } from './tables.ts';
import type { Schemas } from '../http/operations.ts';

/** One message: a recipient of a delivery. */
export interface MessageKey {
  deliveryId: string;
  position: number;
}

const unfinished = ['queued', 'sending', 'retrying'] as const;

/** Adds a delivery with its recipients. */
export async function insertDelivery(
  transaction: Kysely<Tables>,
  delivery: Insertable<DeliveryTable>,
  invoiceIds: readonly string[],
  recipients: readonly Insertable<DeliveryRecipientTable>[],
): Promise<void> {
  await transaction.insertInto('delivery').values(delivery).execute();
  if (invoiceIds.length > 0) {
    await transaction
      .insertInto('delivery_invoice')
      .values(invoiceIds.map((invoice_id) => ({ delivery_id: delivery.id, invoice_id })))
      .execute();
  }
  await transaction
    .insertInto('delivery_recipient')
    .values([...recipients])
    .execute();
}

/** What the mails of a customer carry that are looked for. */
export interface Carrying {
  /** Mails with this quote; without it, mails with invoices. */
  quoteId?: string | undefined;
  invoiceId?: string | undefined;
}

/** One delivery of one customer; another customer's is not found, nor one that carries something else. */
export async function selectDelivery(
  db: Kysely<Tables>,
  customerId: string,
  id: string,
  carrying: Carrying = {},
): Promise<Schemas['Delivery'] | undefined> {
  const rows = await deliveriesWith(db, customerId, carrying).where('id', '=', id).execute();
  return (await withRecipients(db, rows))[0];
}

/** Deliveries of a customer from newest to oldest, older than the delivery `after`. */
export async function selectDeliveries(
  db: Kysely<Tables>,
  customerId: string,
  carrying: Carrying,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<Schemas['Delivery'][]> {
  let query = deliveriesWith(db, customerId, carrying);
  if (after !== undefined) query = query.where('id', '<', after);
  return withRecipients(db, await query.orderBy('id', 'desc').limit(limit).execute());
}

function deliveriesWith(db: Kysely<Tables>, customerId: string, { quoteId, invoiceId }: Carrying) {
  const all = db.selectFrom('delivery').selectAll().where('customer_id', '=', customerId);
  if (quoteId !== undefined) return all.where('quote_id', '=', quoteId);
  const withInvoices = all.where('quote_id', 'is', null);
  if (invoiceId === undefined) return withInvoices;
  return withInvoices.where('id', 'in', (inner) =>
    inner.selectFrom('delivery_invoice').select('delivery_id').where('invoice_id', '=', invoiceId),
  );
}

async function withRecipients(db: Kysely<Tables>, rows: readonly DeliveryRow[]): Promise<Schemas['Delivery'][]> {
  if (rows.length === 0) return [];
  const recipients = await db
    .selectFrom('delivery_recipient')
    .selectAll()
    .where(
      'delivery_id',
      'in',
      rows.map(({ id }) => id),
    )
    .orderBy('position')
    .execute();
  return rows.map((row) =>
    toDelivery(
      row,
      recipients.filter(({ delivery_id }) => delivery_id === row.id),
    ),
  );
}

/** Locks a delivery and one of its recipients, always in this order, until the transaction ends. */
export async function lockMessage(
  transaction: Kysely<Tables>,
  { deliveryId, position }: MessageKey,
): Promise<{ delivery: DeliveryRow; recipient: RecipientRow } | undefined> {
  const delivery = await transaction
    .selectFrom('delivery')
    .selectAll()
    .where('id', '=', deliveryId)
    .forUpdate()
    .executeTakeFirst();
  const recipient = await transaction
    .selectFrom('delivery_recipient')
    .selectAll()
    .where('delivery_id', '=', deliveryId)
    .where('position', '=', position)
    .forUpdate()
    .executeTakeFirst();
  return delivery && recipient ? { delivery, recipient } : undefined;
}

export async function updateRecipient(
  transaction: Kysely<Tables>,
  { deliveryId, position }: MessageKey,
  change: Updateable<DeliveryRecipientTable>,
): Promise<void> {
  await transaction
    .updateTable('delivery_recipient')
    .set(change)
    .where('delivery_id', '=', deliveryId)
    .where('position', '=', position)
    .execute();
}

export async function updateDelivery(
  transaction: Kysely<Tables>,
  deliveryId: string,
  change: Updateable<DeliveryTable>,
): Promise<void> {
  await transaction.updateTable('delivery').set(change).where('id', '=', deliveryId).execute();
}

/**
 * Notes that the end of a message is about to be sent.
 *
 * @returns false when another attempt has begun meanwhile: then this one must not end its message
 */
export async function markHandedOver(
  db: Kysely<Tables>,
  { deliveryId, position }: MessageKey,
  attempt: number,
  now: Date,
): Promise<boolean> {
  const marked = await db
    .updateTable('delivery_recipient')
    .set({ handed_over_at: now })
    .where('delivery_id', '=', deliveryId)
    .where('position', '=', position)
    .where('status', '=', 'sending')
    .where('attempts', '=', attempt)
    .returning('position')
    .executeTakeFirst();
  return marked !== undefined;
}

export async function countUnfinished(transaction: Kysely<Tables>, deliveryId: string): Promise<number> {
  const { count } = await transaction
    .selectFrom('delivery_recipient')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('delivery_id', '=', deliveryId)
    .where('status', 'in', unfinished)
    .executeTakeFirstOrThrow();
  return count;
}

/** Unfinished messages on which nothing happened since a moment, although something should have. */
export async function selectSilent(transaction: Kysely<Tables>, since: Date): Promise<MessageKey[]> {
  const rows = await transaction
    .selectFrom('delivery_recipient')
    .select(['delivery_id', 'position'])
    .where('status', 'in', unfinished)
    .where('changed_at', '<', since)
    .where((where) => where.or([where('next_attempt_at', 'is', null), where('next_attempt_at', '<', since)]))
    .limit(1000)
    .execute();
  return rows.map(({ delivery_id, position }) => ({ deliveryId: delivery_id, position }));
}

export async function hasUnfinished(transaction: Kysely<Tables>): Promise<boolean> {
  const row = await transaction
    .selectFrom('delivery_recipient')
    .select('position')
    .where('status', 'in', unfinished)
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
