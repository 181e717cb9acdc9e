import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { setTimeout as wait } from 'node:timers/promises';
import { freePorts, portsInUse, runDemo, type Demo, type Ports } from './demo.ts';

let folder: string;
let dataDir: string;
let ports: Ports;

before(async () => {
  folder = await mkdtemp(join(tmpdir(), 'portico-start-'));
  dataDir = join(folder, 'data');
  ports = await freePorts();
});

after(() => rm(folder, { recursive: true, force: true }));

/** Asks until the answer is yes. */
async function until(what: string, condition: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 30_000;
  while (!(await condition())) {
    assert.ok(Date.now() < deadline, `${what} did not happen`);
    await wait(50);
  }
}

/** Processes whose environment names this data folder. */
async function processesOf(dataFolder: string): Promise<number[]> {
  const found: number[] = [];
  for (const name of (await readdir('/proc')).filter((entry) => /^\d+$/.test(entry))) {
    const environment = await readFile(`/proc/${name}/environ`, 'utf8').catch(() => '');
    if (environment.split('\0').includes(`DATA_DIR=${dataFolder}`)) found.push(Number(name));
  }
  return found;
}

async function refusal(environment: Record<string, string>, chosenPorts = ports): Promise<string> {
  const demo = runDemo(chosenPorts, dataDir, environment);
  assert.equal(await demo.ended, 1);
  assert.deepEqual(await portsInUse(chosenPorts), []);
  return demo.errors();
}

async function nothingIsLeft(demo: Demo): Promise<void> {
  await demo.ended;
  await until('the end of every process', async () => (await processesOf(dataDir)).length === 0);
  assert.deepEqual(await portsInUse(ports), []);
}

describe('start command: what it says before it starts', () => {
  for (const name of ['API_PORT', 'PORTAL_PORT', 'SANDBOX_PORT', 'SMTP_PORT'] as const) {
    it(`names ${name} when that port is in use`, async () => {
      const taken = createServer().listen(ports[name], '127.0.0.1');
      await once(taken, 'listening');
      const demo = runDemo(ports, dataDir);
      assert.equal(await demo.ended, 1);
      taken.close();
      assert.match(demo.errors(), new RegExp(`^Port ${ports[name]} is in use\\. .*${name}.*\\n$`));
    });
  }

  it('names the variable of a port that is none, or is given twice', async () => {
    assert.match(await refusal({ SMTP_PORT: 'mail' }), /^SMTP_PORT is "mail"\. .*\n$/);
    const twice = await refusal({ PORTAL_PORT: String(ports.API_PORT) });
    assert.match(twice, /^PORTAL_PORT and API_PORT are both .*\n$/);
  });

  it('names DATA_DIR when the folder cannot be used', async () => {
    const file = join(folder, 'file');
    await writeFile(file, '');
    assert.match(await refusal({ DATA_DIR: file }), /^The data folder .* cannot be used .*DATA_DIR.*\n$/);
  });

  it('names the secret key when it is none, in one line', async () => {
    assert.match(await refusal({ PORTICO_SECRET_KEY: 'short' }), /^.*PORTICO_SECRET_KEY.*\n$/);
  });

  it('names the database when it does not answer, in one line without its password', async () => {
    const line = await refusal({ DATABASE_URL: 'postgresql://someone:pass-word@127.0.0.1:1/none' });
    assert.match(line, /^.*DATABASE_URL.*\n$/);
    assert.doesNotMatch(line, /pass-word/);
  });
});

describe('start command: from start to end', () => {
  it('starts, keeps keys to itself, and stops at Ctrl-C of the whole group', async () => {
    const demo = runDemo(ports, dataDir);
    await demo.started;
    assert.match(demo.output(), /owner@atelier\.example/);
    assert.ok(demo.output().includes(demo.portalUrl));
    assert.equal(demo.errors(), '');
    assert.equal((await stat(join(dataDir, 'secret-key'))).mode & 0o777, 0o600);
    for (const path of [
      `${ports.PORTAL_PORT}/health`,
      `${ports.API_PORT}/health/ready`,
      `${ports.SANDBOX_PORT}/mail`,
    ]) {
      assert.equal((await fetch(`http://127.0.0.1:${path}`)).status, 200, path);
    }
    process.kill(-(demo.child.pid ?? 0), 'SIGINT');
    assert.equal(await demo.ended, 130);
    assert.equal(demo.errors(), '');
    await nothingIsLeft(demo);
  });

  for (const signal of ['SIGTERM', 'SIGHUP'] as const) {
    it(`stops at ${signal} to the start process alone, with the same keys as before`, async () => {
      const key = await readFile(join(dataDir, 'secret-key'), 'utf8');
      const demo = runDemo(ports, dataDir);
      await demo.started;
      demo.child.kill(signal);
      assert.equal(await demo.ended, 0);
      assert.equal(await readFile(join(dataDir, 'secret-key'), 'utf8'), key);
      await nothingIsLeft(demo);
    });
  }

  it('stops while it is still starting', async () => {
    const demo = runDemo(ports, dataDir);
    await until('a child', async () => (await processesOf(dataDir)).length > 1);
    demo.child.kill('SIGINT');
    assert.equal(await demo.ended, 130);
    await nothingIsLeft(demo);
  });

  it('leaves no process behind when it is killed outright', async () => {
    const demo = runDemo(ports, dataDir);
    await demo.started;
    demo.child.kill('SIGKILL');
    await nothingIsLeft(demo);
  });

  for (const name of ['apps/server', 'apps/sandbox', 'apps/portal']) {
    it(`stops with one clear line when ${name} dies`, async () => {
      const demo = runDemo(ports, dataDir);
      await demo.started;
      for (const id of await processesOf(dataDir)) {
        const command = await readFile(`/proc/${id}/cmdline`, 'utf8');
        if (command.includes(`${name}/src`)) process.kill(id, 'SIGKILL');
      }
      assert.equal(await demo.ended, 1);
      assert.match(demo.errors(), /^The \w+ has ended unexpectedly \(SIGKILL\)\. .*\.log\.\n$/);
      await nothingIsLeft(demo);
    });
  }

  it('refuses a second start on the same data folder in words, and the first goes on', async () => {
    const demo = runDemo(ports, dataDir);
    await demo.started;
    const second = runDemo(await freePorts(), dataDir);
    assert.equal(await second.ended, 1);
    assert.equal(second.errors().split('\n').length, 2, second.errors());
    assert.ok(second.errors().includes(dataDir), second.errors());
    assert.equal((await fetch(`http://127.0.0.1:${ports.API_PORT}/health/ready`)).status, 200);
    await demo.stop();
  });
});
