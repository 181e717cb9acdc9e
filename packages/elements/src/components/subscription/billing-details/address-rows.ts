import type { AddressFormat, BillingDetails } from '@portico/client';
import { writtenLines } from './details-values.js';

type Address = BillingDetails['address'];
type FormatField = AddressFormat['fields'][number];

/** The fields of a format, row by row. */
export function rowsOf({ fields }: AddressFormat): FormatField[][] {
  const rows = new Map<number, FormatField[]>();
  for (const field of fields) rows.set(field.row, [...(rows.get(field.row) ?? []), field]);
  return [...rows].sort(([one], [other]) => one - other).map(([, row]) => row);
}

/**
 * An address line by line, in the order of its country.
 *
 * @param format undefined while it is not known: then in an order that is understood anywhere
 * @param countryName the country in the reader's language
 */
export function addressLines(address: Address, format: AddressFormat | undefined, countryName: string): string[] {
  const body = format ? rowsOf(format).flatMap((row) => rowLines(row, address)) : plainLines(address);
  return format?.countryPosition === 'first' ? [countryName, ...body] : [...body, countryName];
}

/** Where an envelope bears the code of a state or province, not its name. */
const writtenAsCode: readonly string[] = ['AU', 'BR', 'CA', 'IT', 'US'];

function rowLines(row: readonly FormatField[], address: Address): string[] {
  const parts = row.flatMap((field) => partsOf(field, address));
  if (row.some(({ field }) => field === 'lines')) return parts;
  return parts.length > 0 ? [parts.join(' ')] : [];
}

function partsOf({ field, options }: FormatField, address: Address): string[] {
  if (field === 'lines') return writtenLines(address.lines);
  const value = address[field];
  if (value === null) return [];
  const option = writtenAsCode.includes(address.country) ? undefined : options?.find((one) => one.value === value);
  return [option?.name ?? value];
}

function plainLines({ lines, dependentLocality, postalCode, city, sortingCode, subdivision }: Address): string[] {
  const town = [postalCode, city, sortingCode].filter((part) => part !== null).join(' ');
  return [...writtenLines(lines), dependentLocality, town, subdivision].filter((part): part is string => Boolean(part));
}
