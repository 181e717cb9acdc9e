import type { Schemas } from '../http/operations.ts';
import { all, attribute, first, identifier, required, text, texts, unlessEmpty, type Parent } from './fields.ts';
import type { XmlElement } from './xml.ts';

type Party = Schemas['Party'];

/** UBL writes the bank assigned creditor identifier (BT-90) among the party's identifiers, with this scheme. */
const creditorScheme = 'SEPA';

const isVat = (scheme: XmlElement): boolean => text(scheme, 'cac:TaxScheme/cbc:ID')?.toUpperCase() === 'VAT';

/** BT-90 of the seller or payee. */
export function creditorIdentifier(party: Parent): string | null {
  const own = all(party, 'cac:PartyIdentification/cbc:ID').find((id) => attribute(id, 'schemeID') === creditorScheme);
  return identifier(own)?.value ?? null;
}

function identifiersOf(party: Parent): Party['identifiers'] {
  return all(party, 'cac:PartyIdentification/cbc:ID')
    .map(identifier)
    .filter((own) => own !== null && own.scheme !== creditorScheme) as Party['identifiers'];
}

/** An address, or null when no part of it is stated. */
export function ublAddress(address: Parent): Party['address'] {
  return unlessEmpty({
    lines: [
      ...texts(address, 'cbc:StreetName'),
      ...texts(address, 'cbc:AdditionalStreetName'),
      ...texts(address, 'cac:AddressLine/cbc:Line'),
    ],
    city: text(address, 'cbc:CityName'),
    postalCode: text(address, 'cbc:PostalZone'),
    subdivision: text(address, 'cbc:CountrySubentity'),
    country: text(address, 'cac:Country/cbc:IdentificationCode'),
  });
}

function contactOf(contact: Parent): Party['contact'] {
  return unlessEmpty({
    name: text(contact, 'cbc:Name'),
    phone: text(contact, 'cbc:Telephone'),
    email: text(contact, 'cbc:ElectronicMail'),
  });
}

function partyNamed(party: XmlElement, name: string, tradingName: string | null): Party {
  const taxSchemes = all(party, 'cac:PartyTaxScheme');
  const legal = first(party, 'cac:PartyLegalEntity');
  return {
    name,
    tradingName,
    identifiers: identifiersOf(party),
    legalRegistration: identifier(first(legal, 'cbc:CompanyID')),
    taxId: text(taxSchemes.find(isVat), 'cbc:CompanyID'),
    taxRegistration: text(
      taxSchemes.find((scheme) => !isVat(scheme)),
      'cbc:CompanyID',
    ),
    legalForm: text(legal, 'cbc:CompanyLegalForm'),
    electronicAddress: identifier(first(party, 'cbc:EndpointID')),
    address: ublAddress(first(party, 'cac:PostalAddress')),
    contact: contactOf(first(party, 'cac:Contact')),
  };
}

/** Seller or buyer: the legal name is the registration name, `PartyName` is what it trades as. */
export function ublTradingParty(party: Parent, term: string): Party {
  const name = text(party, 'cac:PartyLegalEntity/cbc:RegistrationName');
  return partyNamed(required(party, term), required(name, term), text(party, 'cac:PartyName/cbc:Name'));
}

/** Payee or tax representative: named by `PartyName` alone. */
export function ublNamedParty(party: Parent, term: string): Party | null {
  if (party === undefined || party.children.length === 0) return null;
  return partyNamed(party, required(text(party, 'cac:PartyName/cbc:Name'), term), null);
}
