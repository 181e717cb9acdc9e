import { sql } from 'kysely';
import type { Kysely } from 'kysely';

const statements = [
  `create table subscription (
    id text collate "C" primary key,
    customer_id text collate "C" not null references customer (id) on delete cascade,
    product_id text collate "C" not null,
    price_id text collate "C" not null,
    -- 'past_due' is derived: it is an active one with an overdue invoice.
    status text collate "C" not null check (status in ('trial', 'active', 'inactive', 'cancels_at_term_end', 'ended')),
    terms jsonb not null,
    renews_on text collate "C",
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- Next renewal first; those that do not renew are last, since '~' follows every digit.
    renewal_order text collate "C" not null generated always as (coalesce(renews_on, '~') || ' ' || id) stored
  )`,
  `create index subscription_by_customer on subscription (customer_id, renewal_order)`,
  `create index subscription_by_age on subscription (created_at, id)`,
  `create table payment_proof (
    id text collate "C" primary key,
    customer_id text collate "C" not null references customer (id) on delete cascade,
    status text collate "C" not null check (status in ('submitted', 'under_review', 'accepted', 'rejected')),
    details jsonb not null,
    filename text not null,
    media_type text collate "C" not null,
    size integer not null check (size > 0),
    sha256 text collate "C" not null,
    rejection jsonb,
    submitted_by jsonb not null,
    submitted_at timestamptz not null,
    reviewed_at timestamptz,
    check ((rejection is not null) = (status = 'rejected')),
    check ((reviewed_at is not null) = (status in ('accepted', 'rejected')))
  )`,
  `create index payment_proof_by_customer on payment_proof (customer_id, id)`,
  `create index payment_proof_by_status on payment_proof (status, id)`,
  `create table payment_proof_invoice (
    proof_id text collate "C" not null references payment_proof (id) on delete cascade,
    position integer not null,
    invoice_id text collate "C" not null references invoice (id) on delete cascade,
    primary key (proof_id, position),
    unique (invoice_id, proof_id)
  )`,
  // Apart from the proof, so that a list never reads it.
  `create table payment_proof_file (
    proof_id text collate "C" primary key references payment_proof (id) on delete cascade,
    bytes bytea not null
  )`,
];

/** Subscriptions, and the documents that show what was paid. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
