import { sql } from 'kysely';
import type { Kysely } from 'kysely';

const statements: readonly string[] = [
  // Set when the mail carries a renewal quote; a mail carries that or invoices.
  `alter table delivery add column quote_id text collate "C" references renewal_quote (id) on delete cascade`,
  `create index delivery_by_quote on delivery (quote_id, id) where quote_id is not null`,
];

/** Mails with a renewal quote. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
