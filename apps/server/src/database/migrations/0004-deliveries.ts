import { sql } from 'kysely';
import type { Kysely } from 'kysely';

const statements: readonly string[] = [
  `create table delivery (
    id text collate "C" primary key,
    customer_id text collate "C" not null references customer (id) on delete cascade,
    status text collate "C" not null check (status in ('queued', 'sending', 'completed')),
    documents jsonb not null,
    locale text not null,
    message text,
    created_by jsonb not null,
    created_at timestamptz not null,
    completed_at timestamptz
  )`,
  `create index delivery_by_customer on delivery (customer_id, id)`,
  `create table delivery_invoice (
    delivery_id text collate "C" not null references delivery (id) on delete cascade,
    invoice_id text collate "C" not null references invoice (id) on delete cascade,
    primary key (invoice_id, delivery_id)
  )`,
  `create index delivery_invoice_by_delivery on delivery_invoice (delivery_id)`,
  `create table delivery_recipient (
    delivery_id text collate "C" not null references delivery (id) on delete cascade,
    position smallint not null,
    customer_id text collate "C" not null,
    email text not null,
    email_folded text collate "C" not null,
    status text collate "C" not null check (status in ('queued', 'sending', 'retrying', 'sent', 'refused', 'failed')),
    attempts smallint not null,
    reason text collate "C",
    server_reply text,
    handed_over_at timestamptz,
    sent_at timestamptz,
    next_attempt_at timestamptz,
    changed_at timestamptz not null,
    created_at timestamptz not null,
    primary key (delivery_id, position)
  )`,
  // What the sending limits count.
  `create index delivery_recipient_by_email on delivery_recipient (email_folded, created_at)`,
  `create index delivery_recipient_by_customer on delivery_recipient (customer_id, created_at)`,
  `create index delivery_recipient_unfinished on delivery_recipient (changed_at)
    where status in ('queued', 'sending', 'retrying')`,
];

/** Mails with documents, followed per recipient. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
