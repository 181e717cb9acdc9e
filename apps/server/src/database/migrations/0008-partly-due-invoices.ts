import { sql } from 'kysely';
import type { Kysely } from 'kysely';

/** Lets invoices be found by what is still due of them, where that is not their total. */
export async function up(db: Kysely<unknown>): Promise<void> {
  await sql`create index invoice_partly_due on invoice (customer_id, due) where due <> 0 and due <> total`.execute(db);
}
