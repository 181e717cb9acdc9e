/** Numbers from 0 to 1 that are the same in every run. */
export function createRandom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

/** What happens to payments at the provider: each kind with its steps and what must come of it. */
export interface Story {
  /** Invoices paid together. */
  invoices: number;
  steps: readonly ('succeeded' | 'processing' | 'failed' | 'cancelled' | 'expired')[];
  /** What arrives beyond the amount asked for, minor units; negative when it is less. */
  difference: number;
}

const plain: Story = { invoices: 1, steps: ['succeeded'], difference: 0 };

export const stories: readonly Story[] = [
  plain,
  plain,
  plain,
  { ...plain, invoices: 2 },
  { ...plain, steps: ['processing', 'succeeded'] },
  { ...plain, steps: ['processing', 'failed'] },
  { ...plain, steps: ['cancelled'] },
  { ...plain, steps: ['expired', 'succeeded'] },
  { ...plain, difference: 700 },
  { ...plain, difference: -1_000 },
];

export type StormAction =
  /** The payment's next step at the provider. */
  | { kind: 'step'; payment: number }
  /** A delivery of the event of one step. */
  | { kind: 'delivery'; payment: number; step: number; isLost: boolean }
  /** The customer comes back to the page. */
  | { kind: 'visit'; payment: number };

/**
 * Everything that happens, in a random order in which a payment's steps follow each other and nothing is told before it
 * has happened.
 *
 * @param payments payment `n` has story `n % stories.length`
 * @param deliveries deliveries of events in total: each event at least once, the rest are repetitions
 */
export function planStorm(payments: number, deliveries: number, random: () => number): StormAction[] {
  const planned: { at: number; action: StormAction }[] = [];
  const after = (moment: number) => moment + random() * (1 - moment);
  const told: { payment: number; step: number; at: number }[] = [];
  for (let payment = 0; payment < payments; payment += 1) {
    const moments = storyOf(payment)
      .steps.map(() => random() * 0.9)
      .sort((left, right) => left - right);
    moments.forEach((at, step) => {
      planned.push({ at, action: { kind: 'step', payment } });
      told.push({ payment, step, at });
    });
    if (random() < 0.5) planned.push({ at: after(moments[0] ?? 0), action: { kind: 'visit', payment } });
  }
  for (let index = 0; index < deliveries; index += 1) {
    const event = told[index] ?? told[Math.floor(random() * told.length)];
    if (!event) continue;
    const { payment, step } = event;
    planned.push({ at: after(event.at), action: { kind: 'delivery', payment, step, isLost: random() < 0.2 } });
  }
  return planned.sort((left, right) => left.at - right.at).map(({ action }) => action);
}

export function storyOf(payment: number): Story {
  return stories[payment % stories.length] ?? plain;
}
