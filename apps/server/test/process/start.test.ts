import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { freePort, main, start, type FinishedProcess } from './server-process.ts';

const secret = 'top5ecret';

describe('a start that cannot work', () => {
  let folder: string;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portico-start-'));
  });
  after(() => rm(folder, { recursive: true }));

  /** Starts the server and expects one line that matches, and nothing else. */
  const refused = async (environment: Record<string, string>, line: RegExp): Promise<FinishedProcess> => {
    const finished = await start(main, [], environment).finished;
    assert.equal(finished.code, 1, finished.error);
    assert.match(finished.error, /^[^\n]+\n$/);
    assert.match(finished.error, line);
    assert.ok(!finished.error.includes(secret) && !finished.out.includes(secret));
    return finished;
  };

  it('names the port in use and the variable to change', async () => {
    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = String(typeof address === 'object' && address ? address.port : 0);
    const dataDir = join(folder, 'data');
    await refused({ DATA_DIR: dataDir, API_PORT: port }, new RegExp(`Port ${port} .*in use.*API_PORT`));
    other.close();
  });

  it('names a port that is none', async () => {
    await refused({ DATA_DIR: folder, API_PORT: 'http' }, /API_PORT/);
  });

  it('names an address that this machine does not have', async () => {
    const environment = { DATA_DIR: join(folder, 'data'), API_PORT: await freePort(), HOST: '192.0.2.1' };
    await refused(environment, /HOST is 192\.0\.2\.1/);
  });

  it('names a secret key that is none, without repeating it', async () => {
    await refused({ DATA_DIR: folder, PORTICO_SECRET_KEY: `sk_${secret}` }, /PORTICO_SECRET_KEY/);
  });

  it('names the session keys file that cannot be used', async () => {
    const file = join(folder, 'keys.json');
    await writeFile(file, `{"keys":"${secret}"}`);
    const environment = { DATA_DIR: join(folder, 'keys'), SESSION_KEYS_FILE: file };
    const { error } = await refused(environment, /session keys file/);
    assert.ok(error.includes(file));
  });

  it('names a data folder that cannot be written', async () => {
    await writeFile(join(folder, 'plain-file'), '');
    const dataDir = join(folder, 'plain-file', 'data');
    const { error } = await refused({ DATA_DIR: dataDir }, /DATA_DIR/);
    assert.ok(error.includes(dataDir));
  });

  it('says that the database does not answer, without its password', async () => {
    const url = `postgresql://portico:${secret}@127.0.0.1:${await freePort()}/portico`;
    await refused({ DATA_DIR: folder, DATABASE_URL: url }, /DATABASE_URL|database/i);
  });

  it('says that the address of the database is none, without its password', async () => {
    await refused({ DATA_DIR: folder, DATABASE_URL: `mysql://portico:${secret}@127.0.0.1/portico` }, /DATABASE_URL/);
  });
});
