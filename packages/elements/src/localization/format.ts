import type { InvoiceDocument, Money } from '@portico/client';
import { minorUnits } from './minor-units.js';

type UnitPrice = InvoiceDocument['lines'][number]['price']['net'];

/** Writes amounts, days and numbers in one language. */
export interface Formats {
  /** An amount with its currency, exact to the minor unit; negative with a true minus sign. */
  money(money: Money): string;
  /** A calendar day, given as an ISO date. */
  day(date: string): string;
  /**
   * The calendar day of a moment, given as RFC 3339, in a time zone: with the year, unless it is the current one.
   *
   * @param timeZone IANA name, such as Europe/Paris
   * @param now the current moment, in milliseconds; the year is always there when it is absent
   */
  dayIn(moment: string, timeZone: string, now?: number): string;
  /** A moment in the reader's time zone, given as RFC 3339. */
  instant(moment: string): string;
  /** The time of day of a moment in the reader's time zone, given as RFC 3339. */
  time(moment: string): string;
  /** A month as cards show it, such as 01/2029. */
  month(month: { year: number; month: number }): string;
  /** An exact decimal number as the contract writes it, in full. */
  decimal(value: string): string;
  /** A rate in per cent, given as an exact decimal number. */
  percent(value: string): string;
  /** A price whose precision may exceed the minor unit of its currency. */
  unitPrice(price: UnitPrice): string;
  /** A whole number. */
  number(value: number): string;
  /** Which plural form a count takes. */
  plural(count: number): Intl.LDMLPluralRule;
}

const madeByLocale = new Map<string, Formats>();

/** The formats of a language, made once and shared: the first use of Intl is the dearest step to the first row. */
export function formatsFor(locale: string): Formats {
  let formats = madeByLocale.get(locale);
  if (!formats) madeByLocale.set(locale, (formats = makeFormats(locale)));
  return formats;
}

function makeFormats(locale: string): Formats {
  const moneyByCurrency = new Map<string, Intl.NumberFormat>();
  let days: Intl.DateTimeFormat | undefined;
  let instants: Intl.DateTimeFormat | undefined;
  let times: Intl.DateTimeFormat | undefined;
  let numbers: Intl.NumberFormat | undefined;
  let decimals: Intl.NumberFormat | undefined;
  let percents: Intl.NumberFormat | undefined;
  let plurals: Intl.PluralRules | undefined;
  return {
    money({ amount, currency }) {
      let format = moneyByCurrency.get(currency);
      if (!format) moneyByCurrency.set(currency, (format = moneyFormat(locale, currency)));
      return withMinus(format.format(decimal(amount, minorUnits(currency))));
    },
    day(date) {
      days ??= new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
      return days.format(new Date(`${date}T00:00:00Z`));
    },
    dayIn(moment, zone, now) {
      const date = new Date(moment);
      const timeZone = knownZone(zone);
      const year = (of: Date): string => new Intl.DateTimeFormat('en', { year: 'numeric', timeZone }).format(of);
      const isThisYear = now !== undefined && year(date) === year(new Date(now));
      const withYear = isThisYear ? {} : { year: 'numeric' as const };
      return new Intl.DateTimeFormat(locale, { day: 'numeric', month: 'long', ...withYear, timeZone }).format(date);
    },
    instant(moment) {
      instants ??= new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
      return instants.format(new Date(moment));
    },
    time(moment) {
      times ??= new Intl.DateTimeFormat(locale, { timeStyle: 'short' });
      return times.format(new Date(moment));
    },
    month({ year, month }) {
      const format = new Intl.DateTimeFormat(locale, { year: 'numeric', month: '2-digit', timeZone: 'UTC' });
      return format.format(Date.UTC(year, month - 1));
    },
    decimal(value) {
      decimals ??= new Intl.NumberFormat(locale, { maximumFractionDigits: 12 });
      return withMinus(decimals.format(value as Intl.StringNumericLiteral));
    },
    percent(value) {
      percents ??= new Intl.NumberFormat(locale, { style: 'unit', unit: 'percent', maximumFractionDigits: 12 });
      return withMinus(percents.format(value as Intl.StringNumericLiteral));
    },
    unitPrice({ value, currency }) {
      const digits = minorUnits(currency);
      const format = new Intl.NumberFormat(locale, {
        style: 'currency',
        currency,
        minimumFractionDigits: digits,
        maximumFractionDigits: 12,
      });
      return withMinus(format.format(value as Intl.StringNumericLiteral));
    },
    number(value) {
      numbers ??= new Intl.NumberFormat(locale);
      return numbers.format(value);
    },
    plural(count) {
      plurals ??= new Intl.PluralRules(locale);
      return plurals.select(count);
    },
  };
}

/** Zones get new names, which older browsers do not know. */
function knownZone(timeZone: string): string {
  try {
    return new Intl.DateTimeFormat('en', { timeZone }).resolvedOptions().timeZone;
  } catch {
    return 'UTC';
  }
}

function withMinus(text: string): string {
  return text.replace('-', '\u2212');
}

function moneyFormat(locale: string, currency: string): Intl.NumberFormat {
  const digits = minorUnits(currency);
  return new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
}

/** A decimal string, because a division of large amounts would not be exact. */
function decimal(amount: number, digits: number): Intl.StringNumericLiteral {
  const figures = String(Math.abs(amount)).padStart(digits + 1, '0');
  const point = figures.length - digits;
  const sign = amount < 0 ? '-' : '';
  return `${sign}${figures.slice(0, point)}.${figures.slice(point)}0` as Intl.StringNumericLiteral;
}
