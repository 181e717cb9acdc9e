import type { Schemas } from '../http/operations.ts';
import { countryCodes, countryData, type CountryData, type SubRegion } from './country-data.ts';

type Format = Schemas['AddressFormat'];
type Field = Schemas['AddressFormatField'];
type Label = Field['label'];

/** Which field each letter of a format stands for; names and organisations are fields of their own elsewhere. */
const fieldOf: Readonly<Record<string, Field['field']>> = {
  A: 'lines',
  D: 'dependentLocality',
  C: 'city',
  Z: 'postalCode',
  X: 'sortingCode',
  S: 'subdivision',
};

/** What countries without an order of their own have. */
const usualFormat = '%A%n%C';
const usualRequired = 'AC';

const subdivisionLabels: Readonly<Record<string, Label>> = {
  area: 'area',
  county: 'county',
  department: 'department',
  district: 'district',
  do_si: 'province',
  emirate: 'emirate',
  island: 'island',
  oblast: 'oblast',
  parish: 'area',
  prefecture: 'prefecture',
  province: 'province',
  region: 'region',
  state: 'state',
};
const cityLabels: Readonly<Record<string, Label>> = { district: 'district', post_town: 'post_town', suburb: 'suburb' };
const localityLabels: Readonly<Record<string, Label>> = {
  district: 'district',
  neighborhood: 'neighborhood',
  suburb: 'suburb',
  townland: 'village_township',
  village_township: 'village_township',
};
const postalLabels: Readonly<Record<string, Label>> = { eircode: 'eircode', pin: 'pin_code', zip: 'zip_code' };

/** Post for businesses goes to a CEDEX; the data has dropped its field, which people write all the same. */
const withCedex: ReadonlySet<string> = new Set('FR BL GF GP MC MF MQ NC PM RE WF YT'.split(' '));

/** Addresses that begin with the largest part begin with the country. */
const countryFirst: ReadonlySet<string> = new Set(['CN', 'HK', 'JP', 'KP', 'KR', 'MO', 'TW']);

/** The countries and territories that have an address format. */
export function addressCountries(): Schemas['AddressCountries'] {
  return { countries: [...countryCodes] };
}

/**
 * How addresses of a country are written and asked for.
 *
 * @param isLatin whether names of subdivisions are to be in Latin letters where they have such names
 * @returns undefined for a code without a format
 */
export function addressFormat(country: string, isLatin = true): Format | undefined {
  const data = countryData(country);
  if (!data) return undefined;
  return { country, fields: fieldsOf(data, isLatin), countryPosition: countryFirst.has(country) ? 'first' : 'last' };
}

function fieldsOf(data: CountryData, isLatin: boolean): Field[] {
  const required = requiredOf(data);
  const fields: Field[] = [];
  let row = 0;
  for (const line of (data.fmt ?? usualFormat).split('%n')) {
    const names = [...line.matchAll(/%([A-Z])/g)]
      .map((match) => fieldOf[match[1] ?? ''])
      .filter((name) => name !== undefined);
    if (names.length === 0) continue;
    for (const field of names)
      fields.push({ field, row, required: required.has(field), ...about(field, data, isLatin) });
    if (names.includes('city') && withCedex.has(data.key) && !names.includes('sortingCode')) {
      fields.push({ field: 'sortingCode', row, required: false, ...about('sortingCode', data, isLatin) });
    }
    row += 1;
  }
  // Côte d’Ivoire writes the same code before the street and after the city.
  return fields.filter(({ field }, index) => !fields.slice(index + 1).some((later) => later.field === field));
}

/** A format never asks for what it has no field for. */
function requiredOf({ require = usualRequired }: CountryData): ReadonlySet<Field['field']> {
  return new Set(
    require
      .split('')
      .map((letter) => fieldOf[letter])
      .filter((name) => name !== undefined),
  );
}

function about(
  field: Field['field'],
  data: CountryData,
  isLatin: boolean,
): Pick<Field, 'label' | 'pattern' | 'example' | 'options'> {
  const plain = { pattern: null, example: null, options: null };
  switch (field) {
    case 'lines':
      return { label: 'address', ...plain };
    case 'dependentLocality':
      return { label: localityLabels[data.sublocality_name_type ?? ''] ?? 'suburb', ...plain };
    case 'city':
      return { label: cityLabels[data.locality_name_type ?? ''] ?? 'city', ...plain };
    case 'sortingCode':
      return { label: 'cedex', ...plain };
    case 'postalCode':
      return {
        label: postalLabels[data.zip_name_type ?? ''] ?? 'postal_code',
        pattern: data.zip ?? null,
        example: data.zipex?.split(',')[0] ?? null,
        options: null,
      };
    case 'subdivision':
      return {
        label: subdivisionLabels[data.state_name_type ?? ''] ?? 'province',
        ...plain,
        options: data.sub_regions?.map((region) => ({ value: region.key, name: nameOf(region, isLatin) })) ?? null,
      };
  }
}

/** Regions without a name in Latin letters have it for a key. */
function nameOf({ key, name }: SubRegion, isLatin: boolean): string {
  if (!isLatin) return name.default;
  return name.latin ?? (/\p{Script=Latin}/u.test(name.default) ? name.default : key);
}
