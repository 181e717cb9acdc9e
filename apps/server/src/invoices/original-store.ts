import { sql } from 'kysely';
import type { Kysely, RawBuilder, Selectable } from 'kysely';
import type { InvoiceOriginalTable, Tables } from '../database/tables.ts';

/** A received e-invoice without its bytes. */
export interface KeptOriginal {
  syntax: Selectable<InvoiceOriginalTable>['syntax'];
  filename: string;
  mediaType: Selectable<InvoiceOriginalTable>['media_type'];
}

/** The originals of an invoice, in the order they came, as a column of a select. */
export function keptOriginals(invoiceId: RawBuilder<unknown>): RawBuilder<KeptOriginal[]> {
  return sql<KeptOriginal[]>`coalesce((
    select jsonb_agg(jsonb_build_object('syntax', syntax, 'filename', filename, 'mediaType', media_type) order by position)
    from invoice_original where invoice_id = ${invoiceId}), '[]')`;
}

/** Keeps a received file behind those of the invoice; false when its bytes or this syntax of the invoice are kept already. */
export async function insertOriginal(
  transaction: Kysely<Tables>,
  original: Omit<Selectable<InvoiceOriginalTable>, 'position'>,
): Promise<boolean> {
  const { count } = await transaction
    .selectFrom('invoice_original')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('invoice_id', '=', original.invoice_id)
    .executeTakeFirstOrThrow();
  const row = await transaction
    .insertInto('invoice_original')
    .values({ ...original, position: count })
    .onConflict((conflict) => conflict.doNothing())
    .returning('invoice_id')
    .executeTakeFirst();
  return row !== undefined;
}

/** The number of the invoice that was imported from these bytes. */
export async function selectNumberByHash(db: Kysely<Tables>, sha256: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('invoice_original')
    .innerJoin('invoice', 'invoice.id', 'invoice_original.invoice_id')
    .select('invoice.number')
    .where('sha256', '=', sha256)
    .executeTakeFirst();
  return row?.number;
}

/** The bytes of an original of one customer's invoice, as they were received. */
export async function selectOriginalBytes(
  db: Kysely<Tables>,
  customerId: string,
  invoiceId: string,
  syntax: KeptOriginal['syntax'],
): Promise<Uint8Array | undefined> {
  const row = await db
    .selectFrom('invoice_original')
    .innerJoin('invoice', 'invoice.id', 'invoice_original.invoice_id')
    .select('invoice_original.bytes')
    .where('invoice.customer_id', '=', customerId)
    .where('invoice.id', '=', invoiceId)
    .where('invoice_original.syntax', '=', syntax)
    .executeTakeFirst();
  return row?.bytes;
}
