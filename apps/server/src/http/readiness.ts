import { sql, type Kysely } from 'kysely';
import { migrations } from '../database/migrate.ts';
import type { Tables } from '../database/tables.ts';

/** Milliseconds a probe waits for the database. */
const patience = 3_000;

/** Resolves when the database answers in time and has every migration of this version. */
export async function checkDatabase(db: Kysely<Tables>): Promise<void> {
  const { rows } = await withinPatience(sql<{ name: string }>`select name from kysely_migration`.execute(db));
  const applied = new Set(rows.map(({ name }) => name));
  const missing = Object.keys(migrations).filter((name) => !applied.has(name));
  if (missing.length > 0) throw new Error(`The database lacks ${missing.length} migrations.`);
}

async function withinPatience<Value>(answer: Promise<Value>): Promise<Value> {
  let timer: NodeJS.Timeout | undefined;
  const tooLate = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error('The database does not answer in time.')), patience);
  });
  try {
    return await Promise.race([answer, tooLate]);
  } finally {
    clearTimeout(timer);
  }
}
