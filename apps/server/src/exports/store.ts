import { sql } from 'kysely';
import type { Kysely, Updateable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { ExportRow, ExportTable } from './tables.ts';

/** The run of an export that writes its file. */
export interface ExportRun {
  exportId: string;
  run: number;
}

/** One export of one customer; another customer's is not found. */
export async function selectExport(db: Kysely<Tables>, customerId: string, id: string): Promise<ExportRow | undefined> {
  return db
    .selectFrom('export')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('id', '=', id)
    .executeTakeFirst();
}

/** Exports of a customer from newest to oldest, older than the export `after`. */
export async function selectExports(
  db: Kysely<Tables>,
  customerId: string,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<ExportRow[]> {
  let query = db.selectFrom('export').selectAll().where('customer_id', '=', customerId);
  if (after !== undefined) query = query.where('id', '<', after);
  return query.orderBy('id', 'desc').limit(limit).execute();
}

/** Locks an export until the transaction ends. */
export async function lockExport(transaction: Kysely<Tables>, id: string): Promise<ExportRow | undefined> {
  return transaction.selectFrom('export').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function countUnderWay(transaction: Kysely<Tables>, customerId: string): Promise<number> {
  const { count } = await transaction
    .selectFrom('export')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('customer_id', '=', customerId)
    .where('status', 'in', ['queued', 'running'])
    .executeTakeFirstOrThrow();
  return count;
}

export async function updateExport(
  transaction: Kysely<Tables>,
  id: string,
  change: Updateable<ExportTable>,
): Promise<void> {
  await transaction.updateTable('export').set(change).where('id', '=', id).execute();
}

/** @returns false when there is no such export of this customer */
export async function deleteExport(db: Kysely<Tables>, customerId: string, id: string): Promise<boolean> {
  const deleted = await db
    .deleteFrom('export')
    .where('customer_id', '=', customerId)
    .where('id', '=', id)
    .returning('id')
    .executeTakeFirst();
  return deleted !== undefined;
}

/**
 * Adds a piece of the file.
 *
 * @returns false when the export is gone or another run has taken over: then this one must stop
 */
export async function insertPiece(
  db: Kysely<Tables>,
  { exportId, run }: ExportRun,
  position: number,
  bytes: Uint8Array,
): Promise<boolean> {
  const { rows } = await sql`
    insert into export_piece (export_id, run, position, bytes)
    select id, run, ${position}::integer, ${bytes}::bytea from export
    where id = ${exportId} and run = ${run}::integer and status = 'running'
    returning position`.execute(db);
  return rows.length === 1;
}

export async function selectPiece(
  db: Kysely<Tables>,
  { exportId, run }: ExportRun,
  position: number,
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('export_piece')
    .select('bytes')
    .where('export_id', '=', exportId)
    .where('run', '=', run)
    .where('position', '=', position)
    .executeTakeFirst();
  return row?.bytes;
}

/** Removes what runs of an export have written. */
export async function deletePieces(transaction: Kysely<Tables>, exportId: string): Promise<void> {
  await transaction.deleteFrom('export_piece').where('export_id', '=', exportId).execute();
}
