import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import type { NewSubscription } from '../../src/subscriptions/service.ts';
import { when } from '../deliveries/delivery-services.ts';
import { problemOf } from '../http/running-server.ts';
import { openSubscriptions } from './subscription-world.ts';

type Subscription = Schemas['Subscription'];

/** A subscription, and what happens to it when time goes on. */
async function living(test: TestContext, own: Partial<NewSubscription> = {}) {
  const world = await openSubscriptions(test, '2030-12-15T10:00:00Z');
  const customerId = await world.addCustomer('atelier');
  const id = await world.subscribe('atelier', { billedUntil: '2030-12-31', ...own });
  const { subscriptions } = world.server.services;
  return {
    world,
    customerId,
    id,
    /** Lets the server look after terms at a moment. */
    at: async (instant: string) => {
      world.goTo(instant);
      await subscriptions.turnTerms();
    },
    read: () => world.read<Subscription>('atelier', `/subscriptions/${id}`),
    invoices: async () =>
      (await world.read<Schemas['InvoicePage']>('atelier', '/invoices?sort=issueDate')).items.map(
        ({ issueDate, total, status }) => [issueDate, total.amount, status],
      ),
  };
}

describe('the end of a term', () => {
  it('renews for the same time, and invoices each billing period once', async (test) => {
    const { at, read, invoices } = await living(test);
    await at('2030-12-31T22:59:00Z');
    assert.deepEqual([(await read()).term.end, await invoices()], ['2030-12-31', []]);
    // Midnight in Paris.
    await at('2030-12-31T23:00:00Z');
    await at('2030-12-31T23:01:00Z');
    const { term, status, nextRenewal } = await read();
    assert.deepEqual(
      [term.start, term.end, status, nextRenewal?.on],
      ['2031-01-01', '2031-12-31', 'active', '2032-01-01'],
    );
    assert.deepEqual(await invoices(), [['2031-01-01', 30_000, 'open']]);
    await at('2031-02-10T00:00:00Z');
    assert.equal((await invoices()).length, 2);
  });

  it('brings the change that waited for it', async (test) => {
    const { world, id, at, read, invoices } = await living(test);
    const preview = await world.preview('atelier', id, { seats: 9 });
    await world.confirm('atelier', id, preview.id);
    await at('2031-01-01T08:00:00Z');
    const { seats, scheduledChange } = await read();
    assert.deepEqual([seats.bought, scheduledChange], [9, null]);
    assert.deepEqual(await invoices(), [['2031-01-01', 27_000, 'open']]);
  });

  it('ends what was cancelled or does not renew', async (test) => {
    for (const own of [{ autoRenew: false }, { status: 'cancels_at_term_end' as const, autoRenew: false }]) {
      const { at, read, invoices } = await living(test, own);
      await at('2031-01-01T08:00:00Z');
      const { status, nextRenewal, noticeDeadline } = await read();
      assert.deepEqual([status, nextRenewal, noticeDeadline, await invoices()], ['ended', null, null, []]);
    }
  });

  it('charges the stored payment method for the renewal', async (test) => {
    const { world, customerId, at, invoices } = await living(test);
    await world.addCard(customerId);
    await at('2031-01-01T08:00:00Z');
    const settled = await when(invoices, ([invoice]) => invoice?.[2] === 'paid');
    assert.deepEqual(settled, [['2031-01-01', 30_000, 'paid']]);
  });

  it('makes one renewal when several servers look at once', async (test) => {
    const { world, at, invoices } = await living(test);
    world.goTo('2031-01-01T08:00:00Z');
    await Promise.all(Array.from({ length: 5 }, () => world.server.services.subscriptions.turnTerms()));
    await at('2031-01-01T09:00:00Z');
    assert.equal((await invoices()).length, 1);
  });

  it('catches up after a long time, period by period', async (test) => {
    const { at, read, invoices } = await living(test);
    await at('2032-03-05T00:00:00Z');
    assert.equal((await read()).term.end, '2032-12-31');
    assert.equal((await invoices()).length, 15);
  });
});

describe('a trial', () => {
  it('becomes active by itself and is invoiced from the next day on', async (test) => {
    const { at, read, invoices } = await living(test, {
      status: 'trial',
      trialUntil: '2030-12-21',
      billedUntil: '2030-12-21',
    });
    await at('2030-12-21T12:00:00Z');
    assert.equal((await read()).status, 'trial');
    await at('2030-12-22T12:00:00Z');
    assert.equal((await read()).status, 'active');
    // Ten of 31 days.
    assert.deepEqual(await invoices(), [['2030-12-22', 9678, 'open']]);
  });
});

describe('a renewal that comes near', () => {
  it('is announced once, two weeks before the notice deadline', async (test) => {
    const { world, at } = await living(test, {
      term: { start: '2030-03-01', end: '2031-02-28', months: 12, interval: 'month' },
      billedUntil: '2031-02-28',
    });
    const told = async () =>
      (await world.read<Schemas['NotificationPage']>('atelier', '/notifications')).items.filter(
        ({ kind }) => kind === 'renewal_near',
      );
    await at('2031-01-14T10:00:00Z');
    assert.deepEqual(await told(), []);
    await at('2031-01-16T10:00:00Z');
    await at('2031-01-17T10:00:00Z');
    const [notice, ...others] = await told();
    assert.deepEqual([notice?.facts.date, notice?.facts.amount?.amount, others], ['2031-01-29', 30_000, []]);
  });
});

describe('the operator', () => {
  const input = (own: Partial<Schemas['SubscriptionInput']> = {}): Schemas['SubscriptionInput'] => ({
    customer: { externalId: 'atelier' },
    productId: 'prod_studio',
    planId: 'plan_team',
    priceId: 'price_team_eur',
    seats: 4,
    addOns: [{ addOnId: 'addon_archive', priceId: 'price_archive_eur', quantity: 2 }],
    start: '2030-12-15',
    termMonths: 12,
    timeZone: 'Europe/Paris',
    autoRenew: true,
    ...own,
  });

  it('adds a subscription at the prices of the catalogue, and its first invoice follows', async (test) => {
    const { world, invoices, at } = await living(test);
    const response = await world.operate('POST', '/operator/subscriptions', { body: input() });
    assert.equal(response.status, 201, await response.clone().text());
    const { subscription } = (await response.json()) as Schemas['OperatorSubscription'];
    assert.deepEqual([subscription.price.net.amount, subscription.price.gross.amount], [13_000, 15_600]);
    assert.deepEqual([subscription.term.end, subscription.status], ['2031-12-14', 'active']);
    await at('2030-12-15T11:00:00Z');
    assert.deepEqual(await invoices(), [['2030-12-15', 15_600, 'open']]);
  });

  it('is told what is wrong with one', async (test) => {
    const { world } = await living(test);
    for (const [own, code] of [
      [{ priceId: 'price_none' }, 'option_not_available'],
      [{ planId: 'plan_business' }, 'option_not_available'],
      [{ seats: 51 }, 'validation_failed'],
      [{ usedSeats: 5 }, 'validation_failed'],
      [{ trialUntil: '2030-12-01' }, 'validation_failed'],
      [{ customer: { externalId: 'nobody' } }, 'not_found'],
    ] as const) {
      const response = await world.operate('POST', '/operator/subscriptions', { body: input(own) });
      assert.equal((await problemOf(response)).code, code);
    }
  });
});
