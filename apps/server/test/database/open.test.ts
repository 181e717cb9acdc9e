import assert from 'node:assert/strict';
import fs, { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it, mock } from 'node:test';
import { sql } from 'kysely';
import type { PGlite } from '@electric-sql/pglite';
import { enableFsync } from '../../src/database/durable-files.ts';
import { openDatabase } from '../../src/database/open.ts';
import type { Database } from '../../src/database/open.ts';
import { StartError } from '../../src/start-error.ts';
import { createServerDatabase, openTestDatabase, testDatabaseUrl } from './test-database.ts';

const isStartError = (detail: RegExp) => (error: unknown) =>
  error instanceof StartError && detail.test(error.message) && !/secret|\n/.test(error.message);

describe('a database', () => {
  let database: Database;
  before(async () => {
    database = await openTestDatabase();
  });
  after(() => database.close());

  it('reads values alike, whichever driver', async () => {
    const { rows } = await sql<Record<string, unknown>>`
      select 9007199254740991::bigint as big, count(*) as count, date '2026-02-28' as day,
        timestamptz '2026-01-02T03:04:05Z' as instant, '{"a":[1]}'::jsonb as json, '\\x00ff'::bytea as bytes,
        array['a','b']::text[] as list, 1.50::numeric(9,2) as exact from shared_secret`.execute(database.db);
    const [{ bytes, ...values } = { bytes: undefined }] = rows;
    assert.deepEqual(values, {
      big: 9_007_199_254_740_991,
      count: 1,
      day: '2026-02-28',
      instant: new Date('2026-01-02T03:04:05Z'),
      json: { a: [1] },
      list: ['a', 'b'],
      exact: '1.50',
    });
    assert.ok(bytes instanceof Uint8Array);
    assert.deepEqual([...bytes], [0, 255]);
  });

  it('refuses to round a number that is too large', async () => {
    await assert.rejects(sql`select 9007199254740993::bigint`.execute(database.db), RangeError);
  });

  it('throws at a query outside the transaction it is called in, and goes on', async () => {
    const { db } = database;
    const outer = () => db.selectFrom('customer').selectAll().execute();
    const outside = /must use the transaction/;
    await db.transaction().execute(async (transaction) => {
      await assert.rejects(outer, outside);
      await assert.rejects(sql`select 1`.execute(db), outside);
      assert.throws(() => db.transaction(), outside);
      assert.throws(() => db.connection(), outside);
      await transaction.selectFrom('customer').selectAll().execute();
    });
    await db
      .transaction()
      .setIsolationLevel('serializable')
      .execute(async () => assert.rejects(outer, outside));
    assert.deepEqual(await outer(), []);
  });
});

describe('opening the embedded database', () => {
  let folder: string;
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'portico-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  it('writes every commit through to the disk, and keeps the rows', async () => {
    const dataDir = join(folder, 'data');
    const first = await openDatabase({ dataDir, purpose: 'test' });
    const fsync = mock.method(fs, 'fsyncSync');
    syncBuiltinESMExports();
    try {
      for (let index = 0; index < 10; index += 1) {
        await first.db
          .insertInto('shared_secret')
          .values({ name: `${index}` })
          .execute();
      }
      assert.ok(fsync.mock.callCount() >= 10, `${fsync.mock.callCount()} calls`);
    } finally {
      fsync.mock.restore();
      syncBuiltinESMExports();
    }
    await first.close();
    const second = await openDatabase({ dataDir, purpose: 'test' });
    assert.equal((await second.db.selectFrom('shared_secret').select('name').execute()).length, 11);
    await second.db
      .insertInto('kysely_migration' as never)
      .values({ name: '9999-later', timestamp: 'x' })
      .execute();
    await second.close();
    await assert.rejects(openDatabase({ dataDir, purpose: 'test' }), isStartError(/newer Portico.*9999-later/));
  });

  it('says when there is no place to put the fsync', () => {
    assert.equal(enableFsync({ Module: { FS: { filesystems: {} } } } as unknown as PGlite), false);
  });

  it('starts again after a first start that was cut short', async () => {
    const dataDir = join(folder, 'cut');
    mkdirSync(join(dataDir, 'database.new', 'base'), { recursive: true });
    writeFileSync(join(dataDir, 'database.new', 'PG_VERSION'), '1');
    const database = await openDatabase({ dataDir, purpose: 'test' });
    assert.equal((await database.db.selectFrom('customer').selectAll().execute()).length, 0);
    await database.close();
  });

  it('says what is wrong with a folder', async () => {
    const file = join(folder, 'a-file');
    writeFileSync(file, '');
    const foreign = join(folder, 'foreign');
    mkdirSync(join(foreign, 'database'), { recursive: true });
    writeFileSync(join(foreign, 'database', 'PG_VERSION'), '17\n');
    for (const [dataDir, detail] of [
      [file, /a-file cannot be used.*DATA_DIR/],
      [join(file, 'below'), /cannot be used.*DATA_DIR/],
      [foreign, /version 17.*DATA_DIR/],
    ] as const) {
      await assert.rejects(openDatabase({ dataDir, purpose: 'test' }), isStartError(detail));
    }
  });
});

describe('DATABASE_URL', () => {
  const open = (databaseUrl: string) => openDatabase({ dataDir: '/nowhere', databaseUrl, purpose: 'test' });

  it('is explained in one line when it leads nowhere, without its password', async () => {
    await assert.rejects(
      open('postgresql://me:secret@127.0.0.1:1/portico'),
      isStartError(/127\.0\.0\.1:1\/portico.*refused/),
    );
    await assert.rejects(open('mysql://me:secret@127.0.0.1/portico'), isStartError(/DATABASE_URL is not/));
    await assert.rejects(open('secret'), isStartError(/DATABASE_URL is not/));
  });

  const server = testDatabaseUrl;
  if (server !== undefined) {
    it('names a database that does not exist', async () => {
      const address = new URL(server);
      address.pathname = '/portico_missing';
      await assert.rejects(open(address.href), isStartError(/portico_missing does not exist/));
    });

    it('is migrated once by several instances that start together', async () => {
      const fresh = await createServerDatabase(server);
      try {
        const instances = await Promise.all(Array.from({ length: 4 }, () => open(fresh.url)));
        const [first] = instances;
        assert.ok(first);
        assert.equal((await first.db.selectFrom('shared_secret').selectAll().execute()).length, 1);
        await Promise.all(instances.map((instance) => instance.close()));
      } finally {
        await fresh.drop();
      }
    });
  }
});
