import { randomBytes } from 'node:crypto';

/**
 * A new identifier such as `inv_0193c5a1b2c3…`: the time in milliseconds, so that ids sort by age, then 80 random bits.
 *
 * @param prefix names the kind: `inv`, `cus`
 */
export function newId(prefix: string, now: Date = new Date()): string {
  return `${prefix}_${now.getTime().toString(16).padStart(12, '0')}${randomBytes(10).toString('hex')}`;
}
