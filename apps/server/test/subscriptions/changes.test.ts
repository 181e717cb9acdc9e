import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { when } from '../deliveries/delivery-services.ts';
import { problemOf } from '../http/running-server.ts';
import { openSubscriptions, type SubscriptionWorld } from './subscription-world.ts';

const shop = async (test: Parameters<typeof openSubscriptions>[0], start?: string) => {
  const world = await openSubscriptions(test, start);
  const customerId = await world.addCustomer('atelier');
  const id = await world.subscribe('atelier');
  return { world, customerId, id };
};

const invoicesOf = async (world: SubscriptionWorld) =>
  (await world.read<Schemas['InvoicePage']>('atelier', '/invoices')).items;

describe('what a subscription can be changed to', () => {
  it('is every plan in its currency and interval, lower or higher', async (test) => {
    const { world, id } = await shop(test);
    const options = await world.read<Schemas['SubscriptionOptions']>('atelier', `/subscriptions/${id}/options`);
    assert.deepEqual(
      options.plans.map(({ id: plan, direction, perSeat }) => [plan, direction, perSeat.amount]),
      [
        ['plan_team', 'current', 2500],
        ['plan_business', 'upgrade', 4000],
      ],
    );
    assert.deepEqual([options.seats.minimum, options.seats.maximum], [9, 50]);
  });

  it('is its seats alone where the product is not sold any more', async (test) => {
    const { world } = await shop(test);
    const id = await world.subscribe('atelier', { product: { id: 'prod_gone', name: 'Gone' } });
    const { plans } = await world.read<Schemas['SubscriptionOptions']>('atelier', `/subscriptions/${id}/options`);
    assert.deepEqual(
      plans.map(({ direction }) => direction),
      ['current'],
    );
  });
});

describe('a preview', () => {
  it('says line by line what more seats cost for the rest of the month', async (test) => {
    const { world, id } = await shop(test);
    const preview = await world.preview('atelier', id, { seats: 15 });
    assert.deepEqual(
      preview.lines.map(({ kind, part, seats, days, daysInPeriod, net }) => [
        kind,
        part,
        seats,
        days,
        daysInPeriod,
        net.amount,
      ]),
      [
        ['credit', 'seats', 10, 11, 30, -9167],
        ['charge', 'seats', 15, 11, 30, 13_750],
      ],
    );
    assert.deepEqual(
      [preview.effective, preview.effectiveOn, preview.dueToday.amount],
      ['at_once', '2030-11-20', 5500],
    );
    assert.equal(preview.nextRenewal?.expected.gross.amount, 45_000);
    assert.equal(preview.expiresAt, '2030-11-20T10:15:00.000Z');
  });

  it('never outlasts the day that it was calculated for', async (test) => {
    const { world, id } = await shop(test, '2030-11-20T22:55:00Z');
    assert.equal((await world.preview('atelier', id, { seats: 15 })).expiresAt, '2030-11-20T22:59:59.999Z');
  });

  it('has less wait for the end of the term, and costs nothing now', async (test) => {
    const { world, id } = await shop(test);
    const preview = await world.preview('atelier', id, { seats: 9 });
    assert.deepEqual([preview.effective, preview.effectiveOn], ['at_term_end', '2031-01-01']);
    assert.deepEqual([preview.lines, preview.dueToday.amount], [[], 0]);
    assert.equal(preview.nextRenewal?.expected.net.amount, 22_500);
  });

  for (const [what, asked, code, pointer] of [
    ['fewer seats than are in use', { seats: 8 }, 'validation_failed', '/seats'],
    ['more seats than the plan has', { seats: 51 }, 'validation_failed', '/seats'],
    ['what is so already', { seats: 10 }, 'option_not_available', undefined],
    ['a plan that is not sold', { planId: 'plan_none' }, 'option_not_available', undefined],
  ] as const) {
    it(`is refused for ${what}`, async (test) => {
      const { world, id } = await shop(test);
      const response = await world.ask('atelier', 'POST', `/subscriptions/${id}/change-previews`, { body: asked });
      const problem = await problemOf(response);
      assert.equal(problem.code, code);
      assert.equal(problem.fields?.[0]?.pointer, pointer);
    });
  }

  it('is refused for one that is off, cancelled or has ended, and for another customer', async (test) => {
    const { world, id } = await shop(test);
    await world.addCustomer('other');
    for (const status of ['inactive', 'ended', 'cancels_at_term_end'] as const) {
      const off = await world.subscribe('atelier', { status });
      const body = { seats: 15 };
      const response = await world.ask('atelier', 'POST', `/subscriptions/${off}/change-previews`, { body });
      assert.equal((await problemOf(response)).code, 'invalid_state');
    }
    const foreign = await world.ask('other', 'POST', `/subscriptions/${id}/change-previews`, { body: { seats: 15 } });
    assert.equal((await problemOf(foreign)).code, 'not_found');
    const reader = await world.ask('atelier', 'POST', `/subscriptions/${id}/change-previews`, {
      body: { seats: 15 },
      capabilities: ['subscription:read'],
    });
    assert.equal((await problemOf(reader)).code, 'capability_missing');
  });
});

describe('a confirmed change', () => {
  it('that is paid by hand is applied, and its invoice is of exactly the previewed amount', async (test) => {
    const { world, id } = await shop(test);
    const preview = await world.preview('atelier', id, { seats: 15 });
    const change = (await (await world.confirm('atelier', id, preview.id)).json()) as Schemas['SubscriptionChange'];
    assert.deepEqual([change.status, change.payment, change.subscription.seats.bought], ['applied', null, 15]);
    const invoice = await world.read<Schemas['Invoice']>('atelier', `/invoices/${change.invoiceId ?? ''}`);
    assert.deepEqual([invoice.status, invoice.amountDue], ['open', preview.dueToday]);
    assert.equal(invoice.document.lines.length, 2);
    const { items } = await world.read<Schemas['ActivityPage']>('atelier', '/activity');
    assert.deepEqual(items.map(({ action }) => action).toSorted(), ['invoice_issued', 'subscription_changed']);
    const seats = items.find(({ action }) => action === 'subscription_changed')?.changes;
    assert.deepEqual(seats, [{ field: 'seats', before: '10', after: '15' }]);
  });

  it('that is charged is applied with the money, and its invoice is paid', async (test) => {
    const { world, id, customerId } = await shop(test);
    await world.addCard(customerId);
    const preview = await world.preview('atelier', id, { seats: 15 });
    const change = (await (await world.confirm('atelier', id, preview.id)).json()) as Schemas['SubscriptionChange'];
    assert.deepEqual([change.status, change.payment?.status], ['applied', 'succeeded']);
    const [charge] = [...world.provider.stored.charges.values()];
    assert.deepEqual(charge?.amount, preview.dueToday);
    const [invoice] = await invoicesOf(world);
    assert.deepEqual([invoice?.status, invoice?.total], ['paid', preview.dueToday]);
  });

  it('that is declined changes nothing and is not invoiced', async (test) => {
    const { world, id, customerId } = await shop(test);
    const card = await world.addCard(customerId);
    world.provider.stored.outcomes.set(card, 'declined');
    const preview = await world.preview('atelier', id, { seats: 15 });
    const response = await world.confirm('atelier', id, preview.id);
    assert.equal(response.status, 402);
    assert.equal((await problemOf(response)).code, 'payment_failed');
    const { seats } = await world.read<Schemas['Subscription']>('atelier', `/subscriptions/${id}`);
    assert.equal(seats.bought, 10);
    assert.deepEqual(await invoicesOf(world), []);
    // A new preview with a better card goes through.
    world.provider.stored.outcomes.set(card, 'succeeded');
    const again = await world.preview('atelier', id, { seats: 15 });
    assert.equal((await world.confirm('atelier', id, again.id)).status, 201);
  });

  it('that the bank asks about waits for the page, and no other one goes in between', async (test) => {
    const { world, id, customerId } = await shop(test);
    const card = await world.addCard(customerId);
    world.provider.stored.outcomes.set(card, 'needs_customer');
    const preview = await world.preview('atelier', id, { seats: 15 });
    const change = (await (await world.confirm('atelier', id, preview.id)).json()) as Schemas['SubscriptionChange'];
    assert.equal(change.status, 'awaiting_payment');
    assert.match(change.payment?.redirectUrl ?? '', /^http/);
    assert.equal(change.subscription.seats.bought, 10);
    const other = await world.preview('atelier', id, { seats: 12 });
    assert.equal((await problemOf(await world.confirm('atelier', id, other.id))).code, 'conflict');
    const paymentId = change.payment?.id ?? '';
    world.provider.move(paymentId, { status: 'succeeded', received: preview.dueToday });
    await world.read('atelier', `/payments/${paymentId}`);
    const applied = await when(
      () => world.read<Schemas['Subscription']>('atelier', `/subscriptions/${id}`),
      ({ seats }) => seats.bought === 15,
    );
    assert.equal(applied.seats.bought, 15);
    assert.equal((await invoicesOf(world))[0]?.status, 'paid');
  });

  it('is refused when the preview is late or no longer right', async (test) => {
    const { world, id } = await shop(test);
    const late = await world.preview('atelier', id, { seats: 15 });
    world.goTo('2030-11-20T10:15:00Z');
    assert.equal((await problemOf(await world.confirm('atelier', id, late.id))).code, 'preview_expired');
    const one = await world.preview('atelier', id, { seats: 15 });
    const other = await world.preview('atelier', id, { seats: 12 });
    assert.equal((await world.confirm('atelier', id, other.id)).status, 201);
    assert.equal((await problemOf(await world.confirm('atelier', id, one.id))).code, 'preview_outdated');
    const dearer = await world.preview('atelier', id, { planId: 'plan_business' });
    const { body, version } = await world.server.services.catalogue.getProduct('prod_studio');
    const { id: _, createdAt: __, updatedAt: ___, url, ...product } = body;
    const plans = structuredClone(product.plans);
    const price = plans.find((plan) => plan.id === 'plan_business')?.prices[0];
    if (price) price.perSeat.amount = 5000;
    await world.server.services.catalogue.updateProduct(
      'prod_studio',
      { ...product, ...(url === null ? {} : { url }), plans },
      version,
    );
    assert.equal((await problemOf(await world.confirm('atelier', id, dearer.id))).code, 'preview_outdated');
  });

  it('of less is scheduled, replaced by a later one, and can be undone', async (test) => {
    const { world, id } = await shop(test);
    const fewer = await world.preview('atelier', id, { seats: 9 });
    const change = (await (await world.confirm('atelier', id, fewer.id)).json()) as Schemas['SubscriptionChange'];
    assert.deepEqual(
      [change.status, change.invoiceId, change.subscription.scheduledChange?.seats],
      ['scheduled', null, 9],
    );
    assert.deepEqual(await invoicesOf(world), []);
    const response = await world.ask('atelier', 'GET', `/subscriptions/${id}`);
    const etag = response.headers.get('etag') ?? '';
    const path = `/subscriptions/${id}/scheduled-change`;
    const undone = await world.ask('atelier', 'DELETE', path, { etag });
    assert.equal(((await undone.json()) as Schemas['Subscription']).scheduledChange, null);
    assert.equal((await problemOf(await world.ask('atelier', 'DELETE', path, { etag }))).code, 'precondition_failed');
  });

  it('is made once, whoever confirms it and however often', async (test) => {
    const { world, id, customerId } = await shop(test);
    await world.addCard(customerId);
    const preview = await world.preview('atelier', id, { seats: 15 });
    const replies = await Promise.all(
      Array.from({ length: 50 }, (_, index) => world.confirm('atelier', id, preview.id, `confirmation-${index}`)),
    );
    assert.deepEqual([...new Set(replies.map(({ status }) => status))], [201]);
    const changes = (await Promise.all(replies.map((reply) => reply.json()))) as Schemas['SubscriptionChange'][];
    assert.equal(new Set(changes.map((change) => change.id)).size, 1);
    assert.equal(world.provider.stored.charges.size, 1);
    assert.equal((await invoicesOf(world)).length, 1);
    const { seats } = await world.read<Schemas['Subscription']>('atelier', `/subscriptions/${id}`);
    assert.equal(seats.bought, 15);
  });
});
