/** An exact decimal number: `units` divided by ten to the power of `scale`. */
export interface Decimal {
  readonly units: bigint;
  readonly scale: number;
}

const written = /^(?<sign>-?)(?<whole>[0-9]+)(?:\.(?<fraction>[0-9]+))?$/;

/**
 * Reads a decimal number as the contract writes it, such as `-12.5`.
 *
 * @throws RangeError when the text is anything else.
 */
export function parseDecimal(text: string): Decimal {
  const parts = written.exec(text)?.groups;
  if (!parts) throw new RangeError(`"${text}" is not a decimal number.`);
  const fraction = parts['fraction'] ?? '';
  const units = BigInt(`${parts['whole'] ?? ''}${fraction}`);
  return { units: parts['sign'] === '-' ? -units : units, scale: fraction.length };
}

/** Writes a decimal number with a point, without superfluous zeros beyond `leastDecimals`. */
export function formatDecimal({ units, scale }: Decimal, leastDecimals = 0): string {
  const digits = (units < 0n ? -units : units).toString().padStart(scale + 1, '0');
  const whole = digits.slice(0, digits.length - scale);
  let fraction = digits.slice(digits.length - scale);
  while (fraction.length > leastDecimals && fraction.endsWith('0')) fraction = fraction.slice(0, -1);
  return `${units < 0n ? '-' : ''}${whole}${fraction === '' ? '' : `.${fraction}`}`;
}

/**
 * Divides two whole numbers and rounds half away from zero, as EN 16931 rounds amounts.
 *
 * @throws RangeError when the divisor is zero.
 */
export function divideRounded(dividend: bigint, divisor: bigint): bigint {
  const [top, bottom] = divisor < 0n ? [-dividend, -divisor] : [dividend, divisor];
  const half = top < 0n ? -bottom : bottom;
  return (2n * top + half) / (2n * bottom);
}

/** Brings a decimal number to a number of decimals, rounded half away from zero, and gives its units. */
export function unitsAtScale({ units, scale }: Decimal, decimals: number): bigint {
  return decimals >= scale
    ? units * 10n ** BigInt(decimals - scale)
    : divideRounded(units, 10n ** BigInt(scale - decimals));
}

/** The exact product of two decimal numbers. */
export function multiply(left: Decimal, right: Decimal): Decimal {
  return { units: left.units * right.units, scale: left.scale + right.scale };
}

/** The quotient of two decimal numbers in units of `decimals` decimals, rounded once, half away from zero. */
export function quotientAtScale(dividend: Decimal, divisor: Decimal, decimals: number): bigint {
  return divideRounded(
    dividend.units * 10n ** BigInt(divisor.scale + decimals),
    divisor.units * 10n ** BigInt(dividend.scale),
  );
}
