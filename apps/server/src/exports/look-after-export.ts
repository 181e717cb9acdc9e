import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import type { ExportContext } from './service.ts';
import { deleteExport, deletePieces, lockExport, updateExport } from './store.ts';
import type { ExportRow } from './tables.ts';
import { tellOfExport } from './tell-of-export.ts';

/** Comes back to an export at a given time. */
export async function lookAfterLater(
  { jobs }: Pick<ExportContext, 'jobs'>,
  transaction: Kysely<Tables>,
  exportId: string,
  startAfter: Date,
): Promise<void> {
  // Each moment its own key: one that waits for an earlier moment must not stand for a later one.
  await jobs.add(
    transaction,
    'look_after_export',
    { exportId },
    { key: `${exportId} ${startAfter.getTime()}`, startAfter },
  );
}

/** Queues a lost export anew, removes a file whose time is over, and in the end the export itself. */
export async function lookAfterExport(context: ExportContext, exportId: string): Promise<void> {
  const { db, clock } = context;
  await inTransaction(db, async (transaction) => {
    const row = await lockExport(transaction, exportId);
    if (!row) return;
    const due = dueAt(context, row);
    if (clock() < due) await lookAfterLater(context, transaction, exportId, due);
    else if (row.status === 'ready') await expire(context, transaction, row);
    else if (row.status === 'queued' || row.status === 'running') await revive(context, transaction, row);
    else await deleteExport(transaction, row.customer_id, exportId);
  });
}

/** When something has to be done about an export in its state. */
function dueAt(
  { settings }: ExportContext,
  { status, changed_at: changed, finished_at: finished, expires_at: expires }: ExportRow,
): Date {
  if (status === 'ready') return expires ?? changed;
  if (status === 'queued' || status === 'running') return new Date(changed.getTime() + settings.lostAfter);
  return new Date((expires ?? finished ?? changed).getTime() + settings.listedFor);
}

async function revive(context: ExportContext, transaction: Kysely<Tables>, row: ExportRow): Promise<void> {
  const { jobs, clock, settings } = context;
  await jobs.add(transaction, 'run_export', { exportId: row.id }, { key: row.id });
  await lookAfterLater(context, transaction, row.id, new Date(clock().getTime() + settings.lostAfter));
}

async function expire(context: ExportContext, transaction: Kysely<Tables>, row: ExportRow): Promise<void> {
  const now = context.clock();
  const expired = { ...row, status: 'expired' as const };
  await deletePieces(transaction, row.id);
  await updateExport(transaction, row.id, { status: expired.status, changed_at: now });
  await tellOfExport(transaction, expired, now);
  await lookAfterLater(context, transaction, row.id, dueAt(context, expired));
}
