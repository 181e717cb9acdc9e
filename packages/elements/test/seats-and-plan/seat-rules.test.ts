import { expect } from '@open-wc/testing';
import type { SubscriptionOptions } from '@portico/client';
import { optionsOf, subscriptionOf } from '@portico/testing';
import { parseSeats, seatLimits, seatsProblem } from '../../src/components/seats-and-plan/seat-rules.js';

function optionsWith(seats: Partial<SubscriptionOptions['seats']>): SubscriptionOptions {
  const subscription = subscriptionOf();
  return optionsOf({ ...subscription, seats: { ...subscription.seats, ...seats } });
}

function planOf(options: SubscriptionOptions, name: string): SubscriptionOptions['plans'][number] {
  const found = options.plans.find((plan) => plan.name === name);
  if (!found) throw new Error(`no plan ${name}`);
  return found;
}

describe('parseSeats', () => {
  it('should take whole numbers, with spaces between groups', () => {
    expect(['15', ' 15 ', '1 500', '1\u202F500', '1\u00A0500', '007'].map(parseSeats)).to.deep.equal([
      15, 15, 1500, 1500, 1500, 7,
    ]);
  });

  it('should take nothing else', () => {
    for (const text of ['', ' ', '1.5', '1,500', '-3', '+3', '1e3', '0x10', 'ten', '9'.repeat(10)]) {
      expect(parseSeats(text), text).to.equal(undefined);
    }
  });
});

describe('seatLimits', () => {
  it('should take those of the subscription for the plan that there is', () => {
    const options = optionsWith({ minimum: 8, maximum: null });
    expect(seatLimits(planOf(options, 'Team'), options)).to.deep.equal({ minimum: 8, maximum: null });
  });

  it('should take those of another plan, but not fewer than are in use', () => {
    const options = optionsWith({ used: 8 });
    expect(seatLimits(planOf(options, 'Solo'), options)).to.deep.equal({ minimum: 8, maximum: 20 });
  });

  it('should never go below one', () => {
    const options = optionsWith({ used: 0, minimum: 0 });
    expect(seatLimits(planOf(options, 'Team'), options).minimum).to.equal(1);
    expect(seatLimits(planOf(options, 'Solo'), options).minimum).to.equal(1);
  });
});

describe('seatsProblem', () => {
  it('should say first what the customer can do something about', () => {
    const options = optionsWith({ used: 8, minimum: 10 });
    const team = planOf(options, 'Team');
    expect(seatsProblem('7', team, options)).to.deep.equal({ kind: 'below-use', used: 8 });
    expect(seatsProblem('9', team, options)).to.deep.equal({ kind: 'too-few', minimum: 10 });
    expect(seatsProblem('51', team, options)).to.deep.equal({ kind: 'too-many', maximum: 50 });
    expect(seatsProblem('many', team, options)).to.deep.equal({ kind: 'not-a-number' });
    expect(seatsProblem('10', team, options)).to.equal(undefined);
  });

  it('should not know of use where the host does not report it', () => {
    const options = optionsWith({ used: null, minimum: 5 });
    expect(seatsProblem('3', planOf(options, 'Team'), options)).to.deep.equal({ kind: 'too-few', minimum: 5 });
  });
});
