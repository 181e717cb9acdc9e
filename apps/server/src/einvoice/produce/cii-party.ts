import type { Schemas } from '../../http/operations.ts';
import { identified, withAttributes, type Content } from './tree.ts';

type Party = Schemas['Party'];
type Identifier = Schemas['PartyIdentifier'];

/** Identifiers without a scheme stand in `ram:ID`, those with one in `ram:GlobalID`. */
function identifiersOf(identifiers: (Identifier | null)[]): Record<string, Content> {
  const stated = identifiers.filter((one) => one !== null);
  return {
    'ram:ID': stated.filter(({ scheme }) => scheme === null).map(({ value }) => value),
    'ram:GlobalID': stated.filter(({ scheme }) => scheme !== null).map(identified),
  };
}

function addressOf(address: Schemas['Address'] | null): Content {
  if (!address) return null;
  const [first, second, third] = address.lines;
  return {
    'ram:PostcodeCode': address.postalCode,
    'ram:LineOne': first,
    'ram:LineTwo': second,
    'ram:LineThree': third,
    'ram:CityName': address.city,
    'ram:CountryID': address.country,
    'ram:CountrySubDivisionName': address.subdivision,
  };
}

function registration(number: string | null, schemeID: string): Content {
  return number === null ? null : { 'ram:ID': withAttributes(number, { schemeID }) };
}

function contactOf({ contact }: Party): Content {
  return (
    contact && {
      'ram:PersonName': contact.name,
      'ram:TelephoneUniversalCommunication': { 'ram:CompleteNumber': contact.phone },
      'ram:EmailURIUniversalCommunication': { 'ram:URIID': contact.email },
    }
  );
}

/** Seller or buyer. */
export function ciiTradingParty(party: Party): Content {
  return {
    ...identifiersOf(party.identifiers),
    'ram:Name': party.name,
    'ram:Description': party.legalForm,
    'ram:SpecifiedLegalOrganization': {
      'ram:ID': identified(party.legalRegistration),
      'ram:TradingBusinessName': party.tradingName,
    },
    'ram:DefinedTradeContact': contactOf(party),
    'ram:PostalTradeAddress': addressOf(party.address),
    'ram:URIUniversalCommunication': { 'ram:URIID': identified(party.electronicAddress) },
    'ram:SpecifiedTaxRegistration': [registration(party.taxRegistration, 'FC'), registration(party.taxId, 'VA')],
  };
}

/** BG-10. */
export function ciiPayee(payee: Party | null): Content {
  return (
    payee && {
      ...identifiersOf(payee.identifiers.slice(0, 1)),
      'ram:Name': payee.name,
      'ram:SpecifiedLegalOrganization': { 'ram:ID': identified(payee.legalRegistration) },
    }
  );
}

/** BG-11. */
export function ciiTaxRepresentative(party: Party | null): Content {
  return (
    party && {
      'ram:Name': party.name,
      'ram:PostalTradeAddress': addressOf(party.address),
      'ram:SpecifiedTaxRegistration': registration(party.taxId, 'VA'),
    }
  );
}

/** BG-13 and BG-15. */
export function ciiShipTo(delivery: Schemas['InvoiceDocument']['delivery']): Content {
  return (
    delivery && {
      ...identifiersOf([delivery.location]),
      'ram:Name': delivery.name,
      'ram:PostalTradeAddress': addressOf(delivery.address),
    }
  );
}
