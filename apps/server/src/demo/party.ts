import type { Schemas } from '../http/operations.ts';

type Party = Schemas['Party'];

/** What is worth saying about an organisation; the rest of the contract's Party is null. */
export interface PartyFacts {
  readonly name: string;
  readonly tradingName?: string;
  readonly taxId?: string;
  readonly registration?: Schemas['PartyIdentifier'];
  readonly legalForm?: string;
  /** Electronic address; made from the mail address of the contact when absent. */
  readonly endpoint?: Schemas['PartyIdentifier'];
  readonly street: readonly string[];
  readonly postalCode?: string;
  readonly city: string;
  readonly subdivision?: string;
  readonly country: string;
  readonly contact: { readonly name: string; readonly phone?: string; readonly email: string };
}

/** EAS code of a mail address. */
const mailScheme = 'EM';

/** The contract's Party of an organisation. */
export function partyOf(facts: PartyFacts): Party {
  const { contact } = facts;
  return {
    name: facts.name,
    tradingName: facts.tradingName ?? null,
    identifiers: [],
    legalRegistration: facts.registration ?? null,
    taxId: facts.taxId ?? null,
    taxRegistration: null,
    legalForm: facts.legalForm ?? null,
    electronicAddress: facts.endpoint ?? { value: contact.email, scheme: mailScheme },
    address: {
      lines: [...facts.street],
      city: facts.city,
      postalCode: facts.postalCode ?? null,
      subdivision: facts.subdivision ?? null,
      country: facts.country,
    },
    contact: { name: contact.name, phone: contact.phone ?? null, email: contact.email },
  };
}
