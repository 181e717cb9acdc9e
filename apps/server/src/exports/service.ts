import type { Kysely } from 'kysely';
import { createCursors } from '../database/cursors.ts';
import { pageByIds, type PageQuery } from '../database/pages.ts';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import type { ServiceContext } from '../services.ts';
import { checkRequest, createExport, type Exporter } from './create-export.ts';
import { downloadExport, type ExportDownload } from './download.ts';
import { lookAfterExport } from './look-after-export.ts';
import { toExport } from './presentation.ts';
import { runExport } from './run-export.ts';
import { usualExportSettings, type ExportSettings } from './settings.ts';
import { deleteExport, selectExport, selectExports } from './store.ts';
import { tellOfExport } from './tell-of-export.ts';

/** Everything that a customer sees is asked for with the customer's id; another customer's export is `not_found`. */
export interface ExportService {
  /** Looks at a request, outside a transaction. @throws ProblemError validation_failed, invalid_request, not_found */
  checkRequest(customerId: string, request: Schemas['ExportRequest']): Promise<void>;
  /** Queues an export; it is made when the transaction has committed. @throws ProblemError conflict */
  createExport(
    exporter: Exporter,
    request: Schemas['ExportRequest'],
    transaction: Kysely<Tables>,
  ): Promise<Schemas['Export']>;
  /** @throws ProblemError not_found */
  getExport(customerId: string, id: string): Promise<Schemas['Export']>;
  /** Newest first. @throws ProblemError invalid_cursor */
  listExports(customerId: string, query?: PageQuery): Promise<Schemas['ExportPage']>;
  /** Stops an export that is under way and removes it with its file. @throws ProblemError not_found */
  deleteExport(customerId: string, id: string): Promise<void>;
  /** @throws ProblemError not_found, file_not_ready, file_expired */
  downloadExport(exporter: Exporter, id: string): Promise<ExportDownload>;
  /** Says what is done with this slice's jobs. */
  registerJobs(): void;
}

/** What the parts of the service work with. */
export interface ExportContext extends Pick<ServiceContext, 'db' | 'clock' | 'jobs' | 'customers' | 'invoices'> {
  settings: ExportSettings;
}

/** Lets customers take their invoices away. */
export function createExportService(
  given: Omit<ExportContext, 'settings'>,
  settings: ExportSettings = usualExportSettings,
): ExportService {
  const context: ExportContext = { ...given, settings };
  const { db, clock, jobs } = context;
  const cursors = createCursors(db);
  return {
    checkRequest: (customerId, request) => checkRequest(context, customerId, request),
    createExport: (exporter, request, transaction) => createExport(context, exporter, request, transaction),
    async getExport(customerId, id) {
      const row = await selectExport(db, customerId, id);
      if (!row) throw new ProblemError('not_found', 'No such export.');
      return toExport(row, clock());
    },
    listExports: (customerId, query = {}) =>
      pageByIds(cursors, ['exports', customerId], query, async (position) => {
        const rows = await selectExports(db, customerId, position);
        return rows.map((row) => toExport(row, clock()));
      }),
    deleteExport: (customerId, id) =>
      inTransaction(db, async (transaction) => {
        const row = await selectExport(transaction, customerId, id);
        if (!row || !(await deleteExport(transaction, customerId, id))) {
          throw new ProblemError('not_found', 'No such export.');
        }
        await tellOfExport(transaction, { ...row, status: 'expired' }, clock());
      }),
    downloadExport: (exporter, id) => downloadExport(context, exporter, id),
    registerJobs() {
      jobs.work('run_export', ({ exportId }, { signal }) => runExport(context, exportId, signal));
      jobs.work('look_after_export', ({ exportId }) => lookAfterExport(context, exportId));
    },
  };
}
