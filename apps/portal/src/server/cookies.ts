import type { FastifyReply, FastifyRequest } from 'fastify';
import { chooseLanguage, type Language } from './language.ts';
import type { PortalSession, SessionStore } from './session-store.ts';

const sessionCookie = 'portico_portal';
const signInCookie = 'portico_sign_in';
const languageCookie = 'portico_language';

/** A year, in seconds. */
const year = 365 * 24 * 60 * 60;

/** The session of a request with its id. */
export interface CurrentSession {
  id: string;
  session: PortalSession;
}

/** Who asks, undefined when nobody is signed in. */
export function currentSession(request: FastifyRequest, sessions: SessionStore): CurrentSession | undefined {
  const id = request.cookies[sessionCookie];
  const session = sessions.find(id);
  return id !== undefined && session ? { id, session } : undefined;
}

/** The id that ties sign-ins begun in this browser to it. */
export function browserId(request: FastifyRequest): string | undefined {
  return request.cookies[signInCookie];
}

/** The language of pages for somebody who is not signed in: that of the last visit, else the browser's. */
export function visitorLanguage(request: FastifyRequest): Language {
  return chooseLanguage(request.cookies[languageCookie], request.headers['accept-language']);
}

/** Sets and clears the portal's cookies; `Secure` when the portal is on https. */
export class Cookies {
  readonly #options;

  constructor(portalUrl: string) {
    const secure = portalUrl.startsWith('https:');
    this.#options = { path: '/', httpOnly: true, sameSite: 'lax', secure } as const;
  }

  setSession(reply: FastifyReply, id: string): void {
    reply.setCookie(sessionCookie, id, this.#options);
  }

  clearSession(reply: FastifyReply): void {
    reply.clearCookie(sessionCookie, this.#options);
  }

  setLanguage(reply: FastifyReply, language: Language): void {
    reply.setCookie(languageCookie, language, { ...this.#options, maxAge: year });
  }

  setBrowserId(reply: FastifyReply, id: string): void {
    reply.setCookie(signInCookie, id, { ...this.#options, path: '/sign-in' });
  }
}
