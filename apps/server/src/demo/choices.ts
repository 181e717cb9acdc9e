import { createHash } from 'node:crypto';

/**
 * A whole number that looks random and is the same for the same seed, on every machine and at every run.
 *
 * @param seed What the choice is about, such as `seats/atelier/2025-03`.
 * @param least Smallest number possible.
 * @param most Largest number possible, at most 4294967295 above `least`.
 */
export function chooseInteger(seed: string, least: number, most: number): number {
  return least + (createHash('sha256').update(seed).digest().readUInt32BE(0) % (most - least + 1));
}

/**
 * One of a list, the same for the same seed.
 *
 * @throws RangeError when the list is empty.
 */
export function choose<Value>(seed: string, values: readonly Value[]): Value {
  const chosen = values.length === 0 ? undefined : values[chooseInteger(seed, 0, values.length - 1)];
  if (chosen === undefined) throw new RangeError(`Nothing to choose from for ${seed}.`);
  return chosen;
}
