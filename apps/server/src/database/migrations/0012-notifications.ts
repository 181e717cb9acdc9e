import { sql } from 'kysely';
import type { Kysely } from 'kysely';

const statements = [
  `create table notification (
    id text collate "C" primary key,
    customer_id text collate "C" not null references customer (id) on delete cascade,
    kind text collate "C" not null,
    subject jsonb not null,
    facts jsonb not null,
    created_at timestamptz not null
  )`,
  // Ids sort by age.
  `create index notification_by_customer on notification (customer_id, id desc)`,
  // One row per person, so that what commits while somebody reads stays unread.
  `create table notification_read (
    notification_id text collate "C" not null references notification (id) on delete cascade,
    actor_id text collate "C" not null,
    read_at timestamptz not null,
    primary key (notification_id, actor_id)
  )`,
];

/** What people are told, and what each of them has read. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
