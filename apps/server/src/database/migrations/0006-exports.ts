import { sql } from 'kysely';
import type { Kysely } from 'kysely';

const statements: readonly string[] = [
  `create table export (
    id text collate "C" primary key,
    customer_id text collate "C" not null references customer (id) on delete cascade,
    status text collate "C" not null check (status in ('queued', 'running', 'ready', 'failed', 'expired')),
    format text collate "C" not null check (format in ('csv', 'zip')),
    selection jsonb not null,
    files text[] not null,
    locale text not null,
    filename text not null,
    created_by jsonb not null,
    run integer not null default 0,
    done integer not null default 0,
    total integer,
    size bigint,
    sha256 text collate "C",
    failure_reason text collate "C" check (failure_reason in ('nothing_selected', 'too_large', 'internal')),
    created_at timestamptz not null,
    changed_at timestamptz not null,
    finished_at timestamptz,
    expires_at timestamptz
  )`,
  `create index export_by_customer on export (customer_id, id)`,
  // The file in pieces, so that every server instance can hand it out and none holds it whole.
  `create table export_piece (
    export_id text collate "C" not null references export (id) on delete cascade,
    run integer not null,
    position integer not null,
    bytes bytea not null,
    primary key (export_id, run, position)
  )`,
  `alter table export_piece alter column bytes set storage external`,
];

/** Files made in the background. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
