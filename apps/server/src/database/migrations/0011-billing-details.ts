import { sql } from 'kysely';
import type { Kysely } from 'kysely';

const statements = [
  // What customers have edited. Without a row, a customer's details are those of its party.
  `create table billing_details (
    customer_id text collate "C" primary key references customer (id) on delete cascade,
    details jsonb not null,
    tax_id_check jsonb,
    -- Counts the changes, from 1.
    version integer not null,
    updated_by jsonb,
    updated_at timestamptz not null
  )`,
  // Fields that only the operator changes.
  `alter table customer add column locked_fields jsonb not null default '[]'`,
];

/** Where invoices go and what they say about the customer. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
