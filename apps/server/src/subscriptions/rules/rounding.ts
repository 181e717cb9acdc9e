import { divideRounded } from '../../money/decimal.ts';

/**
 * A part of an amount: `amount * part / whole`, rounded to the minor unit.
 *
 * @param amount minor units, which are integers for currencies of 0, 2, 3 or 4 decimals alike
 */
export function share(amount: number, part: number, whole: number): number {
  return Number(divideRounded(BigInt(amount) * BigInt(part), BigInt(whole)));
}

/**
 * Splits an amount along weights so that the parts sum to it exactly: each part ends where the rounded sum so far ends.
 *
 * @throws RangeError when the weights come to nothing
 */
export function split(amount: number, weights: readonly number[]): number[] {
  const whole = weights.reduce((sum, weight) => sum + weight, 0);
  if (whole <= 0) throw new RangeError('There is nothing to split along.');
  let before = 0;
  let weighed = 0;
  return weights.map((weight) => {
    weighed += weight;
    const until = share(amount, weighed, whole);
    const part = until - before;
    before = until;
    return part;
  });
}
