import type { Client } from 'openapi-fetch';
import { received } from '../reply.js';
import type { paths } from '../schema.js';
import type { SessionKeeper } from '../session-keeper.js';
import type { RequestOptions, Session } from '../types.js';

/** The session of this page. Its token is not among what can be read. */
export interface SessionsResource {
  /** The session in use; fetches one when there is none. No request goes to the billing server. */
  read(options?: RequestOptions): Promise<Session>;
  /** The session as the billing server knows it. */
  current(options?: RequestOptions): Promise<Session>;
  /** Calls the listener with every session fetched from now on; the result ends that. */
  subscribe(listener: (session: Session) => void): () => void;
  /** Drops the session, for a sign-out without leaving the page. The next request fetches a new one. */
  forget(): void;
}

/** @internal */
export function sessionsResource(http: Client<paths>, keeper: SessionKeeper): SessionsResource {
  return {
    read: async ({ signal } = {}) => (await keeper.read(signal)).session,
    async current({ signal } = {}) {
      return (await received(http.GET('/v1/sessions/current', signal ? { signal } : {}), signal)).data;
    },
    subscribe: (listener) => keeper.subscribe(listener),
    forget: () => keeper.forget(),
  };
}
