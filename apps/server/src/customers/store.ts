import { sql } from 'kysely';
import type { Kysely, Selectable } from 'kysely';
import type { CustomerTable, Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import type { PartyEvidence } from './buyer-evidence.ts';

type Customer = Schemas['Customer'];

/** Adds a customer; undefined when the external id is taken. */
export async function insertCustomer(
  db: Kysely<Tables>,
  customer: Customer,
  evidence: PartyEvidence,
): Promise<Customer | undefined> {
  const row = await db
    .insertInto('customer')
    .values({
      id: customer.id,
      external_id: customer.externalId,
      party: JSON.stringify(customer.party),
      name: customer.party.name,
      name_key: evidence.nameKey,
      tax_id: evidence.taxId,
      identifiers: evidence.identifiers,
      country: evidence.country,
      locale: customer.locale,
      brand_id: customer.brandId,
      locked_fields: JSON.stringify(customer.lockedFields ?? []),
      created_at: new Date(customer.createdAt),
      updated_at: new Date(customer.updatedAt),
    })
    .onConflict((conflict) => conflict.column('external_id').doNothing())
    .returningAll()
    .executeTakeFirst();
  return row && toCustomer(row);
}

/** Writes what a customer is called and where it is, after its billing details have changed. */
export async function updateParty(
  db: Kysely<Tables>,
  customerId: string,
  party: Schemas['Party'],
  evidence: PartyEvidence,
  now: Date,
): Promise<void> {
  await db
    .updateTable('customer')
    .set({
      party: JSON.stringify(party),
      name: party.name,
      name_key: evidence.nameKey,
      tax_id: evidence.taxId,
      identifiers: evidence.identifiers,
      country: evidence.country,
      updated_at: now,
    })
    .where('id', '=', customerId)
    .execute();
}

export async function selectCustomer(
  db: Kysely<Tables>,
  column: 'id' | 'external_id',
  value: string,
): Promise<Customer | undefined> {
  const row = await db.selectFrom('customer').selectAll().where(column, '=', value).executeTakeFirst();
  return row && toCustomer(row);
}

/** Customers from newest to oldest, from `after` on. */
export async function selectCustomers(
  db: Kysely<Tables>,
  { externalId, after, limit }: { externalId?: string | undefined; after?: string | undefined; limit: number },
): Promise<Customer[]> {
  const rows = await db
    .selectFrom('customer')
    .selectAll()
    .$if(externalId !== undefined, (query) => query.where('external_id', '=', externalId ?? null))
    .$if(after !== undefined, (query) => query.where('id', '<', after ?? ''))
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toCustomer);
}

/** Counts customers up to `cap`. */
export async function countCustomers(db: Kysely<Tables>, cap: number): Promise<number> {
  const row = await db
    .selectFrom(db.selectFrom('customer').select('id').limit(cap).as('some'))
    .select((eb) => eb.fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow();
  return row.count;
}

export type EvidenceKind = 'tax_id' | 'identifier' | 'name';

export interface Candidate extends PartyEvidence {
  id: string;
}

/** Customers that share one kind of evidence with a buyer. A name says nothing when both state different tax ids. */
export async function selectCandidates(
  db: Kysely<Tables>,
  kind: EvidenceKind,
  evidence: PartyEvidence,
): Promise<Candidate[]> {
  const { taxId, identifiers, nameKey, country } = evidence;
  if (kind === 'tax_id' && taxId === null) return [];
  if (kind === 'identifier' && identifiers.length === 0) return [];
  const condition = {
    tax_id: sql<boolean>`tax_id = ${taxId}`,
    identifier: sql<boolean>`identifiers && ${identifiers}::text[]`,
    name: sql<boolean>`name_key = ${nameKey} and country is not distinct from ${country}
      and (tax_id is null or ${taxId}::text is null)`,
  }[kind];
  const rows = await db
    .selectFrom('customer')
    .select(['id', 'tax_id', 'identifiers', 'name_key', 'country'])
    .where(condition)
    .orderBy('id')
    .limit(100)
    .execute();
  return rows.map((row) => ({
    id: row.id,
    taxId: row.tax_id,
    identifiers: row.identifiers,
    nameKey: row.name_key,
    country: row.country,
  }));
}

/** Lets one transaction at a time look for a buyer and add it, so that two imports never add the same one twice. */
export async function lockCustomerMatching(transaction: Kysely<Tables>): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('portico customer matching', 0))`.execute(transaction);
}

function toCustomer(row: Selectable<CustomerTable>): Customer {
  return {
    id: row.id,
    externalId: row.external_id,
    party: row.party,
    locale: row.locale,
    brandId: row.brand_id,
    lockedFields: row.locked_fields,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}
