import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { sql } from 'kysely';
import { systemActor } from '../../src/activity/record-activity.ts';
import { inTransaction } from '../../src/database/transaction-guard.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { resumeSubscription } from '../../src/subscriptions/resume-subscription.ts';
import type { NewSubscription } from '../../src/subscriptions/service.ts';
import { withPriceIds } from '../catalogue/sample-product.ts';
import { problemOf } from '../http/running-server.ts';
import { openSubscriptions } from './subscription-world.ts';

type Subscription = Schemas['Subscription'];

/** A subscription whose server may be late: nothing is turned before a test says so. */
async function neglected(test: TestContext, own: Partial<NewSubscription> = {}) {
  const world = await openSubscriptions(test, '2030-12-15T10:00:00Z');
  const customerId = await world.addCustomer('atelier');
  const id = await world.subscribe('atelier', { billedUntil: '2030-12-31', ...own });
  const path = `/subscriptions/${id}`;
  return {
    world,
    customerId,
    id,
    turn: () => world.server.services.subscriptions.turnTerms(),
    read: () => world.read<Subscription>('atelier', path),
    change: async (method: string, part: string, body?: object) => {
      const etag = (await world.ask('atelier', 'GET', path)).headers.get('etag') ?? '';
      return world.ask('atelier', method, `${path}/${part}`, { etag, ...(body ? { body } : {}) });
    },
    invoices: async () => {
      const { items } = await world.read<Schemas['InvoicePage']>('atelier', '/invoices?sort=issueDate');
      return items.map(({ total }) => total.amount);
    },
  };
}

describe('a server that is late', () => {
  it('invoices a period before a change of it is previewed, so that nothing is paid for twice', async (test) => {
    const { world, id, turn, invoices } = await neglected(test);
    world.goTo('2030-12-31T23:05:00Z');
    const preview = await world.preview('atelier', id, { seats: 15 });
    assert.deepEqual([preview.effectiveOn, preview.dueToday.amount], ['2031-01-01', 15_000]);
    assert.deepEqual(await invoices(), [30_000]);
    assert.equal((await world.confirm('atelier', id, preview.id)).status, 201);
    await turn();
    assert.deepEqual(
      (await invoices()).toSorted((one, other) => one - other),
      [15_000, 30_000],
    );
  });

  it('invoices what the old term owes at its own price', async (test) => {
    const { world, id, turn, invoices } = await neglected(test, { billedUntil: '2030-11-30' });
    const preview = await world.preview('atelier', id, { seats: 9 });
    await world.confirm('atelier', id, preview.id);
    world.goTo('2031-02-02T10:00:00Z');
    await turn();
    assert.deepEqual(
      (await invoices()).toSorted((one, other) => one - other),
      [27_000, 27_000, 30_000],
    );
  });

  it('shows what has ended as ended, and lets nobody bring it back', async (test) => {
    const { world, turn, read, change } = await neglected(test, { noticeDays: 0 });
    assert.equal((await change('PUT', 'cancellation', { reason: 'not_used' })).status, 200);
    world.goTo('2030-12-31T22:59:59Z');
    assert.equal((await read()).status, 'cancels_at_term_end');
    world.goTo('2030-12-31T23:00:00Z');
    assert.equal((await read()).status, 'ended');
    for (const part of ['cancellation', 'scheduled-change']) {
      assert.equal((await problemOf(await change('DELETE', part))).code, 'invalid_state');
    }
    assert.equal((await problemOf(await change('PUT', 'auto-renewal', { enabled: true }))).code, 'invalid_state');
    await turn();
    assert.equal((await read()).status, 'ended');
  });

  it('shows a trial that is over as active', async (test) => {
    const { world, read } = await neglected(test, { status: 'trial', trialUntil: '2030-12-20' });
    world.goTo('2030-12-20T22:59:00Z');
    assert.equal((await read()).status, 'trial');
    world.goTo('2030-12-20T23:00:00Z');
    assert.equal((await read()).status, 'active');
  });

  it('turns all others where one subscription cannot be turned, and says which', async (test) => {
    const { world, turn, read } = await neglected(test, { id: 'sub_b' });
    await world.subscribe('atelier', { id: 'sub_a', billedUntil: '2030-12-31' });
    await sql`update subscription set terms = jsonb_set(terms, '{timeZone}', '"Mars/Phobos"') where id = 'sub_a'`.execute(
      world.server.database.db,
    );
    world.goTo('2031-01-01T10:00:00Z');
    await assert.rejects(turn(), /sub_a/);
    assert.equal((await read()).term.end, '2031-12-31');
  });
});

describe('a period that begins while a change waits for its payment', () => {
  it('is invoiced with the change in effect, once it is paid', async (test) => {
    const { world, customerId, id, turn, read, invoices } = await neglected(test);
    const card = await world.addCard(customerId);
    world.provider.stored.outcomes.set(card, 'needs_customer');
    world.goTo('2030-12-31T22:50:00Z');
    const preview = await world.preview('atelier', id, { seats: 15 });
    const change = (await (await world.confirm('atelier', id, preview.id)).json()) as Schemas['SubscriptionChange'];
    world.goTo('2030-12-31T23:05:00Z');
    await turn();
    assert.deepEqual([(await read()).term.end, await invoices()], ['2030-12-31', []]);
    const early = await world.ask('atelier', 'POST', `/subscriptions/${id}/change-previews`, { body: { seats: 12 } });
    assert.equal((await problemOf(early)).code, 'invalid_state');
    const paymentId = change.payment?.id ?? '';
    world.provider.move(paymentId, { status: 'succeeded', received: preview.dueToday });
    await world.read('atelier', `/payments/${paymentId}`);
    await turn();
    const { seats, term } = await read();
    assert.deepEqual([seats.bought, term.end], [15, '2031-12-31']);
    assert.deepEqual(
      (await invoices()).toSorted((one, other) => one - other),
      [preview.dueToday.amount, 45_000],
    );
  });

  it('waits no longer than two weeks', async (test) => {
    const { world, customerId, id, turn, invoices } = await neglected(test);
    const card = await world.addCard(customerId);
    world.provider.stored.outcomes.set(card, 'processing');
    const preview = await world.preview('atelier', id, { seats: 15 });
    const confirmed = await world.confirm('atelier', id, preview.id);
    assert.equal(((await confirmed.json()) as Schemas['SubscriptionChange']).status, 'awaiting_payment');
    world.goTo('2031-01-02T10:00:00Z');
    await turn();
    assert.deepEqual(await invoices(), [30_000]);
  });
});

describe('terms', () => {
  it('that begin on the last day of a month find back to it', async (test) => {
    const { world, turn, read } = await neglected(test, {
      term: { start: '2030-12-31', end: '2031-01-30', months: 1, interval: 'month' },
      billedUntil: null,
    });
    const starts: string[] = [];
    for (const day of ['2031-01-31', '2031-02-28', '2031-03-31', '2031-04-30', '2031-05-31']) {
      world.goTo(`${day}T10:00:00Z`);
      await turn();
      starts.push((await read()).term.start);
    }
    assert.deepEqual(starts, ['2031-01-31', '2031-02-28', '2031-03-31', '2031-04-30', '2031-05-31']);
  });

  it('go on while a subscription is off for payment default, and are not invoiced', async (test) => {
    const { world, turn, read, invoices } = await neglected(test, { status: 'inactive' });
    world.goTo('2031-01-01T10:00:00Z');
    await turn();
    const { status, term } = await read();
    assert.deepEqual([status, term.start, await invoices()], ['inactive', '2031-01-01', []]);
  });

  it('are whole billing intervals', async (test) => {
    const { world } = await neglected(test);
    const product = withPriceIds('yearly');
    for (const price of product.plans.flatMap(({ prices }) => prices)) price.interval = 'year';
    await world.server.services.catalogue.createProduct(product, undefined, 'prod_yearly');
    const body = {
      customer: { externalId: 'atelier' },
      productId: 'prod_yearly',
      planId: 'plan_team',
      priceId: 'yearly_price_team_eur',
      seats: 4,
      start: '2030-12-15',
      termMonths: 18,
      timeZone: 'Europe/Paris',
      autoRenew: true,
    };
    const problem = await problemOf(await world.operate('POST', '/operator/subscriptions', { body }));
    assert.deepEqual([problem.code, problem.fields?.[0]?.pointer], ['validation_failed', '/termMonths']);
    const whole = await world.operate('POST', '/operator/subscriptions', { body: { ...body, termMonths: 24 } });
    assert.equal(whole.status, 201);
  });
});

describe('a preview that was confirmed already', () => {
  it('does not count once its charge was declined: a new one is charged', async (test) => {
    const { world, customerId, id } = await neglected(test);
    const card = await world.addCard(customerId);
    world.provider.stored.outcomes.set(card, 'declined');
    const preview = await world.preview('atelier', id, { seats: 15 });
    const declined = await world.confirm('atelier', id, preview.id, 'first-confirmation');
    assert.equal((await problemOf(declined)).code, 'payment_failed');
    const repeated = await world.confirm('atelier', id, preview.id, 'first-confirmation');
    assert.equal((await problemOf(repeated)).code, 'payment_failed');
    world.provider.stored.outcomes.set(card, 'succeeded');
    const later = await world.confirm('atelier', id, preview.id, 'second-confirmation');
    assert.equal((await problemOf(later)).code, 'preview_outdated');
  });

  it('does not count once it was undone', async (test) => {
    const { world, id, change } = await neglected(test);
    const preview = await world.preview('atelier', id, { seats: 9 });
    assert.equal((await world.confirm('atelier', id, preview.id)).status, 201);
    assert.equal((await change('DELETE', 'scheduled-change')).status, 200);
    assert.equal((await problemOf(await world.confirm('atelier', id, preview.id))).code, 'preview_outdated');
  });
});

describe('a cancelled subscription that is off for payment default', () => {
  const switchedOff = async (test: TestContext) => {
    const given = await neglected(test, { noticeDays: 0 });
    const { world, id, change } = given;
    await change('PUT', 'cancellation', { reason: 'too_expensive' });
    const set = async (status: 'inactive' | 'active') => {
      const path = `/operator/subscriptions/${id}`;
      const etag = (await world.operate('GET', path)).headers.get('etag') ?? '';
      assert.equal((await world.operate('PATCH', path, { etag, body: { status } })).status, 200);
    };
    await set('inactive');
    return { ...given, set };
  };

  it('ends as it was to once the debt is paid', async (test) => {
    const { world, customerId, id, read } = await switchedOff(test);
    const now = new Date('2030-12-16T10:00:00Z');
    await inTransaction(world.server.database.db, (transaction) =>
      resumeSubscription(transaction, { customerId, subscriptionId: id, actor: systemActor }, now),
    );
    const { status, cancellation, nextRenewal } = await read();
    assert.deepEqual([status, cancellation?.reason, nextRenewal], ['cancels_at_term_end', 'too_expensive', null]);
  });

  it('goes on as before it was cancelled when the operator makes it active', async (test) => {
    const { read, set } = await switchedOff(test);
    await set('active');
    const { status, cancellation, autoRenew, nextRenewal } = await read();
    assert.deepEqual([status, cancellation, autoRenew, nextRenewal?.on], ['active', null, true, '2031-01-01']);
  });
});
