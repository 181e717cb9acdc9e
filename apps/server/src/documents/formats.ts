import type { Schemas } from '../http/operations.ts';
import { currencySuffix, formatFigures, formatMoney } from '../money/format-money.ts';
import { minorUnits } from '../money/minor-units.ts';

import type { DocumentLocale } from './document-language.ts';

type Money = Schemas['Money'];
type Quantity = Schemas['Quantity'];
type UnitPrice = Schemas['UnitPrice'];
type Numeric = `${number}`;

/** UN/ECE codes whose words Intl has, by the name of its unit. */
const intlUnits: Record<string, string> = {
  SEC: 'second',
  MIN: 'minute',
  HUR: 'hour',
  DAY: 'day',
  WEE: 'week',
  MON: 'month',
  ANN: 'year',
  MGM: 'milligram',
  GRM: 'gram',
  KGM: 'kilogram',
  MLT: 'milliliter',
  LTR: 'liter',
  MMT: 'millimeter',
  CMT: 'centimeter',
  MTR: 'meter',
  KMT: 'kilometer',
  AD: 'byte',
  '2P': 'kilobyte',
  '4L': 'megabyte',
  E34: 'gigabyte',
  E35: 'terabyte',
  P1: 'percent',
};

const mostDecimals = 12;

/** Midnight UTC of an ISO day. */
export function instantOf(day: string): Date {
  return new Date(`${day}T00:00:00Z`);
}

/** Writes values as one language writes them. */
export interface Formats {
  money: (money: Money) => string;
  /** An amount without its currency, with all decimals of the currency. */
  figures: (money: Money) => string;
  /** What follows the figures of an amount. */
  suffix: (currency: string) => string;
  number: (value: string) => string;
  /** A price without its currency: at least the decimals of the currency, and as many more as it has. */
  priceFigures: (price: UnitPrice) => string;
  price: (price: UnitPrice) => string;
  /** '20' becomes '20 %'. */
  percent: (value: string) => string;
  day: (day: string) => string;
  shortDay: (day: string) => string;
  /** Both ends are included. */
  days: (start: string, end: string) => string;
  country: (code: string) => string;
  /** The word for a UN/ECE unit in the right number, or its code. */
  unit: (quantity: Quantity) => string;
  quantity: (quantity: Quantity) => string;
  decimalSeparator: string;
}

function priceFormat(locale: string, currency: string): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: minorUnits(currency) ?? 2,
    maximumFractionDigits: mostDecimals,
  });
}

function withoutCurrency(parts: Intl.NumberFormatPart[]): string {
  return parts
    .filter(({ type }) => type !== 'currency' && type !== 'literal')
    .map(({ value }) => value)
    .join('');
}

function unitWord({ language, strings }: DocumentLocale, { value, unit }: Quantity): string {
  const intlUnit = intlUnits[unit];
  if (intlUnit !== undefined) {
    const format = new Intl.NumberFormat(language, { style: 'unit', unit: intlUnit, unitDisplay: 'long' });
    return format.formatToParts(value as Numeric).find(({ type }) => type === 'unit')?.value ?? unit;
  }
  const words = Object.hasOwn(strings.units, unit) ? strings.units[unit] : undefined;
  if (!words) return unit;
  return new Intl.PluralRules(language).select(Number(value)) === 'one' ? words.one : words.other;
}

function amountFormats(locale: string): Pick<Formats, 'money' | 'figures' | 'suffix' | 'price' | 'priceFigures'> {
  return {
    money: (money) => formatMoney(money, locale),
    figures: (money) => formatFigures(money, locale),
    suffix: (currency) => currencySuffix(currency, locale),
    price: ({ value, currency }) => priceFormat(locale, currency).format(value as Numeric),
    priceFigures: ({ value, currency }) =>
      withoutCurrency(priceFormat(locale, currency).formatToParts(value as Numeric)),
  };
}

function dayFormats(locale: string): Pick<Formats, 'day' | 'shortDay' | 'days'> {
  const long = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const medium = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  return {
    day: (day) => long.format(instantOf(day)),
    shortDay: (day) => medium.format(instantOf(day)),
    days: (start, end) =>
      start <= end
        ? medium.formatRange(instantOf(start), instantOf(end))
        : `${medium.format(instantOf(start))} \u2013 ${medium.format(instantOf(end))}`,
  };
}

function createFormats(locale: DocumentLocale): Formats {
  const decimal = new Intl.NumberFormat(locale.formats, { maximumFractionDigits: mostDecimals });
  const percent = new Intl.NumberFormat(locale.formats, {
    style: 'unit',
    unit: 'percent',
    maximumFractionDigits: mostDecimals,
  });
  const countries = new Intl.DisplayNames(locale.language, { type: 'region' });
  const unit = (quantity: Quantity) => unitWord(locale, quantity);
  const number = (value: string) => decimal.format(value as Numeric).replace('-', '\u2212');
  return {
    ...amountFormats(locale.formats),
    ...dayFormats(locale.formats),
    number,
    percent: (value) => percent.format(value as Numeric),
    country: (code) => (/^[A-Z]{2}$/.test(code) ? (countries.of(code) ?? code) : code),
    unit,
    quantity: (quantity) => `${number(quantity.value)}\u00a0${unit(quantity)}`,
    decimalSeparator: decimal.formatToParts(1.5).find(({ type }) => type === 'decimal')?.value ?? '.',
  };
}

const cache = new Map<string, Formats>();

/** The formats of a locale; made once, because Intl is slow to start. */
export function formatsOf(locale: DocumentLocale): Formats {
  const known = cache.get(locale.formats);
  if (known) return known;
  const formats = createFormats(locale);
  cache.set(locale.formats, formats);
  return formats;
}
