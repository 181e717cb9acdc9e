import assert from 'node:assert/strict';
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { freePorts } from './running-sandbox.ts';

const main = resolve(import.meta.dirname, '../src/main.ts');
let dataDir: string;

before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'portico-sandbox-'));
});

after(() => rm(dataDir, { recursive: true }));

interface Run {
  child: ChildProcess;
  errors: () => string;
}

function run(environment: Record<string, string>): Run {
  const child = fork(main, { env: { ...process.env, DATA_DIR: dataDir, ...environment }, silent: true });
  child.stdout?.resume();
  let text = '';
  child.stderr?.setEncoding('utf8').on('data', (chunk: string) => (text += chunk));
  return { child, errors: () => text };
}

async function occupy(port: number): Promise<Server> {
  const server = createServer().listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

describe('sandbox process', () => {
  for (const taken of ['SANDBOX_PORT', 'SMTP_PORT']) {
    it(`says in one line that ${taken} is in use`, async () => {
      const [first = 0, second = 0] = await freePorts(2);
      const ports = { SANDBOX_PORT: first, SMTP_PORT: second };
      const blocker = await occupy(taken === 'SMTP_PORT' ? second : first);
      const { child, errors } = run({ SANDBOX_PORT: String(ports.SANDBOX_PORT), SMTP_PORT: String(ports.SMTP_PORT) });
      const [code] = (await once(child, 'close')) as [number];
      blocker.close();
      assert.equal(code, 1);
      assert.match(errors(), new RegExp(`(^|\\n)Port \\d+ is in use\\. .*${taken}.*\\n$`));
    });
  }

  it('says in one line that a port is not a number', async () => {
    const { child, errors } = run({ SMTP_PORT: 'mail' });
    const [code] = (await once(child, 'close')) as [number];
    assert.equal(code, 1);
    assert.match(errors(), /^SMTP_PORT is "mail": .*\n$/);
  });

  for (const end of ['SIGTERM', 'SIGINT', 'disconnect'] as const) {
    it(`stops cleanly at ${end}`, async () => {
      const [first = 0, second = 0] = await freePorts(2);
      const { child, errors } = run({ SANDBOX_PORT: String(first), SMTP_PORT: String(second) });
      await once(child, 'message');
      if (end === 'disconnect') child.disconnect();
      else child.kill(end);
      const [code] = (await once(child, 'exit')) as [number];
      assert.equal(code, 0, errors());
      (await occupy(first)).close();
      (await occupy(second)).close();
    });
  }
});
