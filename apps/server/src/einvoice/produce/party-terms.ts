import type { Schemas } from '../../http/operations.ts';

type Party = Schemas['Party'];
type Identifier = Schemas['PartyIdentifier'];

const iso6523 = /^\d{4}$/;
const electronicScheme = /^(\d{4}|[A-Z]{2})$/;
/** Intl has names for these, but they stand for no country; the prefix of a VAT identifier must be one (BR-CO-09). */
const noCountries = new Set(['EU', 'EZ', 'UN', 'QO', 'XA', 'XB', 'ZZ', 'AC', 'CP', 'DG', 'EA', 'IC', 'TA']);
const regions = new Intl.DisplayNames('en', { type: 'region', fallback: 'none' });

/** Countries whose VAT identifiers have a prefix that is not their code: Greece, and Northern Ireland for goods. */
const otherPrefixes: Record<string, string> = { EL: 'GR', XI: 'GB' };

/** The country of a VAT identifier; undefined for a number that has no country in front. */
export function countryOfVatIdentifier(taxId: string): string | undefined {
  const prefix = taxId.slice(0, 2);
  if (Object.hasOwn(otherPrefixes, prefix)) return otherPrefixes[prefix];
  if (!/^[A-Z]{2}$/.test(prefix) || noCountries.has(prefix)) return undefined;
  return regions.of(prefix) === undefined ? undefined : prefix;
}

/** Only ISO/IEC 6523 codes are schemes of identifiers (BR-CL-10, BR-CL-11). */
function withKnownScheme({ value, scheme }: Identifier): Identifier {
  return { value, scheme: scheme !== null && iso6523.test(scheme) ? scheme : null };
}

const siren = '0002';
const frenchDirectory = '0225';
const mail = 'EM';

/** Where e-invoices for the party go: as stated, else its entry in the French directory, else its mail address. */
function electronicAddressOf({ electronicAddress, legalRegistration, contact }: Party): Identifier | null {
  const stated = electronicAddress;
  if (stated && stated.scheme !== null && electronicScheme.test(stated.scheme)) return stated;
  if (stated?.value.includes('@')) return { value: stated.value, scheme: mail };
  if (legalRegistration?.scheme === siren) return { value: legalRegistration.value, scheme: frenchDirectory };
  return contact?.email ? { value: contact.email, scheme: mail } : null;
}

/** At most three lines (BT-35, BT-36, BT-162); the country is that of the VAT identifier where the address has none. */
function addressOf({ address, taxId }: Party): Party['address'] {
  const country = address?.country ?? (taxId === null ? undefined : countryOfVatIdentifier(taxId)) ?? null;
  if (!address) {
    return country === null ? null : { lines: [], city: null, postalCode: null, subdivision: null, country };
  }
  const [first, second, ...others] = address.lines;
  const lines = [first, second, others.join(', ')].filter((line) => line !== undefined && line !== '');
  return { ...address, lines: lines as string[], country };
}

function contactOf({ contact, name }: Party): Party['contact'] {
  return contact && { ...contact, name: contact.name ?? name };
}

/** A number without a country in front is one of a local tax office, not a VAT identifier. */
function taxNumbersOf({ taxId, taxRegistration }: Party): Pick<Party, 'taxId' | 'taxRegistration'> {
  const isVat = taxId !== null && countryOfVatIdentifier(taxId) !== undefined;
  return { taxId: isVat ? taxId : null, taxRegistration: taxRegistration ?? (isVat ? null : taxId) };
}

/** Private identifiers of French parties have this scheme, and each scheme stands once (BR-FR-CO-10, BR-FR-24). */
const privateScheme = '0224';
const privateForm = /^[A-Za-z0-9+_/-]{1,100}$/;

/** The identifiers as French rules take them: with schemes, each of them once. */
export function frenchIdentifiers(identifiers: readonly Identifier[]): Identifier[] {
  const named = identifiers.flatMap(({ value, scheme }) => {
    if (scheme !== null) return [{ value, scheme }];
    return privateForm.test(value) ? [{ value, scheme: privateScheme }] : [];
  });
  return named.filter((one, index) => named.findIndex(({ scheme }) => scheme === one.scheme) === index);
}

/**
 * A party with its terms as EN 16931 takes them.
 *
 * @param keepsVat false where the whole document is outside the scope of VAT, which allows no tax number (BR-O-02)
 */
export function completedParty(party: Party, keepsVat: boolean): Party {
  const { legalRegistration } = party;
  const numbers = keepsVat ? taxNumbersOf(party) : { taxId: null, taxRegistration: null };
  const identifiers = party.identifiers.map(withKnownScheme);
  const taxNumber = party.taxId ?? party.taxRegistration;
  const nameless = !keepsVat && identifiers.length === 0 && legalRegistration === null && taxNumber !== null;
  return {
    ...party,
    ...numbers,
    // BR-CO-26: a seller has an identifier, a registration or a VAT identifier.
    identifiers: nameless ? [{ value: taxNumber, scheme: null }] : identifiers,
    legalRegistration: legalRegistration && withKnownScheme(legalRegistration),
    electronicAddress: electronicAddressOf(party),
    address: addressOf(party),
    contact: contactOf(party),
  };
}
