import { sql } from 'kysely';
import type { Database } from '../../src/database/open.ts';

export const manyCustomerId = 'cus_many';
/** The calendar that the seeded invoices are made for. */
export const manyToday = '2026-06-15';

/**
 * Fills the database by SQL alone, building the indexes afterwards as a bulk load does: `count` invoices and credit notes of one customer over ten years, and a tenth as many
 * of another. One in fifty is a credit note, one in a hundred unpaid and all of those recent, one in ten in dollars;
 * `platform` stands in every text, `surcharge` in one of twenty, `helicopter` in one of ten thousand, `heritage` in the
 * oldest two hundred only.
 */
export async function seedManyInvoices({ db }: Database, count: number): Promise<void> {
  const indexes = await sql<{ name: string; definition: string }>`
    select indexname as name, indexdef as definition from pg_indexes
    where tablename = 'invoice' and indexdef not like 'CREATE UNIQUE%'`.execute(db);
  for (const { name } of indexes.rows) await sql`drop index ${sql.id(name)}`.execute(db);
  await seedCustomer({ db }, manyCustomerId, count);
  await seedCustomer({ db }, 'cus_other', Math.ceil(count / 10));
  for (const { definition } of indexes.rows) await sql.raw(definition).execute(db);
  await sql`vacuum (analyze) invoice`.execute(db);
  await sql`vacuum (analyze) invoice_original`.execute(db);
}

async function seedCustomer({ db }: Pick<Database, 'db'>, customerId: string, count: number): Promise<void> {
  await sql`insert into customer (id, party, name, name_key, identifiers, locale, created_at, updated_at)
    values (${customerId}, '{}', ${customerId}, ${customerId}, '{}', 'en', now(), now())`.execute(db);
  await sql`
    insert into invoice (id, customer_id, seller_key, number, number_sort, number_folded, type, type_code, issue_date, due_date,
      currency, total, paid, credited, due, settlement, subscription_id, document, document_locale, search, created_at)
    select 'inv_' || ${customerId}::text || lpad(n::text, 8, '0'), ${customerId}, ${customerId}, 'INV-' || n,
      'inv-' || lpad(length(n::text)::text, 2, '0') || n, 'inv-' || n, type, '380', issued, due_on, currency, total,
      case when settlement in ('paid', 'settled') then total when settlement = 'partly_paid' then total / 2 else 0 end,
      case when settlement = 'credited' then total else 0 end,
      case settlement when 'open' then total when 'issued' then total when 'partly_paid' then total - total / 2 else 0 end,
      settlement, case when n % 40 = 0 then 'sub_' || (n % 120) end,
      jsonb_build_object('number', 'INV-' || n, 'filler', repeat(md5(n::text), 12)), 'en',
      'inv-' || n || ' platform licence ' || md5(n::text) || case when n % 20 = 0 then ' surcharge' else '' end
        || case when n % 10000 = 77 then ' helicopter' else '' end || case when n <= 200 then ' heritage' else '' end,
      issued + time '12:00'
    from (
      select n, type, issued, case when type = 'invoice' then issued + 30 end as due_on,
        case when n % 10 = 3 then 'USD' else 'EUR' end as currency, 1000 + (n::bigint * 7919) % 500000 as total,
        case when type = 'credit_note' then case when n % 300 = 0 then 'issued' else 'settled' end
          when n > ${count}::int * 0.99 then case when n % 5 = 0 then 'partly_paid' else 'open' end
          when n % 70 = 1 then 'credited' else 'paid' end as settlement
      from (
        select n, case when n % 50 = 0 then 'credit_note' else 'invoice' end as type,
          (date '2016-06-15' + ((n::bigint * 3640) / ${count}::int)::int) as issued
        from generate_series(1, ${count}::int) as n
      ) as numbered
    ) as settled`.execute(db);
}
