import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Ids and keys compare by bytes: the same order on every server, whatever its language. */
const statements = [
  `create extension if not exists pg_trgm`,
  `create extension if not exists btree_gin`,
  `create table customer (
    id text collate "C" primary key,
    external_id text collate "C" unique,
    party jsonb not null,
    name text not null,
    name_key text collate "C" not null,
    tax_id text collate "C",
    identifiers text[] not null,
    country text collate "C",
    locale text not null,
    brand_id text collate "C",
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  `create index customer_tax_id on customer (tax_id) where tax_id is not null`,
  `create index customer_identifiers on customer using gin (identifiers)`,
  `create index customer_name_key on customer (name_key, country)`,
  `create table invoice (
    id text collate "C" primary key,
    customer_id text collate "C" not null references customer (id),
    seller_key text collate "C" not null,
    number text not null,
    number_sort text collate "C" not null,
    number_folded text collate "C" not null,
    type text collate "C" not null check (type in ('invoice', 'credit_note')),
    type_code text collate "C" not null,
    issue_date date not null,
    due_date date,
    currency text collate "C" not null,
    total bigint not null,
    paid bigint not null,
    credited bigint not null,
    due bigint not null,
    settlement text collate "C" not null
      check (settlement in ('open', 'partly_paid', 'paid', 'credited', 'issued', 'settled')),
    subscription_id text collate "C",
    document jsonb not null,
    document_locale text not null,
    search text not null,
    created_at timestamptz not null,
    due_ascending date not null generated always as (coalesce(due_date, date '9999-12-31')) stored,
    due_descending date not null generated always as (coalesce(due_date, date '0001-01-01')) stored,
    status_rank smallint not null generated always as (
      case settlement when 'open' then 0 when 'partly_paid' then 0 when 'issued' then 1 when 'paid' then 2
        when 'credited' then 3 else 4 end) stored,
    -- Sellers begin their numbers anew: a number alone does not name an invoice.
    unique (seller_key, number, customer_id, type_code, issue_date, currency, total)
  )`,
  // The columns after `id` let a filter be decided in the index, without a visit to the row.
  `create index invoice_by_issue_date on invoice (customer_id, issue_date, id, settlement, currency, due_ascending, total)`,
  `create index invoice_by_due_date on invoice (customer_id, due_ascending, id, settlement, currency, issue_date, total)`,
  `create index invoice_by_due_date_desc on invoice (customer_id, due_descending, id, settlement, currency, due_ascending, issue_date, total)`,
  `create index invoice_by_number on invoice (customer_id, number_sort, id, settlement, currency, due_ascending, issue_date, total)`,
  `create index invoice_by_total on invoice (customer_id, total, id, settlement, currency, due_ascending, issue_date)`,
  `create index invoice_by_status on invoice (customer_id, status_rank, due_ascending, id, settlement, currency, issue_date, total)`,
  // A list of some statuses merges one walk per settlement.
  `create index invoice_settled_by_issue_date on invoice (customer_id, settlement, issue_date, id, due_ascending)`,
  `create index invoice_settled_by_due_date on invoice (customer_id, settlement, due_ascending, id)`,
  `create index invoice_settled_by_due_date_desc on invoice (customer_id, settlement, due_descending, id, due_ascending)`,
  `create index invoice_settled_by_number on invoice (customer_id, settlement, number_sort, id, due_ascending)`,
  `create index invoice_settled_by_total on invoice (customer_id, settlement, total, id, due_ascending)`,
  `create index invoice_by_currency on invoice (customer_id, currency, total, id)`,
  `create index invoice_by_subscription on invoice (customer_id, subscription_id, issue_date, id)
    where subscription_id is not null`,
  `create index invoice_unpaid on invoice (customer_id, currency, due_date) include (due)
    where settlement in ('open', 'partly_paid')`,
  `create index invoice_by_number_prefix on invoice (customer_id, number_folded text_pattern_ops)`,
  // Without fastupdate: new rows wait in no unsorted list that every search must read through.
  `create index invoice_search on invoice using gin (customer_id, search gin_trgm_ops) with (fastupdate = off)`,
  `create table invoice_original (
    invoice_id text collate "C" not null references invoice (id) on delete cascade,
    position smallint not null,
    sha256 text collate "C" not null unique,
    syntax text not null check (syntax in ('ubl', 'cii', 'facturx')),
    filename text not null,
    media_type text not null,
    bytes bytea not null,
    primary key (invoice_id, position),
    unique (invoice_id, syntax)
  )`,
  // The bytes are XML or PDF: the first is small, the second is compressed already.
  `alter table invoice_original alter column bytes set storage external`,
  `create table preceding_invoice (
    credit_note_id text collate "C" not null references invoice (id) on delete cascade,
    position integer not null,
    customer_id text collate "C" not null,
    seller_key text collate "C" not null,
    number text not null,
    issue_date date,
    primary key (credit_note_id, position)
  )`,
  `create index preceding_invoice_number on preceding_invoice (customer_id, seller_key, number)`,
  `create table credit (
    credit_note_id text collate "C" not null references invoice (id) on delete cascade,
    invoice_id text collate "C" not null references invoice (id) on delete cascade,
    amount bigint not null check (amount > 0),
    created_at timestamptz not null,
    primary key (credit_note_id, invoice_id)
  )`,
  `create index credit_invoice on credit (invoice_id)`,
  `create table idempotency_key (
    scope text collate "C" not null,
    key text collate "C" not null,
    request_hash text not null,
    status integer,
    reply text,
    created_at timestamptz not null,
    primary key (scope, key)
  )`,
  `create index idempotency_key_created_at on idempotency_key (created_at)`,
  `create table shared_secret (
    name text primary key,
    value text not null default replace(gen_random_uuid()::text || gen_random_uuid()::text, '-', '')
  )`,
  `insert into shared_secret (name) values ('cursor')`,
];

/** Customers, invoices with their originals and credits, idempotency keys. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
