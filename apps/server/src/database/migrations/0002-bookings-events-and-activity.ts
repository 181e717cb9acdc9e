import { sql } from 'kysely';
import type { Kysely } from 'kysely';

const statements = [
  `create table invoice_payment (
    id text collate "C" primary key,
    invoice_id text collate "C" not null references invoice (id) on delete cascade,
    customer_id text collate "C" not null references customer (id),
    amount bigint not null check (amount >= 0),
    excess bigint not null check (excess >= 0),
    paid_at timestamptz not null,
    means jsonb not null,
    source_kind text collate "C" not null check (source_kind in ('payment', 'proof', 'operator')),
    source_id text collate "C" not null,
    created_at timestamptz not null,
    -- The guard against booking twice, whoever tries and however often.
    unique (invoice_id, source_kind, source_id)
  )`,
  `create table live_event (
    id text collate "C" primary key,
    customer_id text collate "C" not null references customer (id) on delete cascade,
    event jsonb not null,
    at timestamptz not null
  )`,
  `create index live_event_by_customer on live_event (customer_id, at)`,
  `create index live_event_at on live_event (at)`,
  `create table activity (
    id text collate "C" primary key,
    customer_id text collate "C" not null references customer (id) on delete cascade,
    action text collate "C" not null,
    actor_id text collate "C",
    actor jsonb not null,
    subject_type text collate "C" not null,
    subject_id text collate "C",
    subject_label text,
    amount jsonb,
    recipients text[] not null,
    changes jsonb not null,
    at timestamptz not null
  )`,
  `create index activity_by_customer on activity (customer_id, id)`,
  `create index activity_by_subject on activity (customer_id, subject_type, subject_id, id)`,
];

/** Payments booked on invoices, live events, and what happened. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
