import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { codeOf } from '../payments/payment-server.ts';
import { sampleSubscription } from '../subscriptions/sample-subscription.ts';
import { openMethodServer, type MethodServer } from './method-server.ts';

let shop: MethodServer;
let customers = 0;

before(async () => {
  shop = await openMethodServer();
});

after(() => shop.close());

/** A customer of its own for each test, with as many cards as wanted. */
async function addCustomer(cards = 0): Promise<{ customer: string; ids: string[] }> {
  const customer = `method-customer-${(customers += 1)}`;
  await shop.addCustomer(customer);
  const ids: string[] = [];
  for (let card = 0; card < cards; card += 1) ids.push(await shop.keep(customer));
  return { customer, ids };
}

const remove = (customer: string, id: string) => shop.send(customer, 'DELETE', `/payment-methods/${id}`);
const choose = (customer: string, id: string) => shop.send(customer, 'PUT', `/payment-methods/${id}/default`);
const idsOf = async (customer: string) => (await shop.methods(customer)).map(({ id }) => id);
const defaultsOf = async (customer: string) =>
  (await shop.methods(customer)).filter((method) => method.default).map(({ id }) => id);
const subscribe = (customer: string, status: 'active' | 'trial' | 'cancels_at_term_end' | 'ended' = 'active') =>
  shop.server.services.subscriptions.addSubscription(sampleSubscription(customer, { status }));

describe('the list of payment methods', () => {
  it('has the default first, then the newest, and the subscriptions that are charged to it', async () => {
    const { customer, ids } = await addCustomer(3);
    const [first = '', second = '', third = ''] = ids;
    const active = await subscribe(customer);
    await subscribe(customer, 'ended');
    assert.equal((await choose(customer, second)).status, 200);
    const methods = await shop.methods(customer);
    assert.deepEqual(
      methods.map(({ id, default: isDefault, subscriptionIds }) => [id, isDefault, subscriptionIds]),
      [
        [second, true, [active]],
        [third, false, []],
        [first, false, []],
      ],
    );
  });

  it('comes in pages, each method once', async () => {
    const { customer, ids } = await addCustomer(5);
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const path: string = `/payment-methods?limit=2${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`;
      const page = (await (await shop.ask(customer, path)).json()) as Schemas['PaymentMethodPage'];
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor !== null);
    assert.deepEqual(seen, [ids[0], ...ids.slice(1).reverse()]);
    const { customer: other } = await addCustomer();
    assert.deepEqual(await idsOf(other), []);
  });

  it('shows nothing of an account but digits', async () => {
    const { customer } = await addCustomer();
    await shop.keep(customer, { kind: 'sepa_debit', brand: null, lastDigits: 'M026', holder: '  ', expiry: null });
    const [method] = await shop.methods(customer);
    assert.deepEqual([method?.lastDigits, method?.holder, method?.expiry], [null, null, null]);
  });
});

describe('the default payment method', () => {
  it('is one, also when fifty people choose at once', async () => {
    const { customer, ids } = await addCustomer(5);
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, index) => choose(customer, ids[index % ids.length] ?? '')),
    );
    assert.ok(answers.every(({ status }) => status === 200));
    assert.equal((await defaultsOf(customer)).length, 1);
  });

  it('is chosen once: choosing it again is no activity', async () => {
    const { customer, ids } = await addCustomer(2);
    const [, second = ''] = ids;
    for (let times = 0; times < 3; times += 1) {
      const method = (await (await choose(customer, second)).json()) as Schemas['PaymentMethod'];
      assert.deepEqual([method.id, method.default], [second, true]);
    }
    const chosen = (await shop.activity(customer)).filter(([action]) => action === 'payment_method_made_default');
    assert.deepEqual(chosen, [['payment_method_made_default', second]]);
  });

  it('cannot be a card that has expired, another customer’s or none', async () => {
    const [{ customer }, { ids }] = [await addCustomer(1), await addCustomer(1)];
    const expired = await shop.keep(customer, { expiry: { year: 2020, month: 1 } });
    assert.equal(await codeOf(await choose(customer, expired)), 'invalid_state');
    assert.equal(await codeOf(await choose(customer, ids[0] ?? '')), 'not_found');
    assert.equal(await codeOf(await choose(customer, 'pm_none')), 'not_found');
  });
});

describe('the payment methods of a customer', () => {
  it('stay right while methods are added, chosen, replaced and removed at once', async () => {
    const { customer, ids } = await addCustomer(4);
    await subscribe(customer);
    const setups = await Promise.all(ids.slice(0, 2).map((replaces) => shop.begin(customer, { replaces })));
    for (const { id } of setups) shop.provider.move(id, { status: 'succeeded' });
    const acts = Array.from({ length: 60 }, (_, index) => {
      const id = ids[index % ids.length] ?? '';
      if (index % 3 === 0) return choose(customer, id);
      if (index % 3 === 1) return shop.ask(customer, `/payment-method-setups/${setups[index % 2]?.id}`);
      return index > 40 ? remove(customer, id) : shop.ask(customer, '/payment-methods');
    });
    const answers = await Promise.all(acts);
    assert.ok(
      answers.every(({ status }) => status < 500),
      answers.map(({ status }) => status).join(),
    );
    const methods = await shop.methods(customer);
    assert.ok(methods.length >= 2);
    assert.equal(methods.filter((method) => method.default).length, 1);
    const settled = await Promise.all(setups.map(({ id }) => shop.setup(customer, id)));
    assert.ok(settled.every(({ paymentMethodId }) => methods.some(({ id }) => id === paymentMethodId)));
  });
});

describe('removing a payment method', () => {
  it('has the provider forget it, and makes the newest other one that works the default', async () => {
    const { customer } = await addCustomer();
    const first = await shop.keep(customer, { id: 'pm_to_be_forgotten' });
    const second = await shop.keep(customer);
    const expired = await shop.keep(customer, { expiry: { year: 2020, month: 1 } });
    assert.equal((await remove(customer, first)).status, 204);
    assert.ok(shop.provider.stored.removed.includes('pm_to_be_forgotten'));
    assert.deepEqual(await idsOf(customer), [second, expired]);
    assert.deepEqual(await defaultsOf(customer), [second]);
    assert.equal(await codeOf(await remove(customer, first)), 'not_found');
    const told = new Map((await shop.activity(customer)).slice(-2));
    assert.deepEqual(told.get('payment_method_removed'), first);
    assert.deepEqual(told.get('payment_method_made_default'), second);
  });

  it('is refused for the last one while a subscription is charged to it, in words', async () => {
    for (const status of ['active', 'trial'] as const) {
      const { customer, ids } = await addCustomer(1);
      await subscribe(customer, status);
      const response = await remove(customer, ids[0] ?? '');
      assert.equal(response.status, 409);
      const problem = (await response.json()) as Schemas['Problem'];
      assert.equal(problem.code, 'payment_method_in_use');
      assert.match(problem.detail ?? '', /only payment method.*Add another one/);
      assert.deepEqual(await idsOf(customer), ids);
    }
  });

  it('is allowed for the last one when no subscription goes on', async () => {
    const { customer, ids } = await addCustomer(1);
    await subscribe(customer, 'ended');
    await subscribe(customer, 'cancels_at_term_end');
    assert.equal((await remove(customer, ids[0] ?? '')).status, 204);
    assert.deepEqual(await idsOf(customer), []);
  });

  it('leaves one when all are removed at once', async () => {
    const { customer, ids } = await addCustomer(4);
    await subscribe(customer);
    const answers = await Promise.all(ids.map((id) => remove(customer, id)));
    const statuses = answers.map(({ status }) => status).toSorted((one, other) => one - other);
    assert.deepEqual(statuses, [204, 204, 204, 409]);
    assert.equal((await defaultsOf(customer)).length, 1);
  });

  it('happens once when it is asked for twice at once', async () => {
    const { customer, ids } = await addCustomer(2);
    const answers = await Promise.all([remove(customer, ids[0] ?? ''), remove(customer, ids[0] ?? '')]);
    assert.ok(answers.some(({ status }) => status === 204));
    assert.ok(answers.every(({ status }) => status === 204 || status === 404));
    const removals = (await shop.activity(customer)).filter(([action]) => action === 'payment_method_removed');
    assert.equal(removals.length, 1);
  });

  it('removes nothing while the provider is away', async () => {
    const { customer, ids } = await addCustomer(2);
    shop.provider.isAway = true;
    const response = await remove(customer, ids[0] ?? '');
    shop.provider.isAway = false;
    assert.deepEqual([response.status, await codeOf(response)], [502, 'payment_provider_unavailable']);
    assert.deepEqual(await defaultsOf(customer), [ids[0]]);
    assert.equal((await remove(customer, ids[0] ?? '')).status, 204);
  });

  it('is not for another customer', async () => {
    const [{ customer }, { customer: other, ids }] = [await addCustomer(1), await addCustomer(1)];
    assert.equal(await codeOf(await remove(customer, ids[0] ?? '')), 'not_found');
    assert.deepEqual(await idsOf(other), ids);
  });

  it('is told to the customer’s open pages', async () => {
    const { customer, ids } = await addCustomer(2);
    await remove(customer, ids[0] ?? '');
    const { id } = await shop.server.services.customers.findCustomer({ externalId: customer });
    const events = await shop.server.database.db
      .selectFrom('live_event')
      .select('event')
      .where('customer_id', '=', id)
      .execute();
    const told = events.map(({ event }) => event as unknown as Schemas['PaymentMethodsChangedEvent']);
    assert.ok(told.every(({ type }) => type === 'payment_methods.changed'));
    assert.ok(told.some(({ data }) => data.paymentMethodIds.join() === ids.join()));
  });
});
