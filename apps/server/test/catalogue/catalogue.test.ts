import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { catalogueOf, findPrice, priceIn } from '../../src/catalogue/price-lookup.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { asOperator, openWholeServer, type WholeServer } from '../contract/whole-server.ts';
import { asJson, problemOf } from '../http/running-server.ts';
import { partyNamed } from '../party.ts';
import { sampleSubscription } from '../subscriptions/sample-subscription.ts';
import { sampleProduct, withPriceIds } from './sample-product.ts';

type Input = Schemas['ProductInput'];
type Product = Schemas['Product'];

describe('the catalogue', () => {
  let server: WholeServer;
  let keys = 0;
  before(async () => {
    server = await openWholeServer();
    await server.services.customers.createCustomer({ externalId: 'atelier', party: partyNamed('Atelier') });
  });
  after(() => server.close());

  const ask = (path: string, given: RequestInit = {}) =>
    fetch(`${server.url}/v1/operator/products${path}`, {
      ...given,
      headers: { ...asOperator, ...asJson, ...(given.headers as Record<string, string>) },
    });
  const post = (input: Input, key = `catalogue-test-${(keys += 1)}`) =>
    ask('', { method: 'POST', headers: { 'Idempotency-Key': key }, body: JSON.stringify(input) });
  const put = (id: string, version: string, input: Input) =>
    ask(`/${id}`, { method: 'PUT', headers: { 'If-Match': version }, body: JSON.stringify(input) });
  const bodyOf = async (response: Response) => (await response.json()) as Product;
  const versionOf = async (id: string) => (await ask(`/${id}`)).headers.get('etag') ?? '';
  const add = async (prefix: string) => {
    const response = await post(withPriceIds(prefix));
    assert.equal(response.status, 201);
    return bodyOf(response);
  };

  it('gives a product out as it was put in, with an id and an entity tag', async () => {
    const input = withPriceIds('first');
    const response = await post(input);
    const product = await bodyOf(response);
    assert.equal(response.status, 201);
    assert.equal(response.headers.get('location'), `/v1/operator/products/${product.id}`);
    const read = await ask(`/${product.id}`);
    assert.equal(read.headers.get('etag'), response.headers.get('etag'));
    const { id: _, createdAt, updatedAt, ...rest } = await bodyOf(read);
    assert.deepEqual(rest, input);
    assert.equal(createdAt, updatedAt);
  });

  it('adds a product once for one idempotency key', async () => {
    const input = withPriceIds('once');
    const [one, other] = await Promise.all([post(input, 'catalogue-test-same'), post(input, 'catalogue-test-same')]);
    assert.equal((await bodyOf(one)).id, (await bodyOf(other)).id);
    assert.equal(
      (await problemOf(await post({ ...input, name: 'Other' }, 'catalogue-test-same'))).code,
      'idempotency_key_reused',
    );
  });

  it('lists the newest first, in pages', async () => {
    const { id } = await add('newest');
    const page = (await (await ask('?limit=1')).json()) as Schemas['ProductPage'];
    assert.deepEqual(
      page.items.map((item) => item.id),
      [id],
    );
    const next = (await (await ask(`?limit=100&cursor=${page.nextCursor ?? ''}`)).json()) as Schemas['ProductPage'];
    assert.ok(next.items.length >= 1);
    assert.ok(next.items.every((item) => item.id !== id));
  });

  it('does not know a product that is not there', async () => {
    assert.equal((await problemOf(await ask('/prod_unknown'))).code, 'not_found');
    assert.equal((await problemOf(await put('prod_unknown', '"1"', sampleProduct()))).code, 'not_found');
  });

  describe('refuses', () => {
    const again = { ...sampleProduct().plans[0]?.prices[0], id: 'another' };
    const faults: [what: string, changes: Record<string, unknown>, pointer: string][] = [
      ['a name of blanks', { '/plans/1/name': ' ' }, '/plans/1/name'],
      ['two plans of one id', { '/plans/1/id': 'plan_team' }, '/plans/1/id'],
      ['two plans of one rank', { '/plans/1/rank': 1 }, '/plans/1/rank'],
      [
        'fewer seats at most than at least',
        { '/plans/0/minimumSeats': 5, '/plans/0/maximumSeats': 4 },
        '/plans/0/maximumSeats',
      ],
      ['a price id twice', { '/addOns/0/prices/0/id': 'price_team_eur' }, '/addOns/0/prices/0/id'],
      [
        'amounts in another currency than the price',
        { '/plans/0/prices/0/flat/currency': 'GBP' },
        '/plans/0/prices/0/flat/currency',
      ],
      ['negative amounts', { '/plans/0/prices/0/perSeat/amount': -1 }, '/plans/0/prices/0/perSeat/amount'],
      ['a currency that is none', { '/plans/0/prices/0/currency': 'XYZ' }, '/plans/0/prices/0/currency'],
      ['two prices of one plan in one price list', { '/plans/0/prices/1': again }, '/plans/0/prices/1'],
      [
        'an add-on that costs by the seat',
        { '/addOns/0/prices/0/perSeat/amount': 1 },
        '/addOns/0/prices/0/perSeat/amount',
      ],
      ['a tax code that is none', { '/taxCategory/code': 'Q' }, '/taxCategory/code'],
      ['a standard rate of nothing', { '/taxCategory/rate': '0' }, '/taxCategory/rate'],
      ['a rate outside the scope of VAT', { '/taxCategory/code': 'O' }, '/taxCategory/rate'],
      [
        'a discount for a term that is not offered',
        { '/renewal/discounts/0/termMonths': 7 },
        '/renewal/discounts/0/termMonths',
      ],
      [
        'a discount of more than everything',
        { '/renewal/discounts/0/percentage': '101' },
        '/renewal/discounts/0/percentage',
      ],
    ];
    for (const [what, changes, pointer] of faults) {
      it(what, async () => {
        const problem = await problemOf(await post(changed(sampleProduct(), changes)));
        assert.equal(problem.code, 'validation_failed');
        assert.deepEqual(
          problem.fields?.map((field) => field.pointer),
          [pointer],
        );
      });
    }

    it('a price id of another product', async () => {
      await add('taken');
      const problem = await problemOf(await post(withPriceIds('taken')));
      assert.equal(problem.code, 'validation_failed');
      assert.equal(problem.fields?.length, 3);
    });

    it('all but one of products that come at the same moment with the same price ids', async () => {
      const responses = await Promise.all(Array.from({ length: 5 }, () => post(withPriceIds('race'))));
      assert.deepEqual(statusesOf(responses), [201, 422, 422, 422, 422]);
    });
  });

  describe('takes changes', () => {
    it('and tells by the entity tag who read an older version', async () => {
      const { id } = await add('changed');
      const version = await versionOf(id);
      const input = withPriceIds('changed', sampleProduct({ name: 'Studio 2' }));
      const response = await put(id, version, input);
      assert.equal((await bodyOf(response)).name, 'Studio 2');
      assert.equal((await problemOf(await put(id, version, input))).code, 'precondition_failed');
      const unconditional = await ask(`/${id}`, { method: 'PUT', body: JSON.stringify(input) });
      assert.equal(unconditional.status, 428);
    });

    it('once when several come at the same moment', async () => {
      const { id } = await add('storm');
      const version = await versionOf(id);
      const input = withPriceIds('storm');
      const responses = await Promise.all(Array.from({ length: 8 }, () => put(id, version, input)));
      assert.deepEqual(statusesOf(responses), [200, 412, 412, 412, 412, 412, 412, 412]);
    });
  });

  describe('keeps what subscriptions pay by', () => {
    const used = async (prefix: string, status: 'active' | 'ended') => {
      const product = await add(prefix);
      const [plan] = product.plans;
      const [addOn] = product.addOns;
      assert.ok(plan && addOn);
      await server.services.subscriptions.addSubscription(
        sampleSubscription('atelier', {
          id: `sub_${prefix}`,
          status,
          product: { id: product.id, name: product.name },
          priceId: plan.prices[0]?.id ?? '',
          addOns: [{ id: addOn.id, name: addOn.name, quantity: 1, price: { amount: 1500, currency: 'EUR' } }],
        }),
      );
      return product.id;
    };
    const change = async (id: string, prefix: string, changes: Record<string, unknown>) =>
      put(id, await versionOf(id), changed(withPriceIds(prefix), changes));

    it('so that a plan in use cannot go', async () => {
      const id = await used('plan', 'active');
      const problem = await problemOf(await change(id, 'plan', { '/plans': withPriceIds('plan').plans.slice(1) }));
      assert.equal(problem.code, 'conflict');
      assert.match(problem.detail ?? '', /plan_price_team_eur/);
    });

    it('so that its price keeps its interval, and its amounts may change', async () => {
      const id = await used('interval', 'active');
      const yearly = await change(id, 'interval', { '/plans/0/prices/0/interval': 'year' });
      assert.equal((await problemOf(yearly)).code, 'conflict');
      const dearer = await change(id, 'interval', { '/plans/0/prices/0/perSeat/amount': 2700 });
      assert.equal(dearer.status, 200);
    });

    it('so that an add-on in use cannot go', async () => {
      const id = await used('addon', 'active');
      const problem = await problemOf(await change(id, 'addon', { '/addOns': [] }));
      assert.match(problem.detail ?? '', /addon_archive/);
    });

    it('until they have ended', async () => {
      const id = await used('over', 'ended');
      const response = await change(id, 'over', { '/plans': withPriceIds('over').plans.slice(1), '/addOns': [] });
      assert.equal(response.status, 200);
    });
  });

  it('finds a price of a plan or an add-on by its id alone, and what a price list sells', async () => {
    const { db } = server.database;
    const product = await add('found');
    const plan = await findPrice(db, 'found_price_business_eur');
    assert.deepEqual([plan?.product.id, plan?.plan?.id], [product.id, 'plan_business']);
    assert.equal((await findPrice(db, 'found_price_archive_eur'))?.addOn?.id, 'addon_archive');
    assert.equal(await findPrice(db, 'found_price'), undefined);
    assert.deepEqual(await catalogueOf(db, product.id), product);
    assert.equal(await catalogueOf(db, 'prod_unknown'), undefined);
    const [, business] = product.plans;
    assert.ok(business);
    const list = { currency: 'EUR', interval: 'month', brandId: null } as const;
    assert.equal(priceIn(business, list)?.id, 'found_price_business_eur');
    assert.equal(priceIn(business, { ...list, brandId: 'harbour' }), undefined);
  });
});

/** The product with what stands at some JSON pointers replaced. */
function changed(input: Input, changes: Record<string, unknown>): Input {
  for (const [pointer, value] of Object.entries(changes)) {
    const path = pointer.slice(1).split('/');
    const parent = path.slice(0, -1).reduce<unknown>((item, key) => Reflect.get(Object(item), key), input);
    Reflect.set(Object(parent), path.at(-1) ?? '', value);
  }
  return input;
}

function statusesOf(responses: readonly Response[]): number[] {
  return responses.map(({ status }) => status).sort((left, right) => left - right);
}
