import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Configuration } from '../../src/configuration/configuration.ts';
import { nothingOutside } from '../../src/configuration/outside.ts';
import { createServer, type PorticoServer, type ServerOptions } from '../../src/server.ts';
import type { Capability, Schemas } from '../../src/http/operations.ts';
import { openTestDatabase } from '../database/test-database.ts';
import { asJson } from '../http/running-server.ts';

export const secretKey = 'sk_0123456789abcdefghijklmnopqrstuvwxyz';
export const asOperator = { Authorization: `Bearer ${secretKey}` };

export interface WholeServer extends PorticoServer {
  /** A token for a customer of the host's. */
  token(externalId: string, capabilities: Capability[]): Promise<string>;
  logText: () => string;
}

/**
 * Everything put together as in production, on a test database and a free port.
 *
 * @param configured what differs from the usual configuration
 */
export async function openWholeServer(
  options: ServerOptions = {},
  configured: Partial<Configuration> = {},
): Promise<WholeServer> {
  const folder = await mkdtemp(join(tmpdir(), 'portico-whole-'));
  const lines: string[] = [];
  const configuration = {
    host: '127.0.0.1',
    port: 0,
    dataDir: folder,
    databaseUrl: undefined,
    secretKeys: [secretKey],
    sessionKeysFile: join(folder, 'session-keys.json'),
    allowedOrigins: ['https://host.example'],
    mode: 'test' as const,
    logLevel: 'info',
    demo: false,
    outside: nothingOutside,
    ...configured,
  };
  const server = await createServer(configuration, {
    database: await openTestDatabase(),
    logStream: { write: (line) => lines.push(line) },
    limits: { sessionRequests: 100_000, anonymousRequests: 100_000 },
    ...options,
  });
  const url = await server.listen();
  return {
    ...server,
    url,
    logText: () => lines.join(''),
    token: (externalId, capabilities) => mint(url, externalId, capabilities),
    close: async () => {
      await server.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

async function mint(url: string, externalId: string, capabilities: Capability[]): Promise<string> {
  const response = await fetch(`${url}/v1/sessions`, {
    method: 'POST',
    headers: { ...asOperator, ...asJson },
    body: JSON.stringify({ customer: { externalId }, actor: { id: 'user-1', name: 'Zoé' }, capabilities }),
  });
  const { token } = (await response.json()) as Schemas['MintedSession'];
  return token;
}
