import type { IncomingMessage, ServerResponse } from 'node:http';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import middie from '@fastify/middie';
import fastify, { type FastifyInstance } from 'fastify';
import type { SandboxConfiguration } from './configuration.ts';
import { html } from './html.ts';
import { loadKeys } from './identity/keys.ts';
import { createProvider, issuerPath } from './identity/provider.ts';
import { registerSignIn } from './identity/sign-in-routes.ts';
import { Inbox } from './mail/inbox.ts';
import { registerInbox } from './mail/routes.ts';
import { startMailServer } from './mail/smtp.ts';
import { page } from './page.ts';
import { openDesk, type Desk } from './payments/desk.ts';
import { registerPayments } from './payments/routes.ts';
import { listenError } from './start-error.ts';
import { registerTaxRegister } from './tax-register/routes.ts';

/** A running sandbox. */
export interface Sandbox {
  close(): Promise<void>;
}

const assets = {
  'sandbox.css': 'text/css',
  'payment.css': 'text/css',
  'icon.svg': 'image/svg+xml',
  'submit.js': 'text/javascript',
  'payment.js': 'text/javascript',
};

/**
 * Starts identity provider, payment page and mail inbox.
 *
 * @param log whether requests are written to standard output
 * @throws StartError when a port is taken
 */
export async function startSandbox(configuration: SandboxConfiguration, log = false): Promise<Sandbox> {
  const folder = join(configuration.dataDir, 'sandbox');
  const inbox = await Inbox.open(join(folder, 'mail'));
  const { webhookSecret, webhooks } = configuration.payments;
  const desk = openDesk({ folder: join(folder, 'payments'), webhookSecret, webhooks });
  const app = await createPages({ configuration, inbox, desk, keys: await loadKeys(folder), log });
  const { host, port, smtpPort } = configuration;
  const mailServer = await startMailServer({ host, port: smtpPort, inbox });
  try {
    await app.listen({ host, port });
  } catch (error) {
    await Promise.all([mailServer.close(), desk.book.stop()]);
    throw listenError(error, 'SANDBOX_PORT', port);
  }
  return {
    close: async () => {
      await Promise.all([app.close(), mailServer.close(), desk.book.stop()]);
    },
  };
}

async function createPages({
  configuration,
  inbox,
  desk,
  keys,
  log,
}: {
  configuration: SandboxConfiguration;
  inbox: Inbox;
  desk: Desk;
  keys: Awaited<ReturnType<typeof loadKeys>>;
  log: boolean;
}): Promise<FastifyInstance> {
  const { url, portalUrl } = configuration;
  const app = fastify({ logger: log, forceCloseConnections: true });
  const provider = createProvider({ url, portalUrl, keys });
  await app.register(helmet, securityHeaders(portalUrl));
  await app.register(formbody);
  await app.register(middie);
  const handleIdentity = provider.callback();
  app.use(issuerPath, (request: IncomingMessage, response: ServerResponse) => void handleIdentity(request, response));
  app.addHook('onSend', async (_request, reply) => {
    reply.header('Cache-Control', 'no-store');
  });
  registerSignIn(app, provider, portalUrl);
  registerInbox(app, inbox);
  registerPayments(app, desk, { url, key: configuration.payments.key });
  registerTaxRegister(app);
  registerFrontPage(app);
  for (const [name, type] of Object.entries(assets)) {
    const content = await readFile(join(import.meta.dirname, 'assets', name));
    app.get(`/${name}`, (_request, reply) => reply.type(type).send(content));
  }
  return app;
}

function securityHeaders(portalUrl: string): Parameters<typeof helmet>[1] {
  return {
    hsts: false,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'"],
        frameSrc: ["'self'"],
        // Browsers apply form-action to the redirects after a form too, and those lead back to the portal.
        formAction: ["'self'", portalUrl],
        baseUri: ["'none'"],
        frameAncestors: ["'self'"],
      },
    },
  };
}

function registerFrontPage(app: FastifyInstance): void {
  const links = html`<ul>
    <li><a href="/mail">Mail inbox</a></li>
    <li><a href="/payments">Payments</a></li>
    <li><a href="${issuerPath}/.well-known/openid-configuration">Identity provider</a></li>
  </ul>`;
  app.get('/', (_request, reply) => {
    const main = html`<h1>Sandbox</h1>
      <p>The outside world of the demo: whoever signs people in, takes their money and receives mail.</p>
      ${links}`;
    return reply.type('text/html').send(page({ language: 'en', title: 'Sandbox', main }));
  });
  app.setNotFoundHandler((_request, reply) => {
    const main = html`<h1>There is nothing here</h1>
      ${links}`;
    return reply
      .code(404)
      .type('text/html')
      .send(page({ language: 'en', title: 'There is nothing here', main }));
  });
}
