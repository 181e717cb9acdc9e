import { nothingOutside } from '../../src/configuration/outside.ts';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { createServer } from '../../src/server.ts';
import { createServerDatabase, testDatabaseUrl } from '../database/test-database.ts';

const secretKey = 'sk_ledger_test_0123456789abcdefghijklmn';

/** The whole server on a free port and an empty database. */
export interface LedgerServer {
  url: string;
  secretKey: string;
  close(): Promise<void>;
}

/** Starts the server as it runs in production, on the database that the tests are run on. */
export async function openLedgerServer(): Promise<LedgerServer> {
  const dataDir = await mkdtemp(join(tmpdir(), 'portico-ledger-'));
  const fresh = testDatabaseUrl === undefined ? undefined : await createServerDatabase(testDatabaseUrl);
  const server = await createServer(
    {
      host: '127.0.0.1',
      port: 0,
      dataDir,
      databaseUrl: fresh?.url,
      secretKeys: [secretKey],
      sessionKeysFile: join(dataDir, 'session-keys.json'),
      allowedOrigins: [],
      mode: 'test',
      logLevel: 'warn',
      demo: false,
      outside: nothingOutside,
    },
    { limits: { sessionRequests: 10_000 } },
  );
  return {
    url: await server.listen(),
    secretKey,
    close: async () => {
      await server.close();
      await fresh?.drop();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
