import type { Schemas } from '../http/operations.ts';
import type { ExportRow } from './tables.ts';

export const mediaTypes = { csv: 'text/csv', zip: 'application/zip' } as const;

/** How an export stands: a file whose time is over has expired, whether it has been swept already or not. */
export function statusAt(row: Pick<ExportRow, 'status' | 'expires_at'>, now: Date): Schemas['ExportStatus'] {
  const isOver = row.status === 'ready' && row.expires_at !== null && row.expires_at <= now;
  return isOver ? 'expired' : row.status;
}

/** An export as the contract has it. */
export function toExport(row: ExportRow, now: Date): Schemas['Export'] {
  const status = statusAt(row, now);
  const isReady = status === 'ready' && row.size !== null && row.sha256 !== null;
  return {
    id: row.id,
    status,
    format: row.format,
    progress: { done: row.done, total: row.total },
    file: isReady
      ? { mediaType: mediaTypes[row.format], filename: row.filename, size: row.size ?? 0, sha256: row.sha256 ?? '' }
      : null,
    failureReason: row.failure_reason,
    locale: row.locale,
    createdBy: row.created_by,
    createdAt: row.created_at.toISOString(),
    finishedAt: row.finished_at?.toISOString() ?? null,
    expiresAt: row.expires_at?.toISOString() ?? null,
  };
}
