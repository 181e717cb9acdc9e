import type { Client } from 'openapi-fetch';
import { passed } from '../passed.js';
import { received } from '../reply.js';
import type { paths } from '../schema.js';
import type { Notification, NotificationPage, NotificationQuery, RequestOptions } from '../types.js';

/** What the session's user is told, and what of it has been read. */
export interface NotificationsResource {
  /** One page, newest first. */
  list(query?: NotificationQuery, options?: RequestOptions): Promise<NotificationPage>;
  /** How many are unread. */
  countUnread(options?: RequestOptions): Promise<number>;
  /** Keeps that the user has read one; reading it again changes nothing. */
  markRead(notificationId: string, options?: RequestOptions): Promise<Notification>;
  /**
   * Keeps that the user has read everything up to and including a moment: the `createdAt` of the newest one that was shown,
   * so that what arrives meanwhile stays unread.
   *
   * @returns how many are unread now
   */
  markAllRead(createdAt: string, options?: RequestOptions): Promise<number>;
}

/** @internal */
export function notificationsResource(http: Client<paths>): NotificationsResource {
  return {
    async list(query = {}, { signal } = {}) {
      return (await received(http.GET('/v1/notifications', { params: { query }, ...passed(signal) }), signal)).data;
    },
    async countUnread({ signal } = {}) {
      return (await received(http.GET('/v1/notifications/unread-count', { ...passed(signal) }), signal)).data.unread;
    },
    async markRead(notificationId, { signal } = {}) {
      const init = { params: { path: { notificationId } }, ...passed(signal) };
      return (await received(http.PUT('/v1/notifications/{notificationId}/read', init), signal)).data;
    },
    async markAllRead(createdAt, { signal } = {}) {
      const init = { body: { createdAt }, ...passed(signal) };
      return (await received(http.PUT('/v1/notifications/read-up-to', init), signal)).data.unread;
    },
  };
}
