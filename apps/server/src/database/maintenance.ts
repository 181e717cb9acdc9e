import type { PGlite } from '@electric-sql/pglite';

const intervalInMilliseconds = 60_000;

interface ChangedTable {
  name: string;
}

/** Stops the maintenance and waits for a run under way. */
export type StopMaintenance = () => Promise<void>;

/**
 * Does for the embedded database what autovacuum does on a server: after many changes to a table it removes dead rows
 * and refreshes the statistics that queries are planned with.
 */
export function startMaintenance(database: PGlite): StopMaintenance {
  let running: Promise<unknown> = Promise.resolve();
  const timer = setInterval(() => {
    running = running.then(() => maintain(database)).catch(() => undefined);
  }, intervalInMilliseconds);
  timer.unref();
  return async () => {
    clearInterval(timer);
    await running;
  };
}

/** Vacuums and analyses the tables of which a tenth, or at least 200 rows, changed since the last time. */
export async function maintain(database: PGlite): Promise<string[]> {
  const changed = await database.query<ChangedTable>(
    `select quote_ident(relname) as name from pg_stat_user_tables
     where n_mod_since_analyze > greatest(200, n_live_tup / 10)`,
  );
  for (const { name } of changed.rows) await database.exec(`vacuum (analyze) ${name}`);
  return changed.rows.map((row) => row.name);
}
