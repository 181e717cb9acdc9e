import type { Schemas } from '../http/operations.ts';
import {
  all,
  attribute,
  first,
  identifier,
  isBlank,
  joinedTexts,
  required,
  text,
  texts,
  unlessEmpty,
  type Parent,
} from './fields.ts';

type Party = Schemas['Party'];

/** Schemes of `ram:SpecifiedTaxRegistration`: a VAT identifier, or a number that the local tax office gave. */
const vatScheme = 'VA';
const localScheme = 'FC';

function registration(party: Parent, scheme: string): string | null {
  const own = all(party, 'ram:SpecifiedTaxRegistration/ram:ID').find((id) => attribute(id, 'schemeID') === scheme);
  return identifier(own)?.value ?? null;
}

/** Identifiers without a scheme come first, as `ram:ID` stands before `ram:GlobalID`. */
export function ciiIdentifiers(party: Parent): Party['identifiers'] {
  const elements = [...all(party, 'ram:ID'), ...all(party, 'ram:GlobalID')];
  return elements.map(identifier).filter((own) => own !== null);
}

/** An address, or null when no part of it is stated. */
export function ciiAddress(address: Parent): Party['address'] {
  return unlessEmpty({
    lines: ['ram:LineOne', 'ram:LineTwo', 'ram:LineThree'].flatMap((name) => texts(address, name)),
    city: text(address, 'ram:CityName'),
    postalCode: text(address, 'ram:PostcodeCode'),
    subdivision: text(address, 'ram:CountrySubDivisionName'),
    country: text(address, 'ram:CountryID'),
  });
}

function contactOf(contact: Parent): Party['contact'] {
  const name = [text(contact, 'ram:PersonName'), text(contact, 'ram:DepartmentName')].filter((part) => part !== null);
  return unlessEmpty({
    name: name.join(', ') || null,
    phone: text(contact, 'ram:TelephoneUniversalCommunication/ram:CompleteNumber'),
    email: text(contact, 'ram:EmailURIUniversalCommunication/ram:URIID'),
  });
}

/** @returns null when the document has no such party. */
export function ciiParty(party: Parent, term: string): Party | null {
  if (party === undefined || isBlank(party)) return null;
  const legal = first(party, 'ram:SpecifiedLegalOrganization');
  return {
    name: required(text(party, 'ram:Name'), term),
    tradingName: text(legal, 'ram:TradingBusinessName'),
    identifiers: ciiIdentifiers(party),
    legalRegistration: identifier(first(legal, 'ram:ID')),
    taxId: registration(party, vatScheme),
    taxRegistration: registration(party, localScheme),
    legalForm: joinedTexts(party, 'ram:Description'),
    electronicAddress: identifier(first(party, 'ram:URIUniversalCommunication/ram:URIID')),
    address: ciiAddress(first(party, 'ram:PostalTradeAddress')),
    contact: contactOf(first(party, 'ram:DefinedTradeContact')),
  };
}
