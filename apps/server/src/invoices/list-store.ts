import { sql } from 'kysely';
import type { Kysely, RawBuilder } from 'kysely';
import type { Settlement, Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { allOf } from './list-query.ts';
import type { Conditions, InvoiceOrder } from './list-query.ts';
import { keptOriginals } from './original-store.ts';
import type { KeptOriginal } from './original-store.ts';

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
  electronic: boolean;
  originals: KeptOriginal[];
  /** Values of the order's columns, then the id: where a page that begins after this row begins. */
  position: (string | number)[];
}

export interface PageRequest {
  alternatives: readonly Conditions[];
  order: InvoiceOrder;
  /** The `position` of the last row of the page before. */
  after: readonly (string | number)[] | undefined;
  limit: number;
  /** Whether so few rows match that all of them are better read and sorted than looked for along the order. */
  few: boolean;
}

const columns = sql.raw(`id, number, type, settlement, issue_date, due_date, currency, total, paid, credited, due,
  subscription_id, electronic, number_sort, due_ascending, due_descending, status_rank`);

/** The rows of one page. The keyset comparison is of whole rows, so an index finds the page without reading those before. */
export async function selectInvoicePage(db: Kysely<Tables>, request: PageRequest): Promise<InvoiceListRow[]> {
  const { rows } = await pageQuery(request).execute(db);
  return rows;
}

/** The statement behind `selectInvoicePage`, for those who look at its plan. */
export function pageQuery({ alternatives, order, after, limit, few }: PageRequest): RawBuilder<InvoiceListRow> {
  const keys = [...order.columns, 'id'];
  const direction = sql.raw(order.direction);
  const orderBy = sql.join(keys.map((key) => sql`${sql.ref(key)} ${direction}`));
  const pageOrder = sql.join(keys.map((key) => sql`${sql.ref(`page.${key}`)} ${direction}`));
  const limited = sql`order by ${orderBy} limit ${sql.lit(limit)}`;
  const beyond = after === undefined ? [] : [isBeyond(order, keys, after)];
  const selects = alternatives.map(
    (conditions) => sql`select ${columns} from invoice where ${allOf([...conditions, ...beyond])}`,
  );
  // `offset 0` keeps the planner from walking along the order through rows that do not match.
  const source = few ? sql`${unionOf(selects)} offset 0` : unionOf(selects.map((select) => sql`${select} ${limited}`));
  return sql<InvoiceListRow>`
    select page.*, ${keptOriginals(sql.ref('page.id'))} as originals,
      json_build_array(${sql.join(keys.map((key) => sql.ref(`page.${key}`)))}) as position
    from (select * from (${source}) as matching ${limited}) as page
    order by ${pageOrder}`;
}

function isBeyond(
  { direction }: InvoiceOrder,
  keys: readonly string[],
  after: readonly (string | number)[],
): RawBuilder<boolean> {
  const compare = sql.raw(direction === 'asc' ? '>' : '<');
  return sql<boolean>`(${sql.join(keys.map((key) => sql.ref(key)))}) ${compare} (${sql.join([...after])})`;
}

function unionOf(selects: readonly RawBuilder<unknown>[]): RawBuilder<unknown> {
  return sql.join(
    selects.map((select) => sql`(${select})`),
    sql` union all `,
  );
}

/** Counts what matches, reading no further than `cap`. */
export async function countInvoices(
  db: Kysely<Tables>,
  alternatives: readonly Conditions[],
  cap: number,
): Promise<number> {
  const { rows } = await countQuery(alternatives, cap).execute(db);
  return rows[0]?.count ?? 0;
}

/** The statement behind `countInvoices`. Its order is there to make it follow an index that ends early. */
export function countQuery(alternatives: readonly Conditions[], cap: number): RawBuilder<{ count: number }> {
  const limit = sql.lit(cap);
  const selects = alternatives.map(
    (conditions) => sql`select 1 from invoice where ${allOf(conditions)} order by issue_date desc limit ${limit}`,
  );
  return sql<{ count: number }>`
    select count(*) as count from (select 1 from (${unionOf(selects)}) as matching limit ${limit}) as counted`;
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
