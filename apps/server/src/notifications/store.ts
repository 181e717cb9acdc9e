import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import type { NotificationTable } from './tables.ts';

/** One person of one customer: what has been read differs from person to person. */
export interface Reader {
  customerId: string;
  /** The host's own id of the user. */
  actorId: string;
}

export interface NotificationFilter {
  /** Only unread ones when true. */
  unread?: boolean | undefined;
  kind?: Schemas['NotificationKind'] | undefined;
}

function ofReader(db: Kysely<Tables>, { customerId, actorId }: Reader) {
  return db
    .selectFrom('notification')
    .leftJoin('notification_read', (join) =>
      join
        .onRef('notification_read.notification_id', '=', 'notification.id')
        .on('notification_read.actor_id', '=', actorId),
    )
    .where('notification.customer_id', '=', customerId);
}

/** Notifications from newest to oldest, older than `after`. */
export async function selectNotifications(
  db: Kysely<Tables>,
  reader: Reader,
  { unread, kind }: NotificationFilter,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<Schemas['Notification'][]> {
  let query = ofReader(db, reader);
  if (unread === true) query = query.where('notification_read.read_at', 'is', null);
  if (kind !== undefined) query = query.where('notification.kind', '=', kind);
  if (after !== undefined) query = query.where('notification.id', '<', after);
  const rows = await query
    .selectAll('notification')
    .select('notification_read.read_at')
    .orderBy('notification.id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toNotification);
}

/** One notification of the reader's customer. */
export async function selectNotification(
  db: Kysely<Tables>,
  reader: Reader,
  id: string,
): Promise<Schemas['Notification'] | undefined> {
  const row = await ofReader(db, reader)
    .selectAll('notification')
    .select('notification_read.read_at')
    .where('notification.id', '=', id)
    .executeTakeFirst();
  return row && toNotification(row);
}

export async function countUnread(db: Kysely<Tables>, reader: Reader): Promise<number> {
  const { unread } = await ofReader(db, reader)
    .where('notification_read.read_at', 'is', null)
    .select(({ fn }) => fn.countAll<string>().as('unread'))
    .executeTakeFirstOrThrow();
  return Number(unread);
}

type Row = Selectable<NotificationTable> & { read_at: Date | null };

function toNotification({ id, kind, subject, facts, created_at, read_at }: Row): Schemas['Notification'] {
  return { id, kind, subject, facts, createdAt: created_at.toISOString(), readAt: read_at?.toISOString() ?? null };
}

/** Which notifications are meant: one of them, or all up to and including a moment. */
export type ToRead = { id: string } | { upTo: Date };

/** Keeps that the reader has read them; what was read before stays read since then. @returns how many were unread */
export async function markRead(db: Kysely<Tables>, reader: Reader, which: ToRead, now: Date): Promise<number> {
  const { numInsertedOrUpdatedRows } = await db
    .insertInto('notification_read')
    .columns(['notification_id', 'actor_id', 'read_at'])
    .expression((build) => {
      const unread = ofReader(db, reader).where('notification_read.read_at', 'is', null);
      const meant =
        'id' in which
          ? unread.where('notification.id', '=', which.id)
          : unread.where('notification.created_at', '<=', which.upTo);
      return (
        meant
          .select(['notification.id', build.val(reader.actorId).as('actor_id'), build.val(now).as('read_at')])
          // So that two pages of one person never wait for each other.
          .orderBy('notification.id')
      );
    })
    .onConflict((conflict) => conflict.columns(['notification_id', 'actor_id']).doNothing())
    .executeTakeFirst();
  return Number(numInsertedOrUpdatedRows ?? 0n);
}
