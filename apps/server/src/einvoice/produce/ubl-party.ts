import type { Schemas } from '../../http/operations.ts';
import { identified, type Content } from './tree.ts';

type Party = Schemas['Party'];

/** UBL writes the bank assigned creditor identifier (BT-90) among the identifiers of the seller, with this scheme. */
const creditorScheme = 'SEPA';

const vat = { 'cbc:ID': 'VAT' };
/** Any scheme but VAT says that it is the number of a local tax office (BT-32). */
const local = { 'cbc:ID': 'FC' };

/** `cac:PostalAddress` and `cac:Address` alike. */
export function ublAddress(address: Schemas['Address'] | null): Content {
  if (!address) return null;
  const [street, additional, line] = address.lines;
  return {
    'cbc:StreetName': street,
    'cbc:AdditionalStreetName': additional,
    'cbc:CityName': address.city,
    'cbc:PostalZone': address.postalCode,
    'cbc:CountrySubentity': address.subdivision,
    'cac:AddressLine': { 'cbc:Line': line },
    'cac:Country': { 'cbc:IdentificationCode': address.country },
  };
}

function taxScheme(number: string | null, scheme: Content): Content {
  return number === null ? null : { 'cbc:CompanyID': number, 'cac:TaxScheme': scheme };
}

/** Seller or buyer. @param creditor BT-90, for the seller of an invoice that is collected */
export function ublTradingParty(party: Party, creditor: string | null): Content {
  const { contact } = party;
  const creditorIdentifier = creditor === null ? [] : [{ value: creditor, scheme: creditorScheme }];
  return {
    'cbc:EndpointID': identified(party.electronicAddress),
    'cac:PartyIdentification': [...party.identifiers, ...creditorIdentifier].map((one) => ({
      'cbc:ID': identified(one),
    })),
    'cac:PartyName': { 'cbc:Name': party.tradingName },
    'cac:PostalAddress': ublAddress(party.address),
    'cac:PartyTaxScheme': [taxScheme(party.taxId, vat), taxScheme(party.taxRegistration, local)],
    'cac:PartyLegalEntity': {
      'cbc:RegistrationName': party.name,
      'cbc:CompanyID': identified(party.legalRegistration),
      'cbc:CompanyLegalForm': party.legalForm,
    },
    'cac:Contact': contact && {
      'cbc:Name': contact.name,
      'cbc:Telephone': contact.phone,
      'cbc:ElectronicMail': contact.email,
    },
  };
}

/** BG-10. */
export function ublPayee(payee: Party | null): Content {
  return (
    payee && {
      'cac:PartyIdentification': payee.identifiers.slice(0, 1).map((one) => ({ 'cbc:ID': identified(one) })),
      'cac:PartyName': { 'cbc:Name': payee.name },
      'cac:PartyLegalEntity': { 'cbc:CompanyID': identified(payee.legalRegistration) },
    }
  );
}

/** BG-11. */
export function ublTaxRepresentative(party: Party | null): Content {
  return (
    party && {
      'cac:PartyName': { 'cbc:Name': party.name },
      'cac:PostalAddress': ublAddress(party.address),
      'cac:PartyTaxScheme': taxScheme(party.taxId, vat),
    }
  );
}
