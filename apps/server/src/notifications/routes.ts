import type { OperationHandlers, SessionIdentity } from '../http/operations.ts';
import { sessionOf } from '../http/session-of.ts';
import type { NotificationService } from './service.ts';
import type { Reader } from './store.ts';

/** The operations on what people are told. */
export function notificationOperations(notifications: NotificationService): OperationHandlers {
  return {
    listNotifications: async (request) => ({
      status: 200,
      body: await notifications.listNotifications(readerOf(request), request.query),
    }),
    getUnreadCount: async (request) => ({ status: 200, body: await notifications.countUnread(readerOf(request)) }),
    markNotificationRead: async (request) => ({
      status: 200,
      body: await notifications.markRead(readerOf(request), request.path.notificationId),
    }),
    markAllNotificationsRead: async (request) => ({
      status: 200,
      body: await notifications.markAllRead(readerOf(request), new Date(request.body.createdAt)),
    }),
  };
}

function readerOf(request: { session: SessionIdentity | undefined }): Reader {
  const { customerId, actor } = sessionOf(request);
  return { customerId, actorId: actor.id };
}
