import type { Money } from '@portico/client';
import { minorUnits } from './minor-units.js';

/** Writes amounts, days and numbers in one language. */
export interface Formats {
  /** An amount with its currency, exact to the minor unit; negative with a true minus sign. */
  money(money: Money): string;
  /** A calendar day, given as an ISO date. */
  day(date: string): string;
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
  let numbers: Intl.NumberFormat | undefined;
  let plurals: Intl.PluralRules | undefined;
  return {
    money({ amount, currency }) {
      let format = moneyByCurrency.get(currency);
      if (!format) moneyByCurrency.set(currency, (format = moneyFormat(locale, currency)));
      return format.format(decimal(amount, minorUnits(currency))).replace('-', '\u2212');
    },
    day(date) {
      days ??= new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
      return days.format(new Date(`${date}T00:00:00Z`));
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
