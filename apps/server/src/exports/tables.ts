import type { ColumnType, Generated, Selectable } from 'kysely';
import type { Schemas } from '../http/operations.ts';

type CreatedOnly<Value> = ColumnType<Value, Value, never>;
type CreatedOnlyJson<Value> = ColumnType<Value, string, never>;

export interface ExportTable {
  id: CreatedOnly<string>;
  customer_id: CreatedOnly<string>;
  status: Schemas['ExportStatus'];
  format: CreatedOnly<Schemas['ExportFormat']>;
  selection: CreatedOnlyJson<Schemas['InvoiceSelection']>;
  /** Kinds of files in a ZIP; none for CSV. */
  files: CreatedOnly<Schemas['InvoiceFileKind'][]>;
  locale: CreatedOnly<string>;
  filename: CreatedOnly<string>;
  created_by: CreatedOnlyJson<Schemas['PersonReference']>;
  /** Number of the run that may write the file, from 1: an older one that is still going on must give up. */
  run: Generated<number>;
  done: Generated<number>;
  total: number | null;
  /** Bytes, once the file is whole. */
  size: number | null;
  sha256: string | null;
  failure_reason: Schemas['ExportFailureReason'] | null;
  created_at: CreatedOnly<Date>;
  changed_at: Date;
  finished_at: Date | null;
  expires_at: Date | null;
}

export type ExportRow = Selectable<ExportTable>;

/** A part of a file. */
export interface ExportPieceTable {
  export_id: CreatedOnly<string>;
  run: CreatedOnly<number>;
  /** Order of the pieces, from 0. */
  position: CreatedOnly<number>;
  bytes: CreatedOnly<Uint8Array>;
}

/** The tables of this slice, by name. */
export interface ExportTables {
  export: ExportTable;
  export_piece: ExportPieceTable;
}
