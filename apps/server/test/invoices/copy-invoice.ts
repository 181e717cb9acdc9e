import { sql } from 'kysely';
import type { Database } from '../../src/database/open.ts';

/** Adds copies of a stored invoice with numbers and documents of their own, by SQL alone. */
export async function copyInvoice(db: Database['db'], id: string, copies: number): Promise<void> {
  const columns =
    sql.raw(`customer_id, seller_key, type, type_code, issue_date, due_date, currency, total, paid, credited,
    due, settlement, document_locale, search, electronic, created_at`);
  await sql`insert into invoice (id, number, number_sort, number_folded, document, ${columns})
    select ${id}::text || n, copy, lower(copy), lower(copy), jsonb_set(document, '{number}', to_jsonb(copy)), ${columns}
    from invoice, generate_series(1, ${sql.lit(copies)}) as n, concat(number, '-', n) as copy
    where id = ${id}`.execute(db);
  await sql`analyze invoice`.execute(db);
}
