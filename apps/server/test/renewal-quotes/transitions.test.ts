import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { openStatuses, transitions, type QuoteEvent, type QuoteStatus } from '../../src/renewal-quotes/transitions.ts';

const events: QuoteEvent[] = [
  'prepare',
  'hold',
  'complete',
  'fail',
  'retry',
  'approve',
  'decline',
  'accept',
  'withdraw',
  'expire',
  'supersede',
];

/** Everything that is possible; whatever is not here is not. */
const possible: Readonly<Record<QuoteStatus, Partial<Record<QuoteEvent, QuoteStatus>>>> = {
  requested: { prepare: 'preparing', fail: 'failed', withdraw: 'withdrawn', supersede: 'superseded' },
  preparing: {
    prepare: 'preparing',
    hold: 'under_review',
    complete: 'ready',
    fail: 'failed',
    withdraw: 'withdrawn',
    supersede: 'superseded',
  },
  under_review: { approve: 'preparing', decline: 'declined', withdraw: 'withdrawn', supersede: 'superseded' },
  ready: { accept: 'accepted', expire: 'expired', fail: 'failed', withdraw: 'withdrawn', supersede: 'superseded' },
  failed: { retry: 'requested', withdraw: 'withdrawn', supersede: 'superseded' },
  accepted: {},
  declined: {},
  withdrawn: { withdraw: 'withdrawn' },
  expired: {},
  superseded: {},
};

const statuses = Object.keys(possible) as QuoteStatus[];

describe('a renewal quote', () => {
  it('has every status and every event in its table', () => {
    assert.deepEqual(Object.keys(transitions).toSorted(), statuses.toSorted());
    for (const row of Object.values(transitions)) assert.deepEqual(Object.keys(row).toSorted(), events.toSorted());
  });

  for (const status of statuses) {
    for (const event of events) {
      const expected = possible[status][event] ?? null;
      it(`that is ${status}, on ${event}: ${expected ?? 'not possible'}`, () => {
        assert.equal(transitions[status][event], expected);
      });
    }
  }

  it('is never accepted but when it is ready', () => {
    assert.deepEqual(
      statuses.filter((status) => transitions[status].accept !== null),
      ['ready'],
    );
  });

  it('can always be withdrawn while it is open, and never comes back from its end', () => {
    for (const status of statuses) {
      const leads = Object.values(transitions[status]).filter((next) => next !== null && next !== status);
      assert.equal(leads.length > 0, openStatuses.includes(status), status);
      if (openStatuses.includes(status)) assert.equal(transitions[status].withdraw, 'withdrawn');
    }
  });

  it('reaches every status from the first one', () => {
    const reached = new Set<QuoteStatus>(['requested']);
    for (const status of reached) {
      for (const next of Object.values(transitions[status])) if (next !== null) reached.add(next);
    }
    assert.deepEqual([...reached].toSorted(), statuses.toSorted());
  });
});
