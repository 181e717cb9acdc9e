import { createHash } from 'node:crypto';

/** How events reach the seller: soon and some twice, or late, lost at first, repeated and out of order. */
export type WebhookHabit = 'prompt' | 'chaos';

/** Milliseconds after which an event that the seller did not take is given up: three days, as providers do. */
const patience = 3 * 24 * 60 * 60 * 1000;

/**
 * When an event is sent, in milliseconds after it happened; several numbers mean that it arrives several times. At least once
 * and in no certain order is what any provider promises.
 *
 * @param seed the same seed always gives the same plan
 */
export function planSends(habit: WebhookHabit, seed: string): number[] {
  const [first = 0, second = 0, third = 0, luck = 0] = fractions(seed);
  if (habit === 'prompt') return luck < 1 / 3 ? [250, 2000] : [250];
  const sends = [first * 15_000];
  if (luck < 0.6) sends.push(second * 30_000);
  if (luck < 0.2) sends.push(third * 60_000);
  return sends.map(Math.round);
}

/**
 * Milliseconds until an event is sent again that the seller did not take: growing pauses, at most five minutes.
 *
 * @param failures how often that happened so far, 1 or more
 * @param age milliseconds since the event
 * @returns undefined when it is given up
 */
export function nextPause(failures: number, age: number): number | undefined {
  return age > patience ? undefined : Math.min(1000 * 2 ** (failures - 1), 300_000);
}

/** Numbers from 0 to 1 that look random and follow from the text. */
function fractions(text: string): number[] {
  const digest = createHash('sha256').update(text).digest();
  return [0, 4, 8, 12].map((offset) => digest.readUInt32BE(offset) / 2 ** 32);
}
