import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';

/** What a ledger says of an invoice beyond what a list shows. */
export interface LedgerFacts {
  /** Name of the seller. */
  seller: string;
  net: Schemas['Money'];
  tax: Schemas['Money'];
}

/** Reads only the few values it needs out of the documents, by id of the invoice. */
export async function selectLedgerFacts(
  db: Kysely<Tables>,
  customerId: string,
  invoiceIds: readonly string[],
): Promise<Map<string, LedgerFacts>> {
  if (invoiceIds.length === 0) return new Map();
  const { rows } = await sql<LedgerFacts & { id: string }>`
    select id, coalesce(document #>> '{seller,name}', '') as seller,
      document #> '{totals,net}' as net, document #> '{totals,tax}' as tax
    from invoice where customer_id = ${customerId} and id in (${sql.join([...invoiceIds])})`.execute(db);
  return new Map(rows.map(({ id, ...facts }) => [id, facts]));
}
