import { formatAddress } from 'localized-address-format';

import type { Schemas } from '../http/operations.ts';

import type { Fact, Wording } from './invoice-view.ts';

type Address = Schemas['Address'];
type Party = Schemas['Party'];

export interface PartyView {
  heading: string;
  name: string;
  lines: string[];
  facts: Fact[];
}

/** Written on an address without a country: postcode before city, as most of Europe does. */
const customaryOrder = 'DE';

/** Well-known registers by their ISO/IEC 6523 code; the names are the same in every language. */
const registers: Record<string, string> = {
  '0002': 'SIREN',
  '0009': 'SIRET',
  '0007': 'Org.nr',
  '0060': 'D-U-N-S',
  '0088': 'GLN',
  '0106': 'KvK',
  '0183': 'UID',
  '0184': 'CVR',
  '0192': 'Org.nr',
  '0208': 'BCE/KBO',
};

function present(text: string | null): text is string {
  return text !== null && text.trim() !== '';
}

function orderedLines({ lines, city, postalCode, country }: Address, administrativeArea: string | null): string[] {
  return formatAddress({
    postalCountry: country ?? customaryOrder,
    addressLines: lines,
    ...(present(city) && { locality: city }),
    ...(present(postalCode) && { postalCode }),
    ...(present(administrativeArea) && { administrativeArea }),
  }).filter(present);
}

/** The lines of an address in the order of its country, the name of the country last. */
export function addressOf(address: Address | null, { format }: Wording): string[] {
  if (!address) return [];
  const { city, postalCode, subdivision, country } = address;
  const states = (lines: string[], part: string) => lines.some((line) => line.includes(part));
  const first = orderedLines(address, subdivision);
  // Some countries, such as Japan, write the city with the prefecture and have no place of their own for it.
  const ordered = present(city) && !states(first, city) ? orderedLines(address, `${subdivision ?? ''}${city}`) : first;
  const missing = [postalCode, city, subdivision].filter(present).filter((part) => !states(ordered, part));
  return [...ordered, ...missing, ...(present(country) ? [format.country(country)] : [])];
}

/** The number of an establishment often stands under the scheme of its company. */
function registerOf(value: string, scheme: string | null): string | undefined {
  if (scheme === '0002' && /^\d{14}$/.test(value)) return registers['0009'];
  return registers[scheme ?? ''];
}

function registrationFact({ legalRegistration }: Party, { strings }: Wording): Fact[] {
  if (!legalRegistration) return [];
  const { value, scheme } = legalRegistration;
  return [{ label: registerOf(value, scheme) ?? strings.legalRegistration, value }];
}

function identifierFacts({ identifiers }: Party, { strings }: Wording): Fact[] {
  return identifiers.map(({ value, scheme }) => ({ label: registerOf(value, scheme) ?? strings.identifier, value }));
}

function electronicAddressFact({ electronicAddress, contact }: Party, { strings }: Wording): Fact[] {
  if (!electronicAddress || electronicAddress.value === contact?.email) return [];
  const { value, scheme } = electronicAddress;
  const label = strings.electronicAddress;
  return [{ label, value: scheme === null || scheme === 'EM' ? value : `${scheme}:${value}` }];
}

/** One of the parties of an invoice, with everything the document says about it. */
export function partyView(heading: string, party: Party, wording: Wording): PartyView {
  const { strings } = wording;
  const { contact } = party;
  const trading = present(party.tradingName) && party.tradingName !== party.name ? [party.tradingName] : [];
  const people = [contact?.name, contact?.phone, contact?.email].filter((text) => text !== undefined).filter(present);
  return {
    heading,
    name: party.name,
    lines: [...trading, ...addressOf(party.address, wording), ...people],
    facts: [
      ...(present(party.taxId) ? [{ label: strings.taxId, value: party.taxId }] : []),
      ...(present(party.taxRegistration) ? [{ label: strings.taxRegistration, value: party.taxRegistration }] : []),
      ...registrationFact(party, wording),
      ...identifierFacts(party, wording),
      ...electronicAddressFact(party, wording),
      ...(present(party.legalForm) ? [{ label: '', value: party.legalForm }] : []),
    ],
  };
}
