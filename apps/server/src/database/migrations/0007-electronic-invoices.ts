import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { offersElectronic } from '../../einvoice/produce/offers-electronic.ts';
import type { Schemas } from '../../http/operations.ts';

interface StoredInvoice {
  id: string;
  document: Schemas['InvoiceDocument'];
}

/** Documents read at once, which can be long. */
const batch = 200;

/** Keeps with each invoice whether e-invoice files can be made of it, so that a list need not read its document. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`alter table invoice add column electronic boolean not null default false`.execute(db);
  let last = '';
  for (;;) {
    const { rows } = await sql<StoredInvoice>`
      select id, document from invoice
      where id > ${last} and not exists (select from invoice_original where invoice_id = invoice.id)
      order by id limit ${sql.lit(batch)}`.execute(db);
    const offered = rows.filter(({ document }) => offersElectronic(document)).map(({ id }) => id);
    if (offered.length > 0) {
      await sql`update invoice set electronic = true where id = any(${offered})`.execute(db);
    }
    if (rows.length < batch) return;
    last = rows.at(-1)?.id ?? '';
  }
}
