import type { Kysely } from 'kysely';
import { createCursors } from '../database/cursors.ts';
import { newId } from '../database/new-id.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { evidenceOf } from './buyer-evidence.ts';
import { findOrAddBuyer, matchBuyer } from './match-buyer.ts';
import type { BuyerMatch, FoundBuyer } from './match-buyer.ts';
import { countCustomers, insertCustomer, selectCustomer, selectCustomers, updateParty } from './store.ts';

export type Customer = Schemas['Customer'];

export interface CustomerServiceOptions {
  db: Kysely<Tables>;
  /** The current time; the system's when absent. */
  clock?: () => Date;
}

/** Each method takes a transaction to take part in; without one it commits by itself. */
export interface CustomerService {
  /** @throws ProblemError already_exists when another customer has the external id */
  createCustomer(input: Schemas['CustomerInput'], transaction?: Kysely<Tables>): Promise<Customer>;
  /** @throws ProblemError not_found */
  getCustomer(id: string): Promise<Customer>;
  /** Writes what a customer is called and where it is, after its billing details have changed. */
  updateParty(customerId: string, party: Schemas['Party'], transaction: Kysely<Tables>): Promise<void>;
  /** Newest first. @throws ProblemError invalid_cursor */
  listCustomers(query: CustomerQuery): Promise<Schemas['CustomerPage']>;
  /** By Portico's id or by the host's own. @throws ProblemError not_found */
  findCustomer(reference: Schemas['CustomerReference'], transaction?: Kysely<Tables>): Promise<Customer>;
  /** The one customer that the buyer of a document is; undefined when none is, or several may be. */
  matchBuyer(party: Schemas['Party'], transaction?: Kysely<Tables>): Promise<BuyerMatch | undefined>;
  /** The customer that the buyer of a document is, added when none matches. @throws ProblemError conflict */
  findOrAddBuyer(party: Schemas['Party'], transaction: Kysely<Tables>): Promise<FoundBuyer>;
}

export interface CustomerQuery {
  externalId?: string | undefined;
  cursor?: string | undefined;
  /** 25 when absent. */
  limit?: number | undefined;
}

const countedUpTo = 1000;

/** Keeps the customers. */
export function createCustomerService({ db, clock = () => new Date() }: CustomerServiceOptions): CustomerService {
  const cursors = createCursors(db);
  const service: CustomerService = {
    async createCustomer(input, transaction = db) {
      const now = clock().toISOString();
      const customer: Customer = {
        id: newId('cus', clock()),
        externalId: input.externalId ?? null,
        party: input.party,
        locale: input.locale ?? 'en',
        brandId: input.brandId ?? null,
        lockedFields: input.lockedFields ?? [],
        createdAt: now,
        updatedAt: now,
      };
      const stored = await insertCustomer(transaction, customer, evidenceOf(input.party));
      if (!stored) throw new ProblemError('already_exists', 'Another customer has this externalId.');
      return stored;
    },
    getCustomer: (id) => service.findCustomer({ id }),
    async findCustomer(reference, transaction = db) {
      const found =
        'id' in reference
          ? await selectCustomer(transaction, 'id', reference.id)
          : await selectCustomer(transaction, 'external_id', reference.externalId);
      if (!found) throw new ProblemError('not_found', 'No such customer.');
      return found;
    },
    updateParty: (customerId, party, transaction) =>
      updateParty(transaction, customerId, party, evidenceOf(party), clock()),
    async listCustomers({ externalId, cursor, limit = 25 }) {
      const list = ['customers', externalId ?? null];
      const after = cursor === undefined ? undefined : String(await cursors.read(list, cursor));
      const rows = await selectCustomers(db, { externalId, after, limit: limit + 1 });
      const items = rows.slice(0, limit);
      const last = items.at(-1);
      const counted = externalId === undefined ? await countCustomers(db, countedUpTo + 1) : rows.length;
      return {
        items,
        nextCursor: rows.length > limit && last ? await cursors.write(list, last.id) : null,
        total: counted > countedUpTo ? null : counted,
      };
    },
    matchBuyer: async (party, transaction = db) => {
      const match = await matchBuyer(transaction, party);
      return match === 'ambiguous' ? undefined : match;
    },
    findOrAddBuyer: (party, transaction) =>
      findOrAddBuyer((input) => service.createCustomer(input, transaction), party, transaction),
  };
  return service;
}
