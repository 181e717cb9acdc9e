const minute = 60 * 1000;
const day = 24 * 60 * minute;

/** Times are milliseconds. */
export interface ExportSettings {
  /** Most invoices of one export: each CSV row is small, each document of a ZIP takes time to be made. */
  mostInvoices: Readonly<Record<'csv' | 'zip', number>>;
  /** Bytes of the finished file. */
  largestFile: number;
  /** Exports of one customer that may be under way at the same time. */
  mostUnderWay: number;
  /** How long a file can be downloaded. */
  keptFor: number;
  /** How long an export stays in the list after its file has gone. */
  listedFor: number;
  /** Silence of an unfinished export after which its job is taken for lost. */
  lostAfter: number;
  /** Shortest time between two notes of progress. */
  progressPause: number;
  /** Runs after which an export is given up. */
  mostRuns: number;
}

export const usualExportSettings: ExportSettings = {
  mostInvoices: { csv: 50_000, zip: 10_000 },
  largestFile: 1024 * 1024 * 1024,
  mostUnderWay: 5,
  keptFor: 7 * day,
  listedFor: 30 * day,
  lostAfter: 10 * minute,
  progressPause: 500,
  mostRuns: 4,
};
