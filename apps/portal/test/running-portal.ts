import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import type { PortalConfiguration } from '../src/server/configuration.ts';
import { startPortal, type Portal } from '../src/server/server.ts';
import type { CookieClient } from './cookie-client.ts';

const sandboxMain = resolve(import.meta.dirname, '../../sandbox/src/main.ts');

/** What the billing server was asked. */
export interface BillingRequest {
  path: string;
  authorization: string | undefined;
  body: unknown;
}

/** A portal on free ports, with the real identity provider as a process and a socket that records in place of the billing server. */
export interface RunningPortal {
  configuration: PortalConfiguration;
  billingRequests: BillingRequest[];
  /** What the billing server answers from now on. */
  answerBilling(status: number, body: unknown): void;
  stopBilling(): Promise<void>;
  stopIdentity(): Promise<void>;
  startIdentity(): Promise<void>;
  /** Stops the portal and starts it again on the same folder. */
  restart(changes?: Partial<PortalConfiguration>): Promise<void>;
  close(): Promise<void>;
}

const shell = `<!doctype html>
<html lang="en"><head><link rel="stylesheet" href="/assets/page-1.css" /><!-- shell state --></head><body></body></html>`;

export async function runPortal(): Promise<RunningPortal> {
  const folder = await mkdtemp(join(tmpdir(), 'portico-portal-'));
  const [port = 0, sandboxPort = 0, smtpPort = 0] = await freePorts(3);
  const billing = new BillingRecorder();
  const configuration: PortalConfiguration = {
    host: '127.0.0.1',
    port,
    url: `http://127.0.0.1:${port}`,
    apiUrl: await billing.listen(),
    secretKey: `sk_${'x'.repeat(32)}`,
    pageFolder: join(folder, 'page'),
    dataDir: folder,
    identity: {
      issuer: `http://127.0.0.1:${sandboxPort}/oidc`,
      clientId: 'portico-portal',
      clientSecret: undefined,
    },
  };
  const identity = new IdentityProcess({
    SANDBOX_PORT: String(sandboxPort),
    SMTP_PORT: String(smtpPort),
    PORTAL_PORT: String(port),
    DATA_DIR: folder,
  });
  const { pageFolder } = configuration;
  await mkdir(join(pageFolder, 'assets'), { recursive: true });
  await writeFile(join(pageFolder, 'index.html'), shell);
  await writeFile(join(pageFolder, 'icon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  await writeFile(join(pageFolder, 'assets/page-1.css'), 'body {}');
  await identity.start();
  let portal: Portal = await startPortal(configuration);
  return {
    configuration,
    billingRequests: billing.requests,
    answerBilling: (status, body) => billing.answer(status, body),
    stopBilling: () => billing.close(),
    stopIdentity: () => identity.stop(),
    startIdentity: () => identity.start(),
    restart: async (changes = {}) => {
      await portal.close();
      portal = await startPortal({ ...configuration, ...changes });
    },
    close: async () => {
      await Promise.all([portal.close(), identity.stop(), billing.close()]);
      await rm(folder, { recursive: true });
    },
  };
}

/** Signs in through the identity provider's form, beginning at a path of the portal. */
export async function signIn(
  client: CookieClient,
  { configuration }: RunningPortal,
  options: { email?: string; path?: string } = {},
): ReturnType<CookieClient['follow']> {
  const { email = 'owner@atelier.example', path = '/invoices' } = options;
  const { addresses } = await client.follow(configuration.url + path);
  return client.submit(addresses.at(-1) ?? '', { email, password: 'demo' });
}

class IdentityProcess {
  readonly #environment: Record<string, string>;
  #child: ChildProcess | undefined;

  constructor(environment: Record<string, string>) {
    this.#environment = environment;
  }

  async start(): Promise<void> {
    this.#child = fork(sandboxMain, { env: { ...process.env, ...this.#environment }, silent: true });
    this.#child.stdout?.resume();
    this.#child.stderr?.resume();
    await once(this.#child, 'message');
  }

  async stop(): Promise<void> {
    const child = this.#child;
    this.#child = undefined;
    if (!child) return;
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}

class BillingRecorder {
  readonly requests: BillingRequest[] = [];
  readonly #server: Server;
  #status = 201;
  #body: unknown = { token: 'token-1', session: { capabilities: ['invoices:read'] } };

  constructor() {
    this.#server = createHttpServer((request, response) => void this.#handle(request, response));
  }

  async listen(): Promise<string> {
    this.#server.listen(0, '127.0.0.1');
    await once(this.#server, 'listening');
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  answer(status: number, body: unknown): void {
    this.#status = status;
    this.#body = body;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    this.requests.push(await readRequest(request));
    response.writeHead(this.#status, { 'content-type': 'application/json' }).end(JSON.stringify(this.#body));
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((settle) => this.#server.close(settle));
  }
}

async function readRequest(request: IncomingMessage): Promise<BillingRequest> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8') || 'null');
  return { path: request.url ?? '', authorization: request.headers.authorization, body };
}

/** Ports nobody listens on; held together while asking, so that they differ. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer());
  await Promise.all(servers.map((server) => new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle))));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => new Promise((settle) => server.close(settle))));
  return ports;
}
