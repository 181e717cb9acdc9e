import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Migration } from 'kysely/migration';
import { StartError } from '../start-error.ts';
import type { Tables } from './tables.ts';
import * as customersAndInvoices from './migrations/0001-customers-and-invoices.ts';
import * as bookingsEventsAndActivity from './migrations/0002-bookings-events-and-activity.ts';
import * as payments from './migrations/0003-payments.ts';
import * as deliveries from './migrations/0004-deliveries.ts';
import * as subscriptionsAndPaymentProofs from './migrations/0005-subscriptions-and-payment-proofs.ts';
import * as exportsOfInvoices from './migrations/0006-exports.ts';
import * as electronicInvoices from './migrations/0007-electronic-invoices.ts';
import * as partlyDueInvoices from './migrations/0008-partly-due-invoices.ts';
import * as catalogueAndChanges from './migrations/0009-catalogue-and-changes.ts';
import * as paymentMethods from './migrations/0010-payment-methods.ts';
import * as billingDetails from './migrations/0011-billing-details.ts';
import * as notifications from './migrations/0012-notifications.ts';
import * as renewalQuotes from './migrations/0013-renewal-quotes.ts';
import * as quoteDeliveries from './migrations/0014-quote-deliveries.ts';

/** All migrations, in the order of their names. A released one is never edited. */
export const migrations: Readonly<Record<string, Migration>> = {
  '0001-customers-and-invoices': customersAndInvoices,
  '0002-bookings-events-and-activity': bookingsEventsAndActivity,
  '0003-payments': payments,
  '0004-deliveries': deliveries,
  '0005-subscriptions-and-payment-proofs': subscriptionsAndPaymentProofs,
  '0006-exports': exportsOfInvoices,
  '0007-electronic-invoices': electronicInvoices,
  '0008-partly-due-invoices': partlyDueInvoices,
  '0009-catalogue-and-changes': catalogueAndChanges,
  '0010-payment-methods': paymentMethods,
  '0011-billing-details': billingDetails,
  '0012-notifications': notifications,
  '0013-renewal-quotes': renewalQuotes,
  '0014-quote-deliveries': quoteDeliveries,
};

/**
 * Brings the database to this version's schema. Server instances that start together wait for each other.
 *
 * @param place how messages name the database
 * @throws StartError when a newer Portico wrote the database, or a migration fails
 */
export async function migrateToLatest(db: Kysely<Tables>, place: string): Promise<void> {
  const unknown = (await appliedMigrations(db)).find((name) => !(name in migrations));
  if (unknown !== undefined) {
    throw new StartError(
      `${place} was written by a newer Portico (it has the migration ${unknown}). Start that version or a newer one, or choose another database.`,
    );
  }
  const migrator = new Migrator({ db, provider: { getMigrations: async () => ({ ...migrations }) } });
  const { error, results } = await migrator.migrateToLatest();
  if (error === undefined) return;
  const failed = results?.find((result) => result.status === 'Error');
  const reason = error instanceof Error ? error.message : 'unknown error';
  throw new StartError(`${place} could not be migrated${failed ? ` (${failed.migrationName})` : ''}: ${reason}`, {
    cause: error,
  });
}

async function appliedMigrations(db: Kysely<Tables>): Promise<string[]> {
  const table = await sql<{ found: boolean }>`select to_regclass('kysely_migration') is not null as found`.execute(db);
  if (!table.rows[0]?.found) return [];
  const rows = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db);
  return rows.rows.map((row) => row.name);
}
