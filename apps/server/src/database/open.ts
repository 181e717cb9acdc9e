import type { PGlite } from '@electric-sql/pglite';
import { PGliteDialect, PostgresDialect } from 'kysely';
import type { Dialect, Kysely } from 'kysely';
import { openEmbedded } from './embedded.ts';
import { lockFolder } from './folder-lock.ts';
import { startMaintenance } from './maintenance.ts';
import { migrateToLatest } from './migrate.ts';
import { connectPostgres, describe } from './postgres.ts';
import type { Tables } from './tables.ts';
import { GuardedKysely } from './transaction-guard.ts';

export interface DatabaseConfig {
  /** Folder of the embedded database; unused with `databaseUrl`. */
  dataDir: string;
  /** A PostgreSQL server; the embedded database when undefined. */
  databaseUrl?: string | undefined;
  /** What this process does with the database, as another process will be told: `server`, `import`. */
  purpose: string;
  /** Takes one-line warnings; standard error when absent. */
  warn?: (line: string) => void;
}

/** What a library that speaks to the database by itself connects with. */
export type DatabaseConnection = { kind: 'embedded'; pglite: PGlite } | { kind: 'postgres'; url: string };

export interface Database {
  db: Kysely<Tables>;
  kind: DatabaseConnection['kind'];
  connection: DatabaseConnection;
  /** Waits for queries under way, then lets go of the files or connections. Safe to call again. */
  close(): Promise<void>;
}

/**
 * Opens the database and brings its schema up to date.
 *
 * @throws StartError with what to change, when the folder is taken or unusable, the server cannot be reached, or a
 *   newer Portico wrote the database
 */
export async function openDatabase(config: DatabaseConfig): Promise<Database> {
  return config.databaseUrl === undefined ? openFolder(config) : openServer(config.databaseUrl);
}

/** Wraps an open connection and migrates it; `release` runs after the connection is closed, or when this fails. */
export async function assemble(
  connection: DatabaseConnection,
  dialect: Dialect,
  place: string,
  release: () => void | Promise<void> = () => undefined,
): Promise<Database> {
  const db = new GuardedKysely(dialect);
  let closing: Promise<void> | undefined;
  const close = () => (closing ??= destroy(db, release));
  try {
    await migrateToLatest(db, place);
  } catch (error) {
    await close();
    throw error;
  }
  return { db, kind: connection.kind, connection, close };
}

async function destroy(db: Kysely<Tables>, release: () => void | Promise<void>): Promise<void> {
  try {
    await db.destroy();
  } finally {
    await release();
  }
}

async function openFolder({ dataDir, purpose, warn = warnOnStandardError }: DatabaseConfig): Promise<Database> {
  const lock = lockFolder(dataDir, purpose);
  try {
    const pglite = await openEmbedded(dataDir, warn);
    const database = await assemble(
      { kind: 'embedded', pglite },
      new PGliteDialect({ pglite }),
      `The data folder ${dataDir}`,
      lock.release,
    );
    const stop = startMaintenance(pglite);
    return { ...database, close: () => stop().then(() => database.close()) };
  } catch (error) {
    lock.release();
    throw error;
  }
}

async function openServer(url: string): Promise<Database> {
  const pool = await connectPostgres(url);
  return assemble({ kind: 'postgres', url }, new PostgresDialect({ pool }), `The database at ${describe(url)}`);
}

function warnOnStandardError(line: string): void {
  process.stderr.write(`${line}\n`);
}
