import type { Kysely } from 'kysely';
import { createCursors } from '../database/cursors.ts';
import { pageByIds, type PageQuery } from '../database/pages.ts';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import type { Clock } from '../sessions/tokens.ts';
import {
  countUnread,
  markRead,
  selectNotification,
  selectNotifications,
  type NotificationFilter,
  type Reader,
  type ToRead,
} from './store.ts';

/** What people are told. All of a customer see the same; what is read is each one's own. */
export interface NotificationService {
  /** Newest first. @throws ProblemError invalid_cursor */
  listNotifications(reader: Reader, query?: NotificationFilter & PageQuery): Promise<Schemas['NotificationPage']>;
  countUnread(reader: Reader): Promise<Schemas['UnreadCount']>;
  /** What was read before stays read since then. @throws ProblemError not_found */
  markRead(reader: Reader, notificationId: string): Promise<Schemas['Notification']>;
  /** @param upTo everything up to and including this moment @returns how many are unread then */
  markAllRead(reader: Reader, upTo: Date): Promise<Schemas['UnreadCount']>;
}

/** Keeps what each person of a customer has been told. */
export function createNotificationService({ db, clock }: { db: Kysely<Tables>; clock: Clock }): NotificationService {
  const cursors = createCursors(db);
  return {
    listNotifications: (reader, { cursor, limit, ...filter } = {}) =>
      pageByIds(cursors, ['notifications', reader, filter], { cursor, limit }, (position) =>
        selectNotifications(db, reader, filter, position),
      ),
    countUnread: async (reader) => ({ unread: await countUnread(db, reader) }),
    markRead: (reader, id) =>
      inTransaction(db, async (transaction) => {
        await readAndTell(transaction, reader, { id }, clock());
        const notification = await selectNotification(transaction, reader, id);
        if (!notification) throw new ProblemError('not_found', 'No such notification.');
        return notification;
      }),
    markAllRead: (reader, upTo) =>
      inTransaction(db, async (transaction) => {
        await readAndTell(transaction, reader, { upTo }, clock());
        return { unread: await countUnread(transaction, reader) };
      }),
  };
}

/** Open pages of the same person count anew. */
async function readAndTell(transaction: Kysely<Tables>, reader: Reader, which: ToRead, now: Date): Promise<void> {
  if ((await markRead(transaction, reader, which, now)) === 0) return;
  const event = { type: 'notifications.changed', data: { notificationId: null } } as const;
  await publishEvent(transaction, reader.customerId, event, now);
}
