import { randomBytes } from 'node:crypto';

const bits = 80n;
const largestStep = 32n;
let last = { time: -1, random: 0n };

/**
 * A new identifier such as `inv_0193c5a1b2c3…`: the time in milliseconds, so that ids sort by age, then 80 random bits.
 * Of several made for one millisecond each is greater than the one before, by a random step
 * (as monotonic ULIDs, https://github.com/ulid/spec#monotonicity).
 *
 * @param prefix names the kind: `inv`, `cus`
 */
export function newId(prefix: string, now: Date = new Date()): string {
  const time = now.getTime();
  const followed = time === last.time ? last.random + 1n + randomNumber(largestStep) : 1n << bits;
  last = { time, random: followed < 1n << bits ? followed : randomNumber(bits - 1n) };
  return `${prefix}_${time.toString(16).padStart(12, '0')}${last.random.toString(16).padStart(20, '0')}`;
}

function randomNumber(ofBits: bigint): bigint {
  return BigInt.asUintN(Number(ofBits), BigInt(`0x${randomBytes(10).toString('hex')}`));
}
