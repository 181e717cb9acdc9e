import type { Schemas } from '../http/operations.ts';
import { minorUnits } from '../money/minor-units.ts';
import { formatDecimal, parseDecimal, toMinorUnits, type Decimal } from './decimals.ts';
import { malformed } from './problems.ts';
import type { XmlElement } from './xml.ts';

type Money = Schemas['Money'];

/** What the contract keeps of a decimal number. */
const maxWholeDigits = 15;
const maxFractionDigits = 12;

/** Where to look: undefined when the parent is absent, which makes everything below it absent too. */
export type Parent = XmlElement | undefined;

/** All elements at a path such as `cac:Party/cbc:Name`. */
export function all(parent: Parent, path: string): XmlElement[] {
  let found = parent === undefined ? [] : [parent];
  for (const step of path.split('/')) {
    found = found.flatMap((element) => element.children.filter((child) => child.name === step));
  }
  return found;
}

/** The first element at a path. */
export const first = (parent: Parent, path: string): Parent => all(parent, path)[0];

/** An element's text without surrounding white space; null when it is absent or blank. */
export const textOf = (element: Parent): string | null => element?.text.trim() || null;

/** The first text at a path that is not blank. */
export function text(parent: Parent, path: string): string | null {
  return (
    all(parent, path)
      .map(textOf)
      .find((value) => value !== null) ?? null
  );
}

/** All texts at a path that are not blank. */
export function texts(parent: Parent, path: string): string[] {
  return all(parent, path)
    .map(textOf)
    .filter((value) => value !== null);
}

/** All texts at a path, one per line; null when there are none. */
export const joinedTexts = (parent: Parent, path: string): string | null => texts(parent, path).join('\n') || null;

/** Whether neither the element nor anything in it has a text. */
export const isBlank = (element: XmlElement): boolean => textOf(element) === null && element.children.every(isBlank);

export const attribute = (element: Parent, name: string): string | null =>
  element?.attributes.get(name)?.trim() || null;

/** The value, or a malformed_document problem that names what is missing, such as `BT-1 Invoice number`. */
export function required<Value>(value: Value | null | undefined, term: string): Value {
  if (value === null || value === undefined) throw malformed(`${term} is missing.`);
  return value;
}

/** Says where a value stands, without repeating the value: it may be personal. */
const place = (element: XmlElement, term: string): string =>
  `${term} (${element.name.replace(/^[^:]*:/, '')}, line ${element.line})`;

function decimalAt(element: XmlElement, term: string): Decimal | null {
  const written = textOf(element);
  if (written === null) return null;
  const decimal = parseDecimal(written);
  if (decimal === undefined) throw malformed(`${place(element, term)} is not a decimal number.`);
  return decimal;
}

/** An exact number in the contract's notation. */
export function decimal(element: Parent, term: string): string | null {
  const value = element === undefined ? null : decimalAt(element, term);
  if (element === undefined || value === null) return null;
  if (value.whole.length > maxWholeDigits || value.fraction.length > maxFractionDigits) {
    throw malformed(`${place(element, term)} has more than ${maxWholeDigits} digits or ${maxFractionDigits} decimals.`);
  }
  return formatDecimal(value);
}

function assertCurrency(element: XmlElement, term: string, currency: string): void {
  const stated = attribute(element, 'currencyID');
  if (stated !== null && stated !== currency) {
    throw malformed(`${place(element, term)} is in another currency than the document's.`);
  }
}

/** An amount in minor units; null when the element is absent or blank. */
export function money(element: Parent, term: string, currency: string): Money | null {
  const value = element === undefined ? null : decimalAt(element, term);
  if (element === undefined || value === null) return null;
  assertCurrency(element, term, currency);
  const digits = minorUnits(currency) ?? 0;
  const amount = toMinorUnits(value, digits);
  if (amount === undefined) {
    throw malformed(`${place(element, term)} is too large or has more than the ${digits} decimals of ${currency}.`);
  }
  return { amount, currency };
}

/** A price, whose decimals may exceed those of its currency. */
export function unitPrice(element: Parent, term: string, currency: string): Schemas['UnitPrice'] | null {
  const value = decimal(element, term);
  if (element === undefined || value === null) return null;
  assertCurrency(element, term, currency);
  return { value, currency };
}

/** @param unit stands in where the element names none. */
export function quantity(element: Parent, term: string, unit: string | null): Schemas['Quantity'] | null {
  const value = decimal(element, term);
  if (value === null) return null;
  return { value, unit: required(attribute(element, 'unitCode') ?? unit, `The unit of measure of ${term}`) };
}

function isDay(day: string): boolean {
  const date = new Date(`${day}T00:00:00Z`);
  return !Number.isNaN(date.getTime()) && date.toISOString().startsWith(day);
}

/** A day by a pattern with the groups year, month and day. */
export function day(element: Parent, term: string, pattern: RegExp): string | null {
  const written = textOf(element);
  if (element === undefined || written === null) return null;
  const [, year, month, dayOfMonth] = pattern.exec(written) ?? [];
  const value = `${year}-${month}-${dayOfMonth}`;
  if (year === undefined || !isDay(value)) throw malformed(`${place(element, term)} is not a date of the calendar.`);
  return value;
}

/** An ISO 4217 code that has a minor unit. */
export function currencyCode(element: Parent, term: string): string | null {
  const code = textOf(element);
  if (element === undefined || code === null) return null;
  if (!/^[A-Z]{3}$/.test(code) || minorUnits(code) === undefined) {
    throw malformed(`${place(element, term)} is not a currency of ISO 4217.`);
  }
  return code;
}

/** An identifier with the scheme that its `schemeID` names. */
export function identifier(element: Parent): Schemas['PartyIdentifier'] | null {
  const value = textOf(element);
  return value === null ? null : { value, scheme: attribute(element, 'schemeID') };
}

/** A span of days, or null when neither end is stated. */
export const period = (start: string | null, end: string | null): Schemas['Period'] | null =>
  start === null && end === null ? null : { start, end };

/** Null when every value is null or an empty list: the document leaves the whole group out. */
export function unlessEmpty<Group extends object>(group: Group): Group | null {
  const stated = Object.values(group).some((value) => value !== null && !(Array.isArray(value) && value.length === 0));
  return stated ? group : null;
}
