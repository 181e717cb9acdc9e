import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemOf } from '../http/running-server.ts';
import { openSubscriptions, type SubscriptionWorld } from '../subscriptions/subscription-world.ts';
import { sampleProduct } from './sample-product.ts';

const path = '/operator/products/prod_studio';
const [team, business] = sampleProduct().plans;

/** Asks to sell only some of the plans from now on. */
async function sellOnly(world: SubscriptionWorld, plans: ReturnType<typeof sampleProduct>['plans']) {
  const etag = (await world.operate('GET', path)).headers.get('etag') ?? '';
  return world.operate('PUT', path, { etag, body: sampleProduct({ plans }) });
}

describe('a price stays in the catalogue', () => {
  assert.ok(team && business);

  it('while a change down to it waits for the end of the term', async (test) => {
    const world = await openSubscriptions(test);
    await world.addCustomer('atelier');
    const plan = { id: business.id, name: business.name, features: [] };
    const prices = { priceId: 'price_business_eur', plan };
    const id = await world.subscribe('atelier', prices);
    const { id: previewId } = await world.preview('atelier', id, { planId: team.id });
    assert.equal((await world.confirm('atelier', id, previewId)).status, 201);
    const problem = await problemOf(await sellOnly(world, [business]));
    assert.equal(problem.code, 'conflict');
    assert.match(problem.detail ?? '', /price_team_eur/);
  });

  it('while a change up to it waits for its payment', async (test) => {
    const world = await openSubscriptions(test);
    const customerId = await world.addCustomer('atelier');
    world.provider.stored.outcomes.set(await world.addCard(customerId), 'needs_customer');
    const id = await world.subscribe('atelier');
    const { id: previewId } = await world.preview('atelier', id, { planId: business.id });
    assert.equal((await world.confirm('atelier', id, previewId)).status, 201);
    const problem = await problemOf(await sellOnly(world, [team]));
    assert.equal(problem.code, 'conflict');
    assert.match(problem.detail ?? '', /price_business_eur/);
  });

  it('no longer once nobody uses it', async (test) => {
    const world = await openSubscriptions(test);
    await world.addCustomer('atelier');
    await world.subscribe('atelier');
    assert.equal((await sellOnly(world, [team])).status, 200);
  });
});
