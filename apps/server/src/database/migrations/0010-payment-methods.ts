import { sql } from 'kysely';
import type { Kysely } from 'kysely';

const statements = [
  `create table payment_method (
    id text collate "C" primary key,
    customer_id text collate "C" not null references customer (id) on delete cascade,
    provider text collate "C" not null,
    provider_method_id text collate "C" not null,
    kind text collate "C" not null,
    brand text,
    last_digits text collate "C",
    holder text,
    expiry_year integer check (expiry_year between 2000 and 2199),
    expiry_month integer check (expiry_month between 1 and 12),
    is_default boolean not null,
    created_by jsonb not null,
    created_at timestamptz not null,
    -- When the customer was told that it expires soon.
    expiry_told_at timestamptz,
    -- A removal that the provider has not confirmed yet.
    removal_begun_at timestamptz,
    removed_at timestamptz,
    -- When the provider forgot it.
    detached_at timestamptz,
    check ((expiry_year is null) = (expiry_month is null)),
    check (removed_at is null or not is_default)
  )`,
  `create unique index payment_method_default on payment_method (customer_id) where is_default`,
  `create unique index payment_method_at_provider on payment_method (customer_id, provider, provider_method_id)
    where removed_at is null`,
  `create index payment_method_by_customer on payment_method (customer_id, id) where removed_at is null`,
  `create index payment_method_by_expiry on payment_method (expiry_year, expiry_month)
    where removed_at is null and expiry_told_at is null`,
  `create table payment_method_setup (
    id text collate "C" primary key,
    customer_id text collate "C" not null references customer (id) on delete cascade,
    provider text collate "C" not null,
    checkout_id text collate "C",
    url text,
    status text collate "C" not null
      check (status in ('pending', 'succeeded', 'failed', 'cancelled', 'expired')),
    make_default boolean not null,
    -- The method that the new one takes the place of.
    replaces text collate "C" references payment_method (id),
    payment_method_id text collate "C" references payment_method (id),
    failure_reason text collate "C",
    created_by jsonb not null,
    return_url text not null,
    locale text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    settled_at timestamptz,
    looked_up_at timestamptz,
    unique (provider, checkout_id),
    check ((status = 'succeeded') = (payment_method_id is not null))
  )`,
  `create index payment_method_setup_by_customer on payment_method_setup (customer_id, id)`,
  `create index payment_method_setup_under_way on payment_method_setup (id) where status = 'pending'`,
  // What a provider calls the customer, where it keeps customers itself.
  `create table provider_customer (
    customer_id text collate "C" not null references customer (id) on delete cascade,
    provider text collate "C" not null,
    provider_customer_id text collate "C" not null,
    primary key (customer_id, provider)
  )`,
  `alter table payment
    -- The stored method that is charged without the customer; null: the customer pays at the provider's page.
    add column method_id text collate "C" references payment_method (id),
    -- The provider's id of that charge; null until it is known.
    add column charge_id text collate "C",
    -- The change of a subscription that it pays for; its invoice is issued when the money is there.
    add column change_id text collate "C",
    -- What the customer reads; null: the numbers of the invoices.
    add column description text,
    -- Null: nobody is there to be sent to a page.
    alter column return_url drop not null`,
  `create unique index payment_by_charge on payment (provider, charge_id)`,
  `create unique index payment_by_change on payment (change_id) where status in ('pending', 'processing')`,
  `alter table provider_event
    -- Set instead of \`checkout_id\` when the event is about a charge without a page.
    add column charge_id text collate "C"`,
];

/** Stored payment methods, visits to add them, and charges of them. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
