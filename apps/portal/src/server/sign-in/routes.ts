import { randomBytes } from 'node:crypto';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AuthorizationResponseError } from 'openid-client';
import { browserId, currentSession, visitorLanguage, type Cookies } from '../cookies.ts';
import type { Pages } from '../pages.ts';
import { isSameOrigin } from '../same-origin.ts';
import type { SessionStore } from '../session-store.ts';
import { ProviderDownError, type IdentityProvider } from './identity-provider.ts';
import { PendingSignIns, type PendingSignIn } from './pending-sign-ins.ts';
import { returnPath } from './return-path.ts';

interface SignInDependencies {
  portalUrl: string;
  provider: IdentityProvider;
  sessions: SessionStore;
  cookies: Cookies;
  pages: Pages;
}

interface SignInRoute {
  Querystring: { return?: unknown; state?: unknown };
}

/** Sign-in, its way back from the identity provider, and sign-out. */
export function registerSignIn(app: FastifyInstance, dependencies: SignInDependencies): void {
  const { portalUrl, provider, sessions, cookies, pages } = dependencies;
  const pending = new PendingSignIns();

  app.get<SignInRoute>('/sign-in', async (request, reply) => {
    const language = visitorLanguage(request);
    const { url, secrets } = await provider.begin(language);
    const browser = browserId(request) ?? randomBytes(32).toString('base64url');
    cookies.setBrowserId(reply, browser);
    pending.add({ secrets, returnTo: returnPath(request.query.return, portalUrl), browserId: browser });
    return reply.redirect(url, 302);
  });

  app.get<SignInRoute>('/sign-in/callback', async (request, reply) => {
    const { state } = request.query;
    const signIn = typeof state === 'string' ? pending.take(state, browserId(request)) : undefined;
    if (!signIn)
      return reply
        .code(400)
        .type('text/html')
        .send(pages.plain('signInEnded', visitorLanguage(request)));
    return completeSignIn(dependencies, signIn, request, reply);
  });

  app.post('/sign-out', async (request, reply) => {
    if (!isSameOrigin(request, portalUrl)) {
      return reply
        .code(403)
        .type('text/html')
        .send(pages.plain('refused', visitorLanguage(request)));
    }
    const current = currentSession(request, sessions);
    cookies.clearSession(reply);
    if (!current) return reply.redirect('/signed-out', 303);
    await sessions.delete(current.id);
    const url = await provider.endSessionUrl(current.session.idToken, visitorLanguage(request));
    return reply.redirect(url ?? '/signed-out', 303);
  });

  app.get('/signed-out', (request, reply) =>
    reply.type('text/html').send(pages.plain('signedOut', visitorLanguage(request))),
  );
}

async function completeSignIn(
  { portalUrl, provider, sessions, cookies, pages }: SignInDependencies,
  signIn: PendingSignIn,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<FastifyReply> {
  const answer = (status: number, html: string): FastifyReply => reply.code(status).type('text/html').send(html);
  try {
    const { user, idToken } = await provider.complete(new URL(request.url, portalUrl), signIn.secrets);
    if (!user) {
      const language = visitorLanguage(request);
      return answer(403, pages.plain('noAccess', language, await provider.endSessionUrl(idToken, language)));
    }
    // A new id at each sign-in: one that somebody planted before is worth nothing.
    const before = currentSession(request, sessions);
    if (before) await sessions.delete(before.id);
    const session = { user, idToken, signedInAt: Date.now() };
    cookies.setSession(reply, await sessions.create(session));
    return await reply.redirect(signIn.returnTo, 303);
  } catch (error) {
    if (error instanceof ProviderDownError) throw error;
    request.log.warn({ err: error }, 'sign-in failed');
    const page = error instanceof AuthorizationResponseError ? 'signInCancelled' : 'signInEnded';
    return answer(400, pages.plain(page, visitorLanguage(request)));
  }
}
