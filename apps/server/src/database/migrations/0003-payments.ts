import { sql } from 'kysely';
import type { Kysely } from 'kysely';

const statements = [
  `create table payment (
    id text collate "C" primary key,
    customer_id text collate "C" not null references customer (id),
    provider text collate "C" not null,
    checkout_id text collate "C",
    url text,
    status text collate "C" not null
      check (status in ('pending', 'processing', 'succeeded', 'failed', 'cancelled', 'expired')),
    currency text collate "C" not null,
    amount bigint not null check (amount > 0),
    overpaid bigint not null default 0,
    means jsonb,
    failure_reason text collate "C",
    created_by jsonb not null,
    return_url text not null,
    locale text not null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    settled_at timestamptz,
    looked_up_at timestamptz,
    unique (provider, checkout_id)
  )`,
  `create index payment_by_customer on payment (customer_id, id)`,
  `create index payment_under_way on payment (id) where status in ('pending', 'processing')`,
  `create table payment_allocation (
    payment_id text collate "C" not null references payment (id) on delete cascade,
    invoice_id text collate "C" not null references invoice (id),
    position integer not null,
    invoice_number text not null,
    amount bigint not null,
    primary key (payment_id, invoice_id)
  )`,
  `create index payment_allocation_by_invoice on payment_allocation (invoice_id, payment_id)`,
  // The guard against charging twice: an invoice is held by one payment under way.
  `create table payment_hold (
    invoice_id text collate "C" primary key references invoice (id) on delete cascade,
    payment_id text collate "C" not null references payment (id) on delete cascade
  )`,
  `create index payment_hold_by_payment on payment_hold (payment_id)`,
  `create table provider_event (
    provider text collate "C" not null,
    id text collate "C" not null,
    checkout_id text collate "C",
    received_at timestamptz not null,
    handled_at timestamptz,
    primary key (provider, id)
  )`,
];

/** Payments, their share per invoice, and the events of providers. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
