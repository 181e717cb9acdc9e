import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { ExportRow } from './tables.ts';

/** Tells the customer's pages how an export stands. */
export async function tellOfExport(
  transaction: Kysely<Tables>,
  {
    id,
    customer_id: customerId,
    status,
    done,
    total,
  }: Pick<ExportRow, 'id' | 'customer_id' | 'status' | 'done' | 'total'>,
  now: Date,
): Promise<void> {
  const data = { exportId: id, status, progress: { done, total } };
  await publishEvent(transaction, customerId, { type: 'export.changed', data }, now);
}
