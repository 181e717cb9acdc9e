import { stringify } from 'csv-stringify/sync';
import type { LedgerFacts } from '../invoices/ledger-facts.ts';
import type { Schemas } from '../http/operations.ts';
import type { LedgerLocale } from './ledger-locale.ts';
import { ledgerColumns, type LedgerColumn } from './wording/ledger-wording.ts';

/** What one row says of an invoice. */
export type LedgerEntry = Pick<
  Schemas['InvoiceListItem'],
  'number' | 'type' | 'status' | 'issueDate' | 'dueDate' | 'total' | 'amountPaid' | 'amountDue'
> &
  LedgerFacts;

/** Marks the text as UTF-8 to spreadsheets, which otherwise guess. */
const byteOrderMark = '\uFEFF';

/** Rows that are written at once; between them the server does other things. */
const batch = 500;

/**
 * A ledger as CSV, one row per invoice. Amounts of a credit note count against the invoices, so that a column of one
 * currency can be added up; nothing here adds across currencies.
 */
export function* writeLedger(entries: readonly LedgerEntry[], locale: LedgerLocale): Generator<Buffer> {
  yield Buffer.from(byteOrderMark + csvOf([locale.wording.headings], locale));
  for (let start = 0; start < entries.length; start += batch) {
    const rows = entries.slice(start, start + batch).map((entry) => cellsOf(entry, locale));
    yield Buffer.from(csvOf(rows, locale));
  }
}

function csvOf(rows: readonly Readonly<Record<LedgerColumn, string>>[], { delimiter }: LedgerLocale): string {
  const cells = rows.map((row) => ledgerColumns.map((column) => row[column]));
  return stringify(cells, { delimiter, record_delimiter: 'windows' });
}

function cellsOf(entry: LedgerEntry, locale: LedgerLocale): Record<LedgerColumn, string> {
  const { wording } = locale;
  const write = ({ amount, currency }: Schemas['Money']) =>
    locale.writeAmount({ amount: entry.type === 'credit_note' ? -amount : amount, currency });
  return {
    number: harmless(entry.number),
    type: wording.types[entry.type],
    status: wording.statuses[entry.status],
    issueDate: locale.writeDay(entry.issueDate),
    dueDate: locale.writeDay(entry.dueDate),
    seller: harmless(entry.seller),
    currency: entry.total.currency,
    net: write(entry.net),
    tax: write(entry.tax),
    total: write(entry.total),
    settled: write(entry.amountPaid),
    due: write(entry.amountDue),
  };
}

/** What makes a spreadsheet take a text for a formula, also after white space and in full width. */
const formulaStart = /^(?:[\t\r\n]|\s*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20])/u;

/** A text from elsewhere as a cell that a spreadsheet shows and never computes. Numbers do not come this way. */
export function harmless(text: string): string {
  return formulaStart.test(text) ? `'${text}` : text;
}
