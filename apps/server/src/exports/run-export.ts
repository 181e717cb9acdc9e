import { createHash } from 'node:crypto';
import type { Readable } from 'node:stream';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import { exportFile } from './export-file.ts';
import { ExportFailure, RunEnded } from './export-failure.ts';
import { lookAfterLater } from './look-after-export.ts';
import { selectedInvoices } from './selected-invoices.ts';
import type { ExportContext } from './service.ts';
import { deletePieces, insertPiece, lockExport, updateExport, type ExportRun } from './store.ts';
import type { ExportRow } from './tables.ts';
import { tellOfExport } from './tell-of-export.ts';

/** Bytes that are written to the database at once. */
const pieceSize = 1024 * 1024;

/**
 * Makes the file of an export, from the start each time. Nobody sees a file before it is whole: its pieces belong to a
 * run, and the last step says which run counts.
 */
export async function runExport(context: ExportContext, exportId: string, signal: AbortSignal): Promise<void> {
  const row = await beginRun(context, exportId);
  if (!row) return;
  const run = { exportId, run: row.run };
  try {
    await makeFile(context, row, run, signal);
  } catch (error) {
    if (error instanceof RunEnded) return;
    if (error instanceof ExportFailure) return await fail(context, run, error.reason);
    if (row.run >= context.settings.mostRuns && !signal.aborted) await fail(context, run, 'internal');
    throw error;
  }
}

/** Takes over from an earlier run, whose process may have been killed. */
async function beginRun({ db, clock, settings }: ExportContext, exportId: string): Promise<ExportRow | undefined> {
  return inTransaction(db, async (transaction) => {
    const row = await lockExport(transaction, exportId);
    if (row?.status !== 'queued' && row?.status !== 'running') return undefined;
    await deletePieces(transaction, exportId);
    const isGivenUp = row.run >= settings.mostRuns;
    const begun = isGivenUp ? failed('internal', clock()) : ({ status: 'running', changed_at: clock() } as const);
    const next = { ...row, ...begun, run: row.run + 1, done: 0, total: null };
    await updateExport(transaction, exportId, { ...begun, run: next.run, done: 0, total: null });
    await tellOfExport(transaction, next, clock());
    return isGivenUp ? undefined : next;
  });
}

async function makeFile(context: ExportContext, row: ExportRow, run: ExportRun, signal: AbortSignal): Promise<void> {
  const { invoices, settings, clock } = context;
  const selected = await selectedInvoices(invoices, row, settings.mostInvoices[row.format]);
  const total = selected.length;
  await change(context, run, { total, changed_at: clock() });
  let noted = performance.now();
  const onProgress = async (done: number) => {
    if (performance.now() - noted < settings.progressPause) return;
    await change(context, run, { done, changed_at: clock() });
    noted = performance.now();
  };
  const file = exportFile({ row, selected, invoices, onProgress });
  const { size, sha256 } = await keep(context, file, run, signal);
  const now = clock();
  const ready = { status: 'ready', done: total, size, sha256, finished_at: now, changed_at: now } as const;
  const expiresAt = new Date(now.getTime() + settings.keptFor);
  await change(context, run, { ...ready, expires_at: expiresAt }, async (transaction) => {
    await lookAfterLater(context, transaction, run.exportId, expiresAt);
  });
}

/** Writes a file to the database in pieces of one size. */
async function keep(
  { db, settings }: ExportContext,
  file: Readable,
  run: ExportRun,
  signal: AbortSignal,
): Promise<{ size: number; sha256: string }> {
  const hash = createHash('sha256');
  let size = 0;
  let position = 0;
  for await (const piece of inPieces(file)) {
    signal.throwIfAborted();
    size += piece.length;
    if (size > settings.largestFile) throw new ExportFailure('too_large');
    hash.update(piece);
    if (!(await insertPiece(db, run, position++, piece))) throw new RunEnded();
  }
  return { size, sha256: hash.digest('hex') };
}

async function* inPieces(file: Readable): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let length = 0;
  for await (const chunk of file) {
    const bytes = Buffer.from(chunk as Uint8Array);
    waiting.push(bytes);
    length += bytes.length;
    if (length < pieceSize) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    length = 0;
  }
  if (length > 0) yield Buffer.concat(waiting);
}

type RunChange = Partial<
  Pick<
    ExportRow,
    'status' | 'done' | 'total' | 'size' | 'sha256' | 'failure_reason' | 'changed_at' | 'finished_at' | 'expires_at'
  >
>;

/** Notes how the run stands and tells the pages. @throws RunEnded */
async function change(
  { db, clock }: ExportContext,
  { exportId, run }: ExportRun,
  values: RunChange,
  also: (transaction: Kysely<Tables>) => Promise<void> = async () => undefined,
): Promise<void> {
  await inTransaction(db, async (transaction) => {
    const row = await lockExport(transaction, exportId);
    if (row?.status !== 'running' || row.run !== run) throw new RunEnded();
    await updateExport(transaction, exportId, values);
    await also(transaction);
    await tellOfExport(transaction, { ...row, ...values }, clock());
  });
}

async function fail(
  context: ExportContext,
  run: ExportRun,
  reason: NonNullable<ExportRow['failure_reason']>,
): Promise<void> {
  const { settings, clock } = context;
  const now = clock();
  await change(context, run, failed(reason, now), async (transaction) => {
    await deletePieces(transaction, run.exportId);
    await lookAfterLater(context, transaction, run.exportId, new Date(now.getTime() + settings.listedFor));
  }).catch((error: unknown) => {
    if (!(error instanceof RunEnded)) throw error;
  });
}

function failed(reason: NonNullable<ExportRow['failure_reason']>, now: Date) {
  return { status: 'failed', failure_reason: reason, finished_at: now, changed_at: now } as const;
}
