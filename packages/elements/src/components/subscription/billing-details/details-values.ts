import type { AddressFormat, BillingDetails, BillingDetailsInput } from '@portico/client';
import { matchPostalCode } from './postal-pattern.js';

/** A field with one text. */
export type TextField =
  | 'companyName'
  | 'contactName'
  | 'contactPhone'
  | 'country'
  | 'dependentLocality'
  | 'city'
  | 'postalCode'
  | 'sortingCode'
  | 'subdivision'
  | 'taxId'
  | 'purchaseOrderReference';

/** A field with several texts. */
export type ListField = 'lines' | 'invoiceRecipients';

/** A field of the form. */
export type DetailsField = TextField | ListField;

/** What stands in the form, also in fields that the address of another country has; empty texts stand for nothing. */
export type DetailsValues = Readonly<Record<TextField, string> & Record<ListField, readonly string[]>>;

/** Most lines that the contract lets an address have. */
export const mostLines = 4;

/** Every field, in the order in which a Western address names them. */
export const detailsFields: readonly DetailsField[] = [
  'companyName',
  'contactName',
  'contactPhone',
  'country',
  'lines',
  'dependentLocality',
  'postalCode',
  'city',
  'sortingCode',
  'subdivision',
  'taxId',
  'invoiceRecipients',
  'purchaseOrderReference',
];

/** The details as the form has them. */
export function valuesOf({ contact, address, ...details }: BillingDetails): DetailsValues {
  return {
    companyName: details.companyName,
    contactName: contact.name,
    contactPhone: contact.phone ?? '',
    country: address.country,
    lines: address.lines.filter((line) => !isPlaceholder(line)),
    dependentLocality: address.dependentLocality ?? '',
    city: address.city ?? '',
    postalCode: address.postalCode ?? '',
    sortingCode: address.sortingCode ?? '',
    subdivision: address.subdivision ?? '',
    taxId: details.taxId ?? '',
    invoiceRecipients: details.invoiceRecipients,
    purchaseOrderReference: details.purchaseOrderReference ?? '',
  };
}

/** What is sent: fields that the country's addresses do not have are left empty. */
export function inputOf(values: DetailsValues, { fields }: AddressFormat): BillingDetailsInput {
  const known = new Set<string>(fields.map(({ field }) => field));
  const part = (field: TextField): string | null => (known.has(field) ? textOrNull(values[field]) : null);
  return {
    companyName: values.companyName.trim(),
    contact: { name: values.contactName.trim(), phone: textOrNull(values.contactPhone) },
    address: {
      lines: writtenLines(values.lines),
      dependentLocality: part('dependentLocality'),
      city: part('city'),
      postalCode: textOrNull(matchPostalCode(part('postalCode') ?? '', patternOf(fields)).value),
      sortingCode: part('sortingCode'),
      subdivision: part('subdivision'),
      country: values.country,
    },
    taxId: textOrNull(values.taxId),
    invoiceRecipients: [...values.invoiceRecipients],
    purchaseOrderReference: textOrNull(values.purchaseOrderReference),
  };
}

/** Whether a field says the same in both. */
export function isSame(field: DetailsField, one: DetailsValues, other: DetailsValues): boolean {
  return comparable(field, one) === comparable(field, other);
}

/** A dash stands for a street that nobody has stated, as in details that were imported. */
export function isPlaceholder(line: string): boolean {
  return /^[-\s]*$/.test(line);
}

/** The lines that something is written in. */
export function writtenLines(lines: readonly string[]): string[] {
  return lines.map((line) => line.trim()).filter((line) => !isPlaceholder(line));
}

function comparable(field: DetailsField, values: DetailsValues): string {
  if (field === 'lines') return writtenLines(values.lines).join('\n');
  if (field === 'invoiceRecipients') return values.invoiceRecipients.join('\n').toLowerCase();
  // The server keeps a tax id without spaces and separators.
  if (field === 'taxId') return values.taxId.replaceAll(/[^\p{L}\p{N}]/gu, '').toUpperCase();
  return values[field].trim();
}

function patternOf(fields: AddressFormat['fields']): string | null {
  return fields.find(({ field }) => field === 'postalCode')?.pattern ?? null;
}

function textOrNull(text: string): string | null {
  return text.trim() || null;
}
