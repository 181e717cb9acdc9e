import type { Schemas } from '../../http/operations.ts';

/** Columns of the ledger, in their order. */
export const ledgerColumns = [
  'number',
  'type',
  'status',
  'issueDate',
  'dueDate',
  'seller',
  'currency',
  'net',
  'tax',
  'total',
  'settled',
  'due',
] as const;

export type LedgerColumn = (typeof ledgerColumns)[number];

/** What a ledger is written with in one language. */
export interface LedgerWording {
  /** Beginning of the name of the file. */
  fileBase: string;
  headings: Readonly<Record<LedgerColumn, string>>;
  types: Readonly<Record<Schemas['InvoiceType'], string>>;
  statuses: Readonly<Record<Schemas['InvoiceStatus'], string>>;
}
