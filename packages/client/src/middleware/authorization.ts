import type { Middleware } from 'openapi-fetch';
import { networkErrorFrom } from './errors.js';
import type { SessionKeeper } from '../session-keeper.js';

/** Puts the session's token on every request; a 401 fetches a new session and repeats the request once. */
export function authorization(sessions: SessionKeeper): Middleware {
  const sent = new Map<string, { token: string; copy: Request }>();
  return {
    async onRequest({ request, id }) {
      const { token } = await sessions.read(request.signal);
      request.headers.set('Authorization', `Bearer ${token}`);
      sent.set(id, { token, copy: request.clone() });
      return request;
    },
    async onResponse({ response, options, id }) {
      const first = sent.get(id);
      sent.delete(id);
      if (response.status !== 401 || !first) return response;
      const { token } = await sessions.replace(first.token, first.copy.signal);
      first.copy.headers.set('Authorization', `Bearer ${token}`);
      return options.fetch(first.copy).catch((error: unknown) => {
        throw networkErrorFrom(error, first.copy.signal);
      });
    },
    onError({ id }) {
      sent.delete(id);
    },
  };
}
