import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { evidenceOf } from './buyer-evidence.ts';
import type { PartyEvidence } from './buyer-evidence.ts';
import { lockCustomerMatching, selectCandidates } from './store.ts';
import type { Candidate, EvidenceKind } from './store.ts';

export interface BuyerMatch {
  customerId: string;
  /** The evidence that decided. */
  match: EvidenceKind;
}

export interface FoundBuyer {
  customerId: string;
  match: EvidenceKind | 'created';
}

type AddCustomer = (input: Schemas['CustomerInput']) => Promise<Schemas['Customer']>;

const strongestFirst: readonly EvidenceKind[] = ['tax_id', 'identifier', 'name'];

/**
 * Finds the customer that a buyer is. The strongest evidence that any customer shares decides. Where several share it, only
 * one that states exactly the same about itself is taken; a document never goes to one of several by chance.
 *
 * @returns undefined when no customer is this buyer, 'ambiguous' when several state exactly the same
 */
export async function matchBuyer(
  db: Kysely<Tables>,
  party: Schemas['Party'],
): Promise<BuyerMatch | 'ambiguous' | undefined> {
  const evidence = evidenceOf(party);
  for (const match of strongestFirst) {
    const candidates = await selectCandidates(db, match, evidence);
    const identical = candidates.filter((candidate) => isSame(candidate, evidence));
    const [only] = candidates.length === 1 ? candidates : identical;
    if (candidates.length > 1 && identical.length > 1) return 'ambiguous';
    if (only) return { customerId: only.id, match };
    if (candidates.length > 0) return undefined;
  }
  return undefined;
}

/**
 * Finds the customer that a buyer is, or adds it, in the language of its country.
 *
 * @throws ProblemError conflict when several customers state exactly the same about themselves
 */
export async function findOrAddBuyer(
  addCustomer: AddCustomer,
  party: Schemas['Party'],
  transaction: Kysely<Tables>,
): Promise<FoundBuyer> {
  const match = (await matchBuyer(transaction, party)) ?? (await matchAlone(transaction, party));
  if (match === 'ambiguous') {
    throw new ProblemError('conflict', 'Several customers match the buyer of this document. Name one with customerId.');
  }
  if (match) return match;
  const added = await addCustomer({ party, locale: languageOf(party) });
  return { customerId: added.id, match: 'created' };
}

/** Looks again once no other import can add the same buyer at the same moment. */
async function matchAlone(transaction: Kysely<Tables>, party: Schemas['Party']): ReturnType<typeof matchBuyer> {
  await lockCustomerMatching(transaction);
  return matchBuyer(transaction, party);
}

function isSame(candidate: Candidate, evidence: PartyEvidence): boolean {
  const states = ({ taxId, identifiers, nameKey, country }: PartyEvidence) =>
    JSON.stringify([taxId, [...identifiers].sort(), nameKey, country]);
  return states(candidate) === states(evidence);
}

function languageOf(party: Schemas['Party']): string {
  const country = party.address?.country;
  if (!country || !/^[A-Z]{2}$/.test(country)) return 'en';
  const { language } = new Intl.Locale(`und-${country}`).maximize();
  return language === 'und' ? 'en' : language;
}
