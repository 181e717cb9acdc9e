import { Readable } from 'node:stream';
import { actorOf, recordActivity } from '../activity/record-activity.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import { ProblemError } from '../http/problem.ts';
import type { Exporter } from './create-export.ts';
import { mediaTypes, statusAt } from './presentation.ts';
import type { ExportContext } from './service.ts';
import { selectExport, selectPiece } from './store.ts';
import type { ExportRow } from './tables.ts';

/** A finished file. */
export interface ExportDownload {
  filename: string;
  mediaType: string;
  /** Bytes. */
  size: number;
  /** Breaks off with an error when the file is deleted meanwhile. */
  bytes: Readable;
}

/** Hands out the file of an export piece by piece. @throws ProblemError not_found, file_not_ready, file_expired */
export async function downloadExport(
  { db, clock }: ExportContext,
  exporter: Exporter,
  id: string,
): Promise<ExportDownload> {
  const { customerId } = exporter;
  const now = clock();
  const row = await selectExport(db, customerId, id);
  if (!row) throw new ProblemError('not_found', 'No such export.');
  const status = statusAt(row, now);
  if (status === 'expired')
    throw new ProblemError('file_expired', 'The file was deleted. Export again to get a new one.');
  if (status !== 'ready') throw new ProblemError('file_not_ready', `There is no file: the export is ${status}.`);
  const subject = { type: 'export' as const, id, label: row.filename };
  const entry = { customerId, action: 'export_downloaded' as const, actor: actorOf(exporter), subject };
  await inTransaction(db, (transaction) => recordActivity(transaction, entry, now));
  const bytes = Readable.from(piecesOf(db, row), { objectMode: false });
  return { filename: row.filename, mediaType: mediaTypes[row.format], size: row.size ?? 0, bytes };
}

async function* piecesOf(db: ExportContext['db'], { id, run, size }: ExportRow): AsyncGenerator<Uint8Array> {
  let left = size ?? 0;
  for (let position = 0; left > 0; position++) {
    const piece = await selectPiece(db, { exportId: id, run }, position);
    if (!piece) throw new Error('The file of an export was deleted while it was downloaded.');
    left -= piece.length;
    yield piece;
  }
}
