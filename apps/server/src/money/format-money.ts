import type { Schemas } from '../http/operations.ts';

import { minorUnits } from './minor-units.ts';

type Money = Schemas['Money'];

/** What is assumed for codes without a minor unit, such as XAU, and for unknown ones. */
const assumedDigits = 2;

const formatters = new Map<string, Intl.NumberFormat>();

function digitsOf(currency: string): number {
  return minorUnits(currency) ?? assumedDigits;
}

function formatterOf(locale: string, currency: string): Intl.NumberFormat {
  const key = `${locale} ${currency}`;
  const known = formatters.get(key);
  if (known) return known;
  const digits = digitsOf(currency);
  const formatter = new Intl.NumberFormat(locale, {
    style: 'currency',
    currency,
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  });
  formatters.set(key, formatter);
  return formatter;
}

/**
 * The exact value of an amount as a decimal number in plain digits: 123456 EUR is '1234.56', 500 JPY is '500'.
 */
export function decimalOf(money: Money): `${number}` {
  const digits = digitsOf(money.currency);
  const figures = Math.abs(money.amount)
    .toString()
    .padStart(digits + 1, '0');
  const whole = figures.slice(0, figures.length - digits);
  const fraction = digits === 0 ? '' : `.${figures.slice(-digits)}`;
  return `${money.amount < 0 ? '-' : ''}${whole}${fraction}` as `${number}`;
}

/** Most languages of Intl put a hyphen before negative amounts; the list on the web shows a minus sign as well. */
function withMinusSign(text: string): string {
  return text.replace('-', '\u2212');
}

/**
 * An amount as a language writes it, with the decimals that ISO 4217 states: '€1,234.56', '1 234,56 €'.
 * Exact for every safe integer. Keeps the no-break spaces that Intl puts between groups and before the symbol.
 *
 * @param locale BCP 47 tag that Intl accepts.
 */
export function formatMoney(money: Money, locale: string): string {
  return withMinusSign(formatterOf(locale, money.currency).format(decimalOf(money)));
}

/** The same figures without the currency, for a column that names it once: '1,234.56', '−1 234,56'. */
export function formatFigures(money: Money, locale: string): string {
  const figures = formatterOf(locale, money.currency)
    .formatToParts(decimalOf(money))
    .filter(({ type }) => type !== 'currency' && type !== 'literal')
    .map(({ value }) => value);
  return withMinusSign(figures.join(''));
}

/** What {@link formatMoney} puts after the figures: ' €' in French, nothing in English. */
export function currencySuffix(currency: string, locale: string): string {
  const parts = formatterOf(locale, currency).formatToParts(0);
  const last = parts.findLastIndex(({ type }) => type === 'integer' || type === 'fraction');
  return parts
    .slice(last + 1)
    .map(({ value }) => value)
    .join('');
}
