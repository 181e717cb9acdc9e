import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { currentSession, type Cookies } from './cookies.ts';
import { isLanguage, type Language } from './language.ts';
import type { Pages } from './pages.ts';
import { isSameOrigin } from './same-origin.ts';
import type { SessionStore } from './session-store.ts';
import type { User } from './user.ts';

interface ShellDependencies {
  portalUrl: string;
  apiUrl: string;
  sessions: SessionStore;
  cookies: Cookies;
  pages: Pages;
  languageFor: (user: User, request?: FastifyRequest) => Language;
}

/** Paths of the pages that the shell has. */
const shellPaths = ['/invoices', '/subscription', '/subscription/:subscriptionId'];

/** The shell, for every path: it shows its own page for those it does not know. */
export function registerShell(app: FastifyInstance, dependencies: ShellDependencies): void {
  const { portalUrl, sessions, cookies } = dependencies;

  app.get('/', (_request, reply) => reply.redirect('/invoices', 302));
  for (const path of shellPaths) {
    app.get(path, (request, reply) => sendShell(dependencies, request, reply));
  }
  app.setNotFoundHandler((request, reply) => {
    const wantsPage = request.method === 'GET' && (request.headers.accept ?? '').includes('text/html');
    // The shell says that there is no such page; a status of 404 would make browsers report an error of the portal.
    return wantsPage ? sendShell(dependencies, request, reply.code(200)) : reply.code(404).send({ code: 'not_found' });
  });

  app.post<{ Body: { language?: unknown } | undefined }>('/language', async (request, reply) => {
    if (!isSameOrigin(request, portalUrl)) return reply.code(403).send({ code: 'refused' });
    const current = currentSession(request, sessions);
    if (!current) return reply.code(401).send({ code: 'unauthenticated' });
    const language = request.body?.language;
    if (!isLanguage(language)) return reply.code(400).send({ code: 'unknown_language' });
    await sessions.setLanguage(current.session.user.id, language);
    cookies.setLanguage(reply, language);
    return reply.code(204).send();
  });
}

function sendShell(
  { apiUrl, sessions, cookies, pages, languageFor }: ShellDependencies,
  request: FastifyRequest,
  reply: FastifyReply,
): FastifyReply {
  const current = currentSession(request, sessions);
  if (!current) return reply.redirect(`/sign-in?${new URLSearchParams({ return: request.url }).toString()}`, 302);
  const { user } = current.session;
  const language = languageFor(user, request);
  cookies.setLanguage(reply, language);
  const shown = { name: user.name, organisation: user.organisationName };
  return reply.type('text/html').send(pages.shell({ apiUrl, language, user: shown }));
}
