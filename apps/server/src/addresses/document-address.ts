import type { Schemas } from '../http/operations.ts';
import { firstCharacters } from '../text-limits.ts';
import { addressFormat } from './address-format.ts';

type DocumentAddress = Schemas['Address'];
type FormAddress = Schemas['BillingAddress'];
type Format = Schemas['AddressFormat'];

/** What the contract has room for. */
const longest = { line: 300, city: 200 } as const;
const mostLines = 4;

/** Stands where an imported address has no street: saving asks for one. */
const unknownLine = '-';

/** An address as documents state it (BG-8 of EN 16931): subdivisions by name, and further parts beside the nearest one. */
export function documentAddress(address: FormAddress): DocumentAddress {
  const { lines, dependentLocality, city, postalCode, sortingCode, subdivision, country } = address;
  const place = [city, sortingCode].filter((part) => part !== null).join(' ');
  return {
    lines: dependentLocality === null ? lines : [...lines, dependentLocality],
    city: firstCharacters(place, longest.city) || null,
    postalCode,
    subdivision: subdivision === null ? null : nameOf(subdivision, country),
    country,
  };
}

/**
 * The address that a form begins with, of one that was written on a document. Parts that the country's form has no field for
 * become lines, so that nothing is lost.
 *
 * @param country taken where the document names none
 */
export function addressFromDocument(address: DocumentAddress | null, country: string): FormAddress {
  const stated = { city: address?.city, postalCode: address?.postalCode, subdivision: address?.subdivision };
  const format = addressFormat(country);
  const parts: Record<keyof typeof stated, string | null> = { city: null, postalCode: null, subdivision: null };
  const leftover: string[] = [];
  for (const part of ['city', 'postalCode', 'subdivision'] as const) {
    const value = stated[part]?.trim();
    if (!value) continue;
    if (!format || format.fields.some(({ field }) => field === part)) parts[part] = value;
    else leftover.push(value);
  }
  return {
    lines: linesOf(address?.lines ?? [], leftover, format),
    dependentLocality: null,
    sortingCode: null,
    ...parts,
    subdivision: parts.subdivision === null ? null : codeOf(parts.subdivision, country),
    country,
  };
}

/** Where addresses begin with the largest part, so do their lines. */
function linesOf(written: readonly string[], leftover: readonly string[], format: Format | undefined): string[] {
  const isLargestFirst = format?.countryPosition === 'first';
  const lines = isLargestFirst ? [...leftover.toReversed(), ...written] : [...written, ...leftover];
  if (lines.length === 0) return [unknownLine];
  const [first, last] = [lines.slice(0, mostLines - 1), lines.slice(mostLines - 1).join(', ')];
  return [...first, ...(last === '' ? [] : [firstCharacters(last, longest.line)])];
}

function optionsOf(country: string): readonly Schemas['AddressOption'][] {
  return [true, false].flatMap(
    (isLatin) => addressFormat(country, isLatin)?.fields.find(({ field }) => field === 'subdivision')?.options ?? [],
  );
}

function nameOf(code: string, country: string): string {
  return optionsOf(country).find(({ value }) => value === code)?.name ?? code;
}

/** Documents state names in any script, and codes with or without the country's (ISO 3166-2). */
function codeOf(stated: string, country: string): string {
  const wanted = stated.toUpperCase().replace(new RegExp(`^${country}-`), '');
  const options = optionsOf(country);
  const found =
    options.find(({ value }) => value === wanted) ?? options.find(({ name }) => name.toUpperCase() === wanted);
  return found?.value ?? stated;
}
