import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { decodeProtectedHeader } from 'jose';
import type { Schemas } from '../../src/http/operations.ts';
import { partyNamed } from '../party.ts';
import { asJson, eventually } from '../http/running-server.ts';
import { testDatabaseUrl } from '../database/test-database.ts';
import { databaseSettings, freePort, main, portico, start, stop, type RunningProcess } from './server-process.ts';

describe('the server as a process', () => {
  let folder: string;
  let environment: Record<string, string>;
  let drop: () => Promise<void>;
  const running: RunningProcess[] = [];

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portico-life-'));
    const database = await databaseSettings();
    environment = { DATA_DIR: join(folder, 'data'), API_PORT: await freePort(), ...database.settings };
    ({ drop } = database);
  });
  after(async () => {
    await Promise.all(running.map((server) => stop(server, 'SIGKILL')));
    await drop();
    await rm(folder, { recursive: true, force: true });
  });

  const startServer = (changes: Record<string, string> = {}) => {
    const server = start(main, [], { ...environment, ...changes });
    running.push(server);
    return server;
  };
  const asOperator = async () => ({
    Authorization: `Bearer ${(await readFile(join(folder, 'data', 'secret-key'), 'utf8')).trim()}`,
    ...asJson,
  });
  const createCustomer = async (url: string, name: string) => {
    const response = await fetch(`${url}/v1/operator/customers`, {
      method: 'POST',
      headers: { ...(await asOperator()), 'Idempotency-Key': `create-${name}` },
      body: JSON.stringify({ externalId: name, party: partyNamed(name) }),
    });
    assert.equal(response.status, 201);
  };
  const customers = async (url: string) => {
    const response = await fetch(`${url}/v1/operator/customers`, { headers: await asOperator() });
    const { items } = (await response.json()) as Schemas['CustomerPage'];
    return items.map(({ externalId }) => externalId ?? '').sort((left, right) => left.localeCompare(right));
  };
  const mint = async (url: string) => {
    const response = await fetch(`${url}/v1/sessions`, {
      method: 'POST',
      headers: await asOperator(),
      body: JSON.stringify({
        customer: { externalId: 'first' },
        actor: { id: 'u', name: 'Planted-Name' },
        capabilities: ['invoices:read'],
      }),
    });
    return ((await response.json()) as Schemas['MintedSession']).token;
  };

  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    it(`stops on ${signal} with code 0, frees its port and keeps its data`, async () => {
      const server = startServer();
      const url = await server.ready();
      assert.equal((await fetch(`${url}/health/ready`)).status, 200);
      if (signal === 'SIGTERM') await createCustomer(url, 'first');
      assert.deepEqual(await customers(url), ['first']);
      const { code, error } = await stop(server, signal);
      assert.deepEqual([code, error], [0, '']);
      await assert.rejects(fetch(`${url}/health/live`));
    });
  }

  it('says in its log when it is ready, and where', async () => {
    const server = startServer();
    const url = await server.ready();
    await eventually(() => server.said.out.includes('"msg":"ready"') || undefined, 'the line');
    const line = server.said.out.split('\n').find((text) => text.includes('"msg":"ready"')) ?? '';
    assert.equal((JSON.parse(line) as { url: string }).url, url);
    await stop(server);
  });

  it('stops when its parent has gone', async () => {
    const server = startServer();
    await server.ready();
    server.child.disconnect();
    assert.equal((await server.finished).code, 0);
  });

  it('starts again after kill -9 with everything it had confirmed', async () => {
    const killed = startServer();
    await createCustomer(await killed.ready(), 'second');
    await stop(killed, 'SIGKILL');
    const server = startServer();
    assert.deepEqual(await customers(await server.ready()), ['first', 'second']);
    assert.equal((await stop(server)).code, 0);
  });

  it('takes over rotated keys while it runs, and earlier sessions go on', async () => {
    const server = startServer();
    const url = await server.ready();
    const earlier = await mint(url);
    const rotated = await start(portico, ['keys', 'rotate'], environment).finished;
    assert.equal(rotated.code, 0, rotated.error);
    const later = await mint(url);
    assert.notEqual(decodeProtectedHeader(later).kid, decodeProtectedHeader(earlier).kid);
    assert.ok(rotated.out.includes(decodeProtectedHeader(later).kid ?? 'no kid'));
    for (const token of [earlier, later]) {
      const current = await fetch(`${url}/v1/sessions/current`, { headers: { Authorization: `Bearer ${token}` } });
      assert.equal(current.status, 200);
    }
    const { out } = await stop(server);
    assert.doesNotMatch(out, /Planted-Name|sk_|eyJ/);
  });

  if (testDatabaseUrl === undefined) {
    it('refuses a second server on its data folder in words, and goes on', async () => {
      const server = startServer();
      const url = await server.ready();
      const second = await startServer({ API_PORT: await freePort() }).finished;
      assert.equal(second.code, 1);
      assert.match(second.error, /^The data folder .+ is in use by the server \(process \d+\)\. [^\n]+\n$/);
      assert.deepEqual(await customers(url), ['first', 'second']);
      await stop(server);
    });
  } else {
    it('shares its database with a second server', async () => {
      const [one, two] = [startServer(), startServer({ API_PORT: await freePort() })];
      const [first, second] = await Promise.all([one.ready(), two.ready()]);
      await createCustomer(first, 'third');
      assert.deepEqual(await customers(second), ['first', 'second', 'third']);
      await Promise.all([stop(one), stop(two)]);
    });
  }
});
