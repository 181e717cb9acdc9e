import { sql } from 'kysely';
import type { Kysely } from 'kysely';

const statements = [
  `create table renewal_quote (
    id text collate "C" primary key,
    customer_id text collate "C" not null references customer (id) on delete cascade,
    subscription_id text collate "C" not null references subscription (id) on delete cascade,
    status text collate "C" not null check (status in ('requested', 'preparing', 'under_review', 'ready', 'accepted',
      'declined', 'withdrawn', 'expired', 'superseded', 'failed')),
    -- Counts what the customer can see change, from 1.
    version integer not null,
    -- Null until it is calculated.
    number text collate "C",
    asked jsonb not null,
    -- Seats, plan and term that it is about; they are agreed with the customer when it is requested.
    wanted jsonb not null,
    -- What it comes to, and the terms from then on; null until it is calculated.
    offer jsonb,
    purchase_order_reference text,
    -- The version that the document has or will have; 0 until it is calculated.
    document_version integer not null default 0,
    -- Steps of the preparation that are done.
    steps_done integer not null default 0,
    attempts integer not null default 0,
    review jsonb,
    consent_text text,
    acceptance jsonb,
    superseded_by text collate "C" references renewal_quote (id),
    requested_by jsonb not null,
    requested_at timestamptz not null,
    ready_at timestamptz,
    valid_until timestamptz,
    -- When people were told that it expires soon.
    expiry_told_at timestamptz,
    changed_at timestamptz not null
  )`,
  // Ids sort by age.
  `create index renewal_quote_by_customer on renewal_quote (customer_id, id desc)`,
  `create index renewal_quote_by_subscription on renewal_quote (subscription_id, id desc)`,
  // Whoever asks, and however often: a subscription has one open quote.
  `create unique index renewal_quote_open on renewal_quote (subscription_id)
    where status in ('requested', 'preparing', 'under_review', 'ready', 'failed')`,
  `create index renewal_quote_by_end on renewal_quote (valid_until) where status = 'ready'`,
  `create index renewal_quote_under_way on renewal_quote (changed_at) where status in ('requested', 'preparing')`,
  `create table renewal_quote_document (
    quote_id text collate "C" not null references renewal_quote (id) on delete cascade,
    version integer not null,
    locale text not null,
    sha256 text collate "C" not null,
    bytes bytea not null,
    created_at timestamptz not null,
    primary key (quote_id, version)
  )`,
  // The last number of each year, by seller.
  `create table renewal_quote_series (
    seller_key text collate "C" not null,
    year integer not null,
    last integer not null,
    primary key (seller_key, year)
  )`,
  // The next term, once a quote for it is accepted.
  `alter table subscription add column agreed_renewal jsonb`,
];

/** Offers to renew a subscription, their documents, and what was agreed by accepting one. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
