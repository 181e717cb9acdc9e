import type { Schemas } from '../src/http/operations.ts';

/** A party with nothing but a name, and what is given. */
export function partyNamed(name: string, given: Partial<Schemas['Party']> = {}): Schemas['Party'] {
  return {
    name,
    tradingName: null,
    identifiers: [],
    legalRegistration: null,
    taxId: null,
    taxRegistration: null,
    legalForm: null,
    electronicAddress: null,
    address: null,
    contact: null,
    ...given,
  };
}
