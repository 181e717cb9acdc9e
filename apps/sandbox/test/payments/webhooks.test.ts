import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { nextPause, planSends } from '../../src/payments/webhook-plan.ts';
import { runSandbox, type RunningSandbox } from '../running-sandbox.ts';
import { Seller } from './seller.ts';

const card = { method: 'card', number: '4242424242424242', expiry: '09/99', code: '123' };
let sandbox: RunningSandbox;
let seller: Seller;

before(async () => {
  sandbox = await runSandbox();
  seller = await Seller.open(sandbox);
});

after(async () => {
  await sandbox.close();
  await seller.close();
});

async function pay(url: string): Promise<void> {
  await fetch(url, { method: 'POST', body: new URLSearchParams(card), redirect: 'manual' });
}

/** A reference whose payment is told twice. */
function twiceTold(): string {
  for (let number = 1; ; number += 1) {
    if (planSends('prompt', `pay_${number} succeeded`).length === 2) return `pay_${number}`;
  }
}

describe('events', () => {
  it('arrive signed, and some of them twice as the same event', async () => {
    const { id, url } = await seller.create({ reference: twiceTold() });
    await pay(url);
    const [first, second] = await seller.eventsOf(id, 2);
    assert.deepEqual(first, second);
    assert.deepEqual([first?.type, first?.isSigned], ['checkout.succeeded', true]);
  });

  it('are sent until the seller takes them, also when the sandbox was started again in between', async () => {
    seller.status = 503;
    const { id, url } = await seller.create({ reference: 'pay_once' });
    await pay(url);
    const refused = await seller.eventsOf(id, 1);
    await sandbox.restart();
    assert.equal((await seller.read(id)).status, 'succeeded');
    seller.status = 204;
    const events = await seller.eventsOf(id, refused.length + 1);
    assert.equal(new Set(events.map((event) => event.id)).size, 1);
    assert.ok(events.every(({ isSigned }) => isSigned));
  });
});

describe('the plan of events', () => {
  const seeds = Array.from({ length: 300 }, (_, index) => `pay_${index} succeeded`);

  it('is the same for the same seed', () => {
    for (const habit of ['prompt', 'chaos'] as const) assert.deepEqual(planSends(habit, 'a'), planSends(habit, 'a'));
  });

  it('sends each at least once, promptly within seconds and in part twice', () => {
    const plans = seeds.map((seed) => planSends('prompt', seed));
    assert.ok(plans.every((sends) => sends.length >= 1 && Math.min(...sends) <= 250 && Math.max(...sends) <= 2000));
    const share = plans.filter(({ length }) => length === 2).length / plans.length;
    assert.ok(share > 0.2 && share < 0.5, String(share));
  });

  it('in chaos sends late, up to three times, and later events before earlier ones', () => {
    const plans = seeds.map((seed) => planSends('chaos', seed));
    const firsts = plans.map((sends) => Math.min(...sends));
    assert.ok(firsts.some((first, index) => first < (firsts[index - 1] ?? 0)));
    assert.ok(firsts.some((first) => first > 10_000));
    for (const count of [1, 2, 3])
      assert.ok(
        plans.some(({ length }) => length === count),
        String(count),
      );
  });

  it('tries again after growing pauses of at most five minutes, and gives up after three days', () => {
    assert.deepEqual(
      [1, 2, 3, 4, 20].map((failures) => nextPause(failures, 0)),
      [1000, 2000, 4000, 8000, 300_000],
    );
    assert.equal(nextPause(1, 73 * 60 * 60 * 1000), undefined);
  });
});
