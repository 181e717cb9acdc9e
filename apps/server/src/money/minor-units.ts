import * as current from 'dinero.js/currencies';

interface CurrencyRecord {
  readonly code: string;
  readonly base: number | readonly number[];
  readonly exponent: number;
}

/** Ouguiya and ariary have fifths instead of hundredths; ISO 4217 still states two decimals for both. */
const decimalsOfOtherBases = 2;

const digitsOf = new Map<string, number>(
  Object.values<CurrencyRecord>(current).map(({ code, base, exponent }) => [
    code,
    base === 10 ? exponent : decimalsOfOtherBases,
  ]),
);

const known = new Set(Intl.supportedValuesOf('currency'));

/**
 * Currencies that ISO 4217 withdrew lately, such as HRK or ANG, still stand on archived invoices. Only for those is Intl
 * asked: for several current ones (HUF, IDR, COP, IQD) it answers what is customary, not what ISO 4217 states.
 * Codes of metals, funds and tests (X..) have no minor unit.
 */
function withdrawnDigits(currency: string): number | undefined {
  if (currency.startsWith('X') || !known.has(currency)) return undefined;
  return new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits;
}

/**
 * How many decimals one minor unit of a currency stands for, by ISO 4217: 2 for EUR, 0 for JPY, 3 for BHD.
 *
 * @param currency ISO 4217 alphabetic code, upper case.
 * @returns undefined for a code that ISO 4217 does not know, or that has no minor unit (XAU, XXX).
 */
export function minorUnits(currency: string): number | undefined {
  return digitsOf.get(currency) ?? withdrawnDigits(currency);
}

const byDigits = new Map<number, string[]>();
for (const [currency, digits] of digitsOf) byDigits.set(digits, [...(byDigits.get(digits) ?? []), currency]);

/** The current currencies, by the number of decimals that their minor unit stands for. */
export function currenciesByDigits(): ReadonlyMap<number, readonly string[]> {
  return byDigits;
}
