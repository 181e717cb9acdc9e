import type { Kysely } from 'kysely';
import { actorOf, recordActivity } from '../activity/record-activity.ts';
import { newId } from '../database/new-id.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { ledgerLocale } from './ledger-locale.ts';
import { lookAfterLater } from './look-after-export.ts';
import { toExport } from './presentation.ts';
import { filterOf } from './selected-invoices.ts';
import type { ExportContext } from './service.ts';
import { countUnderWay, lockExport } from './store.ts';
import { tellOfExport } from './tell-of-export.ts';

/** Who asks for an export. */
export type Exporter = Pick<SessionIdentity, 'customerId' | 'actor' | 'locale'>;

/**
 * Looks whether an export can be asked for like this; outside a transaction, because it reads the list of invoices.
 *
 * @throws ProblemError validation_failed, invalid_request (filter), not_found (invoice)
 */
export async function checkRequest(
  { invoices }: ExportContext,
  customerId: string,
  { format, files, selection }: Schemas['ExportRequest'],
): Promise<void> {
  if (format === 'csv' && files) {
    throw new ProblemError('validation_failed', 'A CSV holds no files.', {
      fields: [{ pointer: '/files', code: 'not', message: 'must be absent for csv' }],
    });
  }
  const { total } = await invoices.listInvoices(customerId, { ...filterOf(selection), limit: 1 });
  if ('invoiceIds' in selection && total !== selection.invoiceIds.length) {
    throw new ProblemError('not_found', 'One of the chosen invoices does not exist.', {
      fields: [{ pointer: '/selection/invoiceIds', code: 'not_found', message: 'must all be invoices' }],
    });
  }
}

/** Queues an export that `checkRequest` has let through. @throws ProblemError conflict when too many are under way */
export async function createExport(
  context: ExportContext,
  exporter: Exporter,
  request: Schemas['ExportRequest'],
  transaction: Kysely<Tables>,
): Promise<Schemas['Export']> {
  const { customers, jobs, clock, settings } = context;
  const { customerId } = exporter;
  if ((await countUnderWay(transaction, customerId)) >= settings.mostUnderWay) {
    throw new ProblemError('conflict', `${settings.mostUnderWay} exports are under way: wait for one, or stop one.`);
  }
  const now = clock();
  const id = newId('exp', now);
  const customer = await customers.findCustomer({ id: customerId }, transaction);
  const locale = request.locale ?? exporter.locale ?? customer.locale;
  const filename = `${ledgerLocale(locale).wording.fileBase}-${now.toISOString().slice(0, 10)}.${request.format}`;
  await transaction
    .insertInto('export')
    .values({
      id,
      customer_id: customerId,
      status: 'queued',
      format: request.format,
      selection: JSON.stringify(request.selection),
      files: request.format === 'csv' ? [] : (request.files ?? ['pdf', 'original']),
      locale,
      filename,
      created_by: JSON.stringify(actorOf(exporter)),
      created_at: now,
      changed_at: now,
    })
    .execute();
  await jobs.add(transaction, 'run_export', { exportId: id }, { key: id });
  await lookAfterLater(context, transaction, id, new Date(now.getTime() + settings.lostAfter));
  const subject = { type: 'export' as const, id, label: filename };
  const entry = { customerId, action: 'export_created' as const, actor: actorOf(exporter), subject };
  await recordActivity(transaction, entry, now);
  const row = await lockExport(transaction, id);
  if (!row) throw new Error('An export that was just added is not there.');
  await tellOfExport(transaction, row, now);
  return toExport(row, now);
}
