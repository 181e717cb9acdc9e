import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { when } from '../deliveries/delivery-services.ts';
import { codeOf, returnUrl } from '../payments/payment-server.ts';
import { openMethodServer, type MethodServer } from './method-server.ts';

let shop: MethodServer;
let customers = 0;

before(async () => {
  shop = await openMethodServer();
});

after(() => shop.close());

/** A customer of its own for each test. */
async function addCustomer(): Promise<string> {
  const externalId = `setup-customer-${(customers += 1)}`;
  await shop.addCustomer(externalId);
  return externalId;
}

describe('adding a payment method', () => {
  it('leads to the page of the provider, and back with the set-up in the address', async () => {
    const customer = await addCustomer();
    const response = await shop.ask(customer, '/payment-method-setups', { returnUrl });
    const setup = (await response.json()) as Schemas['PaymentMethodSetup'];
    assert.equal(response.status, 201);
    assert.equal(response.headers.get('location'), `/v1/payment-method-setups/${setup.id}`);
    const checkout = shop.provider.checkoutOf(setup.id);
    assert.deepEqual([setup.status, setup.redirectUrl, setup.paymentMethodId], ['pending', checkout.url, null]);
    assert.equal(checkout.returnUrl, `${returnUrl}&billing_payment_method_setup=${setup.id}`);
    assert.deepEqual([checkout.mode, checkout.expiresAt], ['setup', setup.expiresAt]);
  });

  it('keeps what the provider stored, once, however it is heard of', async () => {
    const customer = await addCustomer();
    const { id } = await shop.begin(customer);
    const event = shop.provider.move(id, { status: 'succeeded' });
    const heard = [
      shop.setup(customer, id),
      shop.provider.deliver(event, shop.server.url),
      shop.setup(customer, id),
      shop.provider.deliver(event, shop.server.url),
    ];
    await Promise.all(heard);
    const { status, paymentMethodId, redirectUrl } = await shop.setup(customer, id);
    assert.deepEqual([status, redirectUrl], ['succeeded', null]);
    const [method, ...others] = await shop.methods(customer);
    assert.deepEqual(others, []);
    assert.ok(method);
    const { createdAt: _, ...rest } = method;
    assert.deepEqual(rest, {
      id: paymentMethodId,
      kind: 'card',
      brand: 'visa',
      lastDigits: '4242',
      holder: 'Zoé Martin',
      expiry: { year: 2031, month: 9 },
      state: 'valid',
      default: true,
      subscriptionIds: [],
    });
    assert.deepEqual(await shop.activity(customer), [['payment_method_added', paymentMethodId]]);
  });

  it('is heard of by the event alone, when nobody comes back', async () => {
    const customer = await addCustomer();
    const { id } = await shop.begin(customer);
    const event = shop.provider.move(id, { status: 'succeeded' });
    assert.equal(await shop.provider.deliver(event, shop.server.url), 204);
    const methods = await when(
      () => shop.methods(customer),
      ({ length }) => length === 1,
    );
    assert.equal(methods[0]?.default, true);
  });

  it('ends in the one right state after 200 deliveries of the events of 20 set-ups in any order', async () => {
    const customer = await addCustomer();
    const setups = await Promise.all(Array.from({ length: 20 }, () => shop.begin(customer)));
    const steps = ['succeeded', 'cancelled', 'expired', 'failed'] as const;
    const outcomes = setups.map((_, index) => steps[index % steps.length] ?? 'succeeded');
    const events = setups.map(({ id }, index) =>
      shop.provider.move(id, {
        status: outcomes[index] ?? 'succeeded',
        failureReason: outcomes[index] === 'failed' ? 'authentication_failed' : null,
      }),
    );
    const deliveries = Array.from({ length: 10 }, () => events.toReversed()).flat();
    for (let start = 0; start < deliveries.length; start += 20) {
      const some = deliveries.slice(start, start + 20);
      await Promise.all(some.map((event) => shop.provider.deliver(event, shop.server.url)));
    }
    const read = () => Promise.all(setups.map(({ id }) => shop.setup(customer, id)));
    const found = await when(read, (all) => all.every(({ status }) => status !== 'pending'));
    assert.deepEqual(
      found.map(({ status }) => status),
      outcomes,
    );
    assert.deepEqual(
      new Set(found.map(({ failureReason }) => failureReason)),
      new Set([null, 'authentication_failed']),
    );
    const methods = await shop.methods(customer);
    assert.equal(methods.length, 5);
    assert.equal(methods.filter((method) => method.default).length, 1);
  });

  it('can go on twice at once: both methods are kept, and one is the default', async () => {
    const customer = await addCustomer();
    const [first, second] = await Promise.all([shop.begin(customer), shop.begin(customer)]);
    assert.notEqual(first.id, second.id);
    for (const { id } of [first, second]) shop.provider.move(id, { status: 'succeeded' });
    await Promise.all([first, second].map(({ id }) => shop.setup(customer, id)));
    const methods = await shop.methods(customer);
    assert.equal(methods.length, 2);
    assert.equal(methods.filter((method) => method.default).length, 1);
  });

  it('happens once per idempotency key', async () => {
    const customer = await addCustomer();
    const key = { 'Idempotency-Key': 'setup-key-of-one-click' };
    const click = async () =>
      (await (await shop.ask(customer, '/payment-method-setups', { returnUrl }, key)).json()) as { id: string };
    const [first, second] = await Promise.all([click(), click()]);
    assert.equal(first.id, second.id);
    const other = await shop.ask(customer, '/payment-method-setups', { returnUrl, makeDefault: false }, key);
    assert.equal(await codeOf(other), 'idempotency_key_reused');
    const missing = await shop.ask(customer, '/payment-method-setups', { returnUrl }, { 'Idempotency-Key': '' });
    assert.ok(missing.status >= 400 && missing.status < 500);
  });

  it('makes the new method the default unless it is told not to', async () => {
    const customer = await addCustomer();
    const first = await shop.add(customer, { makeDefault: false });
    const second = await shop.add(customer, { makeDefault: false });
    assert.deepEqual(await defaults(customer), [first]);
    const third = await shop.add(customer);
    assert.deepEqual(await defaults(customer), [third]);
    assert.deepEqual(
      (await shop.methods(customer)).map(({ id }) => id),
      [third, second, first],
    );
  });

  it('takes the place of another one, with its default, once the new one works', async () => {
    const customer = await addCustomer();
    const old = await shop.add(customer);
    const { id } = await shop.begin(customer, { replaces: old, makeDefault: false });
    assert.deepEqual(await defaults(customer), [old]);
    shop.provider.move(id, { status: 'succeeded' });
    const { paymentMethodId } = await shop.setup(customer, id);
    assert.deepEqual(await defaults(customer), [paymentMethodId]);
    assert.equal((await shop.methods(customer)).length, 1);
    const forgotten = await storedId(old);
    await when(
      async () => shop.provider.stored.removed,
      (removed) => removed.includes(forgotten),
    );
    const actions = (await shop.activity(customer)).map(([action]) => action);
    const expected = ['added', 'added', 'removed', 'made_default'].map((what) => `payment_method_${what}`);
    assert.deepEqual(actions.toSorted(), expected.toSorted());
  });

  it('replaces once when two visits replace the same one', async () => {
    const customer = await addCustomer();
    const replaces = await shop.add(customer);
    const setups = await Promise.all([shop.begin(customer, { replaces }), shop.begin(customer, { replaces })]);
    for (const { id } of setups) shop.provider.move(id, { status: 'succeeded' });
    await Promise.all(setups.map(({ id }) => shop.setup(customer, id)));
    const methods = await shop.methods(customer);
    assert.deepEqual([methods.length, methods.some(({ id }) => id === replaces)], [2, false]);
    assert.equal(methods.filter((method) => method.default).length, 1);
  });

  const ends = [
    ['failed', 'authentication_failed'],
    ['cancelled', null],
    ['expired', null],
  ] as const;
  for (const [status, failureReason] of ends) {
    it(`leaves everything as it was when it is ${status}`, async () => {
      const customer = await addCustomer();
      const old = await shop.add(customer);
      const { id } = await shop.begin(customer, { replaces: old });
      shop.provider.move(id, { status, failureReason });
      const setup = await shop.setup(customer, id);
      assert.deepEqual([setup.status, setup.failureReason, setup.redirectUrl], [status, failureReason, null]);
      assert.deepEqual(await defaults(customer), [old]);
    });
  }

  it('counts what the provider stored after all', async () => {
    const customer = await addCustomer();
    const { id } = await shop.begin(customer);
    shop.provider.move(id, { status: 'expired' });
    assert.equal((await shop.setup(customer, id)).status, 'expired');
    await shop.provider.deliver(shop.provider.move(id, { status: 'succeeded' }), shop.server.url);
    await when(
      () => shop.setup(customer, id),
      ({ status }) => status === 'succeeded',
    );
    assert.equal((await shop.methods(customer)).length, 1);
  });
});

describe('adding a payment method is refused', () => {
  const hostile = [
    'https://evil.example/invoices',
    'https://host.example.evil.example/',
    'https://host.example@evil.example/',
    'https://evil.example\\\\@host.example/',
  ];
  for (const address of hostile) {
    it(`with the way back ${address}`, async () => {
      const customer = await addCustomer();
      const response = await shop.ask(customer, '/payment-method-setups', { returnUrl: address });
      assert.equal(await codeOf(response), 'return_url_not_allowed');
    });
  }

  it('in place of a method that is not there, or another customer’s', async () => {
    const [one, other] = [await addCustomer(), await addCustomer()];
    const method = await shop.add(other);
    for (const replaces of [method, 'pm_none']) {
      const response = await shop.ask(one, '/payment-method-setups', { returnUrl, replaces });
      assert.equal(await codeOf(response), 'not_found');
    }
  });

  it('while the provider is away; the same key goes on later', async () => {
    const customer = await addCustomer();
    const key = { 'Idempotency-Key': 'setup-key-of-patience' };
    shop.provider.isAway = true;
    const away = await shop.ask(customer, '/payment-method-setups', { returnUrl }, key);
    shop.provider.isAway = false;
    assert.deepEqual([away.status, await codeOf(away)], [502, 'payment_provider_unavailable']);
    const again = await shop.ask(customer, '/payment-method-setups', { returnUrl }, key);
    assert.equal(again.status, 201);
    assert.ok(((await again.json()) as Schemas['PaymentMethodSetup']).redirectUrl);
  });

  it('to whoever asks for another customer’s set-up', async () => {
    const [one, other] = [await addCustomer(), await addCustomer()];
    const { id } = await shop.begin(other);
    assert.equal(await codeOf(await shop.ask(one, `/payment-method-setups/${id}`)), 'not_found');
    assert.equal(await codeOf(await shop.ask(one, '/payment-method-setups/set_none')), 'not_found');
  });
});

async function defaults(customer: string): Promise<string[]> {
  return (await shop.methods(customer)).filter((method) => method.default).map(({ id }) => id);
}

/** What the provider calls a method. */
async function storedId(id: string): Promise<string> {
  const { db } = shop.server.database;
  const row = await db
    .selectFrom('payment_method')
    .select('provider_method_id')
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.provider_method_id ?? '';
}
