import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';

/**
 * Keeps what is known of a tax id now, which is no edit: the version stays.
 *
 * @param version of the details that hold the tax id
 * @returns whether it is still that version
 */
export async function keepTaxIdCheck(
  transaction: Kysely<Tables>,
  customerId: string,
  version: number,
  check: Schemas['TaxIdCheck'] | null,
): Promise<boolean> {
  const kept = await transaction
    .updateTable('billing_details')
    .set({ tax_id_check: check && JSON.stringify(check) })
    .where('customer_id', '=', customerId)
    .where('version', '=', version)
    .returning('customer_id')
    .executeTakeFirst();
  return kept !== undefined;
}
