import { join } from 'node:path';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import fastifyStatic from '@fastify/static';
import fastify, { type FastifyInstance, type FastifyRequest } from 'fastify';
import { registerBillingSession } from './billing-session.ts';
import type { PortalConfiguration } from './configuration.ts';
import { Cookies, visitorLanguage } from './cookies.ts';
import { chooseLanguage, type Language } from './language.ts';
import { Pages } from './pages.ts';
import { securityHeaders } from './security-headers.ts';
import { SessionStore } from './session-store.ts';
import { registerShell } from './shell-routes.ts';
import { IdentityProvider, ProviderDownError } from './sign-in/identity-provider.ts';
import { registerSignIn } from './sign-in/routes.ts';
import { StartError } from './start-error.ts';
import type { User } from './user.ts';

/** A running portal. */
export interface Portal {
  close(): Promise<void>;
}

/**
 * Starts the portal.
 *
 * @param log whether requests are written to standard output, without cookies and queries
 * @throws StartError when the port is taken, or the page is not built
 */
export async function startPortal(configuration: PortalConfiguration, log = false): Promise<Portal> {
  const pages = await Pages.load(configuration.pageFolder);
  const sessions = await SessionStore.open(join(configuration.dataDir, 'portal'));
  const app = fastify({ logger: log ? requestLog : false, forceCloseConnections: true });
  await registerBasics(app, configuration);
  registerErrors(app, pages);
  registerRoutes(app, configuration, pages, sessions);
  await listen(app, configuration);
  return {
    close: async () => {
      await app.close();
      await sessions.close();
    },
  };
}

/** Queries hold sign-in codes, headers hold cookies: neither goes into the log. */
const requestLog = {
  serializers: {
    req: (request: { method: string; url: string }) => ({ method: request.method, path: request.url.split('?')[0] }),
  },
};

async function registerBasics(app: FastifyInstance, configuration: PortalConfiguration): Promise<void> {
  const { url, apiUrl, identity, pageFolder: folder } = configuration;
  app.addHook('onRequest', async (request, reply) => {
    if (request.host === new URL(url).host) return undefined;
    // Cookies and the server's permission to be called belong to one origin.
    if (request.method === 'GET') return reply.redirect(url + request.url, 302);
    return reply.code(421).send({ code: 'wrong_host' });
  });
  await app.register(helmet, securityHeaders({ url, apiUrl, issuer: identity.issuer }));
  await app.register(cookie);
  // The only form is the one that signs out, and it has no fields.
  app.addContentTypeParser('application/x-www-form-urlencoded', { parseAs: 'string' }, (_request, _body, done) => {
    done(null, {});
  });
  await app.register(fastifyStatic, {
    root: join(folder, 'assets'),
    prefix: '/assets/',
    maxAge: '1y',
    immutable: true,
  });
  app.get('/icon.svg', (_request, reply) => reply.sendFile('icon.svg', folder, { maxAge: '1d', immutable: false }));
  app.get('/health', () => ({ status: 'ok' }));
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('Cache-Control', 'no-store');
  });
}

function registerErrors(app: FastifyInstance, pages: Pages): void {
  app.setErrorHandler((error, request, reply) => {
    const language = visitorLanguage(request);
    if (error instanceof ProviderDownError) {
      request.log.error({ err: error }, 'sign-in is not possible');
      return reply
        .code(503)
        .type('text/html')
        .send(pages.plain('providerDown', language, request.url));
    }
    const status = error instanceof Error && 'statusCode' in error ? Number(error.statusCode) : 500;
    if (status < 500) return reply.code(status).send({ code: 'invalid_request' });
    request.log.error({ err: error }, 'request failed');
    return reply.code(500).type('text/html').send(pages.plain('failed', language));
  });
}

function registerRoutes(
  app: FastifyInstance,
  { url: portalUrl, apiUrl, secretKey, identity }: PortalConfiguration,
  pages: Pages,
  sessions: SessionStore,
): void {
  const cookies = new Cookies(portalUrl);
  const provider = new IdentityProvider({ ...identity, portalUrl });
  const languageFor = (user: User, request?: FastifyRequest): Language =>
    chooseLanguage(sessions.languageOf(user.id), user.locale, request?.headers['accept-language']);
  registerSignIn(app, { portalUrl, provider, sessions, cookies, pages });
  registerBillingSession(app, { portalUrl, apiUrl, secretKey, sessions, languageFor });
  registerShell(app, { portalUrl, apiUrl, sessions, cookies, pages, languageFor });
}

async function listen(app: FastifyInstance, { host, port }: PortalConfiguration): Promise<void> {
  try {
    await app.listen({ host, port });
  } catch (error) {
    const isTaken = error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';
    const reason = isTaken ? 'is in use' : `cannot be opened (${String(error)})`;
    throw new StartError(`Port ${port} ${reason}. Stop what listens there, or set PORTAL_PORT to another port.`);
  }
}
