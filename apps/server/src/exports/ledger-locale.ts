import { documentLocale } from '../documents/document-language.ts';
import { decimalOf } from '../money/format-money.ts';
import type { Schemas } from '../http/operations.ts';
import { de } from './wording/de.ts';
import { en } from './wording/en.ts';
import { fr } from './wording/fr.ts';
import type { LedgerWording } from './wording/ledger-wording.ts';

/** How a spreadsheet of a locale expects a ledger to be written. */
export interface LedgerLocale {
  wording: LedgerWording;
  /** Between cells: a semicolon where the comma stands in numbers. */
  delimiter: ',' | ';';
  /** Plain digits, with the decimals of the currency and no grouping, so that a cell is a number. */
  writeAmount(money: Schemas['Money']): string;
  /** @param day ISO date; null gives an empty cell */
  writeDay(day: string | null): string;
}

const wordings = { en, fr, de };

/** @param tag BCP 47 tag; one that is not known is written as English */
export function ledgerLocale(tag: string): LedgerLocale {
  const { language, formats } = documentLocale(tag);
  const decimal = new Intl.NumberFormat(formats).formatToParts(0.5).find(({ type }) => type === 'decimal')?.value;
  const hasComma = decimal === ',';
  const days = dayFormat(formats);
  return {
    wording: wordings[language],
    delimiter: hasComma ? ';' : ',',
    writeAmount: (money) => (hasComma ? decimalOf(money).replace('.', ',') : decimalOf(money)),
    writeDay: (day) => (day === null ? '' : (days?.format(new Date(`${day}T00:00:00Z`)) ?? day)),
  };
}

/** English without a country says nothing about the order of day and month: such dates stay as ISO writes them. */
function dayFormat(formats: string): Intl.DateTimeFormat | undefined {
  const { language, region } = new Intl.Locale(formats);
  if (language === 'en' && region === undefined) return undefined;
  return new Intl.DateTimeFormat(formats, { year: 'numeric', month: '2-digit', day: '2-digit', timeZone: 'UTC' });
}
