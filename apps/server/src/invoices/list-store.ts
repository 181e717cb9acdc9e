import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Settlement, Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import type { InvoiceOrder } from './list-query.ts';

/** What a row of a list is made of. */
export interface InvoiceListRow {
  id: string;
  number: string;
  type: Schemas['InvoiceType'];
  settlement: Settlement;
  issue_date: string;
  due_date: string | null;
  currency: string;
  total: number;
  paid: number;
  credited: number;
  due: number;
  subscription_id: string | null;
  original_filename: string | null;
  original_media_type: string | null;
  /** Values of the order's columns, then the id: where a page that begins after this row begins. */
  position: (string | number)[];
}

export interface PageRequest {
  conditions: readonly RawBuilder<boolean>[];
  order: InvoiceOrder;
  /** The `position` of the last row of the page before. */
  after: readonly (string | number)[] | undefined;
  limit: number;
}

/** The rows of one page. The keyset comparison is of whole rows, so an index finds the page without reading those before. */
export async function selectInvoicePage(db: Kysely<Tables>, request: PageRequest): Promise<InvoiceListRow[]> {
  const { rows } = await pageQuery(request).execute(db);
  return rows;
}

/** The statement behind `selectInvoicePage`, for those who look at its plan. */
export function pageQuery({ conditions, order, after, limit }: PageRequest): RawBuilder<InvoiceListRow> {
  const keys = [...order.columns, 'id'];
  const direction = sql.raw(order.direction);
  const orderBy = (table: string) => sql.join(keys.map((key) => sql`${sql.ref(`${table}.${key}`)} ${direction}`));
  const compare = sql.raw(order.direction === 'asc' ? '>' : '<');
  const position =
    after && sql<boolean>`(${sql.join(keys.map((key) => sql.ref(key)))}) ${compare} (${sql.join([...after])})`;
  return sql<InvoiceListRow>`
    select page.*, original.filename as original_filename, original.media_type as original_media_type,
      json_build_array(${sql.join(keys.map((key) => sql.ref(`page.${key}`)))}) as position
    from (
      select id, number, type, settlement, issue_date, due_date, currency, total, paid, credited, due, subscription_id,
        number_sort, due_ascending, due_descending, status_rank
      from invoice
      where ${sql.join(position ? [...conditions, position] : [...conditions], sql` and `)}
      order by ${orderBy('invoice')}
      limit ${sql.lit(limit)}
    ) as page
    left join invoice_original as original on original.invoice_id = page.id
    order by ${orderBy('page')}`;
}

/** Counts what the conditions match, reading no further than `cap`. */
export async function countInvoices(
  db: Kysely<Tables>,
  conditions: readonly RawBuilder<boolean>[],
  cap: number,
): Promise<number> {
  const { rows } = await countQuery(conditions, cap).execute(db);
  return rows[0]?.count ?? 0;
}

/** The statement behind `countInvoices`. */
export function countQuery(conditions: readonly RawBuilder<boolean>[], cap: number): RawBuilder<{ count: number }> {
  return sql<{ count: number }>`
    select count(*) as count
    from (select 1 from invoice where ${sql.join([...conditions], sql` and `)} limit ${sql.lit(cap)}) as counted`;
}

export interface OpenRow {
  currency: string;
  open_count: number;
  open_amount: number;
  overdue_count: number;
  overdue_amount: number;
  next_due_date: string | null;
}

/** What is open, one row per currency. @param today ISO date */
export async function selectOpenAmounts(db: Kysely<Tables>, customerId: string, today: string): Promise<OpenRow[]> {
  const { rows } = await sql<OpenRow>`
    select currency, count(*) as open_count, sum(due)::bigint as open_amount,
      count(*) filter (where due_date < ${today}::date) as overdue_count,
      coalesce(sum(due) filter (where due_date < ${today}::date), 0)::bigint as overdue_amount,
      min(due_date) filter (where due_date >= ${today}::date) as next_due_date
    from invoice
    where customer_id = ${customerId} and settlement in ('open', 'partly_paid')
    group by currency
    order by currency`.execute(db);
  return rows;
}
