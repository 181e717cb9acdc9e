import { foldText } from '../database/folded-text.ts';
import type { Schemas } from '../http/operations.ts';

type Party = Schemas['Party'];

/** What tells whether two parties are the same organisation. */
export interface PartyEvidence {
  taxId: string | null;
  identifiers: string[];
  nameKey: string;
  country: string | null;
}

/**
 * Reduces a party to what can be compared: the VAT identifier without separators, identifiers with their scheme (one
 * without a scheme means nothing elsewhere), the folded legal name and the country.
 */
export function evidenceOf(party: Party): PartyEvidence {
  return {
    taxId: party.taxId === null ? null : normaliseTaxId(party.taxId),
    identifiers: identifiersOf(party),
    nameKey: foldText(party.name),
    country: party.address?.country ?? null,
  };
}

/** Names the seller of a document: its strongest evidence alone, so that a changed address is still the same seller. */
export function sellerKey(party: Party): string {
  const { taxId, identifiers, nameKey, country } = evidenceOf(party);
  if (taxId !== null) return `tax:${taxId}`;
  const registration = party.taxRegistration === null ? null : normaliseTaxId(party.taxRegistration);
  return (
    identifiers[0] ??
    (registration === null ? `name:${country ?? ''}:${nameKey}` : `fc:${country ?? ''}:${registration}`)
  );
}

function normaliseTaxId(text: string): string | null {
  return (
    text
      .normalize('NFKC')
      .toUpperCase()
      .replaceAll(/[^\p{Letter}\p{Number}]/gu, '') || null
  );
}

function identifiersOf(party: Party): string[] {
  const registered = party.legalRegistration === null ? [] : [party.legalRegistration];
  const addressed = party.electronicAddress === null ? [] : [party.electronicAddress];
  const all = [
    ...[...party.identifiers, ...registered].map((identifier) => keyOf('id', identifier)),
    ...addressed.map((identifier) => keyOf('address', identifier)),
  ];
  return [...new Set(all.filter((key) => key !== null))];
}

function keyOf(kind: string, { scheme, value }: Schemas['PartyIdentifier']): string | null {
  const compact = value.normalize('NFKC').toUpperCase().replaceAll(/\s/gu, '');
  return scheme === null || compact === '' ? null : `${kind}:${scheme.toUpperCase()}:${compact}`;
}
