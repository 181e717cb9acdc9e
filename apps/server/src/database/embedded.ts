import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin';
import { pg_trgm } from '@electric-sql/pglite/contrib/pg_trgm';
import { StartError } from '../start-error.ts';
import { enableFsync, syncFolder, syncPath } from './durable-files.ts';
import { valueParsers } from './value-parsers.ts';

/** The major version of PostgreSQL inside the pinned package: it opens no other version's files. */
const postgresVersion = '18';

const settings = { extensions: { pg_trgm, btree_gin }, parsers: { ...valueParsers } };

/** The default start parameters turn fsync off; the method is the one that the file layer can do. */
const durable = [...PGlite.defaultStartParams.filter((parameter) => parameter !== '-F'), '-c', 'wal_sync_method=fsync'];

/**
 * Opens the embedded database in `DATA_DIR/database`, creating it at the first start. The caller holds the folder's lock.
 *
 * @param warn is told, in one line, when commits would not survive a loss of power
 * @throws StartError when the files cannot be opened
 */
export async function openEmbedded(dataDir: string, warn: (line: string) => void): Promise<PGlite> {
  const folder = join(dataDir, 'database');
  try {
    if (!existsSync(folder)) await createFiles(dataDir, folder);
    checkVersion(folder);
    const database = await PGlite.create({ dataDir: folder, startParams: durable, ...settings });
    if (!enableFsync(database)) {
      warn('This build of the embedded database has no fsync: commits survive a crash, but not a loss of power.');
    }
    return database;
  } catch (error) {
    if (error instanceof StartError) throw error;
    const reason = error instanceof Error ? error.message.split('\n')[0] : 'unknown error';
    throw new StartError(
      `The embedded database in ${folder} cannot be opened (${reason}). Restore the folder from a copy, or set DATA_DIR to another one.`,
      { cause: error },
    );
  }
}

/** An embedded database in memory, for tests, optionally from a template made by `dumpDataDir`. */
export function openInMemory(template?: Blob): Promise<PGlite> {
  return PGlite.create({ ...settings, ...(template ? { loadDataDir: template } : {}) });
}

/** Makes the files under another name first: a start that is killed half-way leaves nothing that looks like a database. */
async function createFiles(dataDir: string, folder: string): Promise<void> {
  const unfinished = join(dataDir, 'database.new');
  rmSync(unfinished, { recursive: true, force: true });
  const database = await PGlite.create({ dataDir: unfinished, ...settings });
  await database.close();
  syncFolder(unfinished);
  renameSync(unfinished, folder);
  syncPath(dataDir);
}

function checkVersion(folder: string): void {
  const file = join(folder, 'PG_VERSION');
  const version = existsSync(file) ? readFileSync(file, 'utf8').trim() : 'none';
  if (version !== postgresVersion) {
    throw new StartError(
      `The files in ${folder} are of PostgreSQL version ${version}, this Portico embeds version ${postgresVersion}. Use the Portico that wrote them, or set DATA_DIR to another folder.`,
    );
  }
}
