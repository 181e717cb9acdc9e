import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { PGliteDialect, PostgresDialect } from 'kysely';
import pg from 'pg';
import { openInMemory } from '../../src/database/embedded.ts';
import { assemble } from '../../src/database/open.ts';
import type { Database } from '../../src/database/open.ts';
import { connectPostgres } from '../../src/database/postgres.ts';
import { openJobQueue } from '../../src/jobs/job-queue.ts';

const cacheFolder = resolve(import.meta.dirname, '../../node_modules/.cache/portico-test-database');
const migrationFolder = resolve(import.meta.dirname, '../../src/database/migrations');
const jobKindsFile = resolve(import.meta.dirname, '../../src/jobs/kinds.ts');

/** The server that the tests run on a second time; the embedded database when undefined. */
export const testDatabaseUrl = process.env.TEST_DATABASE_URL || undefined;

/**
 * A fresh, migrated, empty database for one test file: embedded in memory, or with `TEST_DATABASE_URL` a new database on
 * that server. `close` removes it.
 */
export async function openTestDatabase(): Promise<Database> {
  if (testDatabaseUrl === undefined) return openInMemoryDatabase();
  const fresh = await createServerDatabase(testDatabaseUrl);
  const pool = await connectPostgres(fresh.url);
  return assemble({ kind: 'postgres', url: fresh.url }, new PostgresDialect({ pool }), 'The test database', fresh.drop);
}

/** A new empty database on the server behind `url`, without any table. */
export async function createServerDatabase(url: string): Promise<{ url: string; drop: () => Promise<void> }> {
  const name = `portico_test_${randomBytes(8).toString('hex')}`;
  await administer(url, `create database ${name} template template0 encoding 'UTF8'`);
  const address = new URL(url);
  address.pathname = `/${name}`;
  return { url: address.href, drop: () => administer(url, `drop database if exists ${name} with (force)`) };
}

async function administer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

/** Creating the embedded database takes seconds, so a migrated one is kept as a file and copied. */
async function openInMemoryDatabase(): Promise<Database> {
  const file = join(cacheFolder, `${await templateKey()}.tar`);
  const kept = await readFile(file).catch(() => undefined);
  const template = kept ? new Blob([new Uint8Array(kept)]) : await makeTemplate(file);
  const pglite = await openInMemory(template);
  return assembleInMemory(pglite);
}

function assembleInMemory(pglite: PGlite): Promise<Database> {
  return assemble({ kind: 'embedded', pglite }, new PGliteDialect({ pglite }), 'The test database');
}

async function makeTemplate(file: string): Promise<Blob> {
  const pglite = await openInMemory();
  const database = await assembleInMemory(pglite);
  await (await openJobQueue(database)).close();
  const dump = await pglite.dumpDataDir('none');
  await database.close();
  await mkdir(cacheFolder, { recursive: true });
  const unfinished = `${file}.${process.pid}`;
  await writeFile(unfinished, dump.stream());
  await rename(unfinished, file);
  const stale = (await readdir(cacheFolder)).filter(
    (name) => name.endsWith('.tar') && join(cacheFolder, name) !== file,
  );
  await Promise.all(stale.map((name) => rm(join(cacheFolder, name), { force: true })));
  return dump;
}

/** Changes with the migrations and with the version of the embedded database. */
async function templateKey(): Promise<string> {
  const hash = createHash('sha256');
  const manifest = resolve(import.meta.dirname, '../../package.json');
  const names = (await readdir(migrationFolder)).sort().map((name) => join(migrationFolder, name));
  for (const name of [manifest, jobKindsFile, ...names]) hash.update(await readFile(name));
  return hash.digest('hex').slice(0, 16);
}
