import type { Schemas } from '../../http/operations.ts';

/** Who sells to whom. */
export interface Supply {
  /** ISO 3166-1 code, or `XI` for Northern Ireland. */
  sellerCountry: string;
  customerCountry: string;
  /** Whether the customer has a tax id that is not known to be wrong: then it is a business. */
  hasTaxId: boolean;
  /** How the product is taxed where it is sold. */
  category: Schemas['TaxCategory'];
}

/** Member states, and Monaco, which counts as French territory (Article 7 of Directive 2006/112/EC). */
const memberStates: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE ES FI FR GR HR HU IE IT LT LU LV MC MT NL PL PT RO SE SI SK'.split(' '),
);

const reverseCharge: Schemas['TaxCategory'] = { code: 'AE', rate: '0' };
const outOfScope: Schemas['TaxCategory'] = { code: 'O', rate: null };

/**
 * How a service is taxed, by the place of supply (Articles 44, 45 and 196 of Directive 2006/112/EC). Services to consumers
 * of other member states stay with the seller's tax: the one-stop shop is the operator's to declare. Northern Ireland
 * belongs to the EU for goods only, so for services it is the United Kingdom.
 */
export function taxTreatment({ sellerCountry, customerCountry, hasTaxId, category }: Supply): Schemas['TaxCategory'] {
  const [seller, customer] = [territory(sellerCountry), territory(customerCountry)];
  if (category.code !== 'S' || seller === customer) return category;
  if (memberStates.has(seller) && memberStates.has(customer)) return hasTaxId ? reverseCharge : category;
  return outOfScope;
}

function territory(country: string): string {
  if (country === 'XI') return 'GB';
  return country === 'MC' ? 'FR' : country;
}
