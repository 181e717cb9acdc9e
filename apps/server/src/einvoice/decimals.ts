/** xsd:decimal: no exponent, no thousands separators, no NaN or infinity. */
const decimalPattern = /^([+-]?)([0-9]*)(?:\.([0-9]*))?$/;

/** A decimal number as sign and digits, without needless zeros. Exact: nothing passes through floating point. */
export interface Decimal {
  readonly negative: boolean;
  readonly whole: string;
  readonly fraction: string;
}

/** @returns undefined when the text is not an xsd:decimal. */
export function parseDecimal(text: string): Decimal | undefined {
  const match = decimalPattern.exec(text);
  const [, sign = '', wholeDigits = '', fractionDigits = ''] = match ?? [];
  if (match === null || wholeDigits + fractionDigits === '') return undefined;
  const whole = wholeDigits.replace(/^0+(?=.)/, '') || '0';
  const fraction = fractionDigits.replace(/0+$/, '');
  return { negative: sign === '-' && (whole !== '0' || fraction !== ''), whole, fraction };
}

/** The number in the contract's notation: `-12.5`. */
export function formatDecimal({ negative, whole, fraction }: Decimal): string {
  return `${negative ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/** The exact sum. */
export function sumDecimals(values: readonly Decimal[]): Decimal {
  const places = Math.max(0, ...values.map(({ fraction }) => fraction.length));
  const units = values.map(({ negative, whole, fraction }) => {
    const own = BigInt(whole + fraction.padEnd(places, '0'));
    return negative ? -own : own;
  });
  const sum = units.reduce((total, own) => total + own, 0n);
  const digits = String(sum < 0n ? -sum : sum).padStart(places + 1, '0');
  const whole = digits.slice(0, digits.length - places);
  const fraction = digits.slice(digits.length - places).replace(/0+$/, '');
  return { negative: sum < 0n, whole, fraction };
}

/**
 * An amount in integer minor units.
 *
 * @param digits decimals of the currency, by ISO 4217.
 * @returns undefined when the amount has more decimals than the currency, or exceeds what a number holds exactly.
 */
export function toMinorUnits({ negative, whole, fraction }: Decimal, digits: number): number | undefined {
  if (fraction.length > digits) return undefined;
  const units = Number(BigInt(whole + fraction.padEnd(digits, '0')));
  if (!Number.isSafeInteger(units)) return undefined;
  return negative ? -units : units;
}
