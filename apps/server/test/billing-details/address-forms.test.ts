import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { asJson, problemOf } from '../http/running-server.ts';
import { openDetailsServer, type DetailsServer } from './details-server.ts';

describe('the forms of addresses', () => {
  let world: DetailsServer;
  before(async () => {
    world = await openDetailsServer();
    await world.addCustomer('forms');
  });
  after(() => world.close());

  it('can be read for every country that is listed', async () => {
    const list = await world.ask('forms', '/address-formats');
    const { countries } = (await list.json()) as Schemas['AddressCountries'];
    assert.ok(countries.length > 250);
    const statuses = await Promise.all(
      countries.map(async (country) => (await world.ask('forms', `/address-formats/${country}`)).status),
    );
    assert.deepEqual(new Set(statuses), new Set([200]));
  });

  it('name subdivisions in the letters of the session’s language', async () => {
    const operator = { Authorization: 'Bearer sk_0123456789abcdefghijklmnopqrstuvwxyz', ...asJson };
    const nameIn = async (locale: string): Promise<string | undefined> => {
      const session = { customer: { externalId: 'forms' }, actor: { id: 'user-1', name: 'Zoé' }, locale };
      const body = JSON.stringify({ ...session, capabilities: ['billing_details:read'] });
      const minted = await fetch(`${world.server.url}/v1/sessions`, { method: 'POST', headers: operator, body });
      const { token } = (await minted.json()) as Schemas['MintedSession'];
      const headers = { Authorization: `Bearer ${token}` };
      const response = await fetch(`${world.server.url}/v1/address-formats/JP`, { headers });
      const { fields } = (await response.json()) as Schemas['AddressFormat'];
      return fields.find(({ field }) => field === 'subdivision')?.options?.[0]?.name;
    };
    assert.deepEqual([await nameIn('fr'), await nameIn('ja')], ['Hokkaido', '北海道']);
  });

  it('are not there for codes of no country', async () => {
    for (const [code, status] of [
      ['ZZ', 404],
      ['fr', 400],
      ['..%2F', 400],
      ['FRA', 400],
    ] as const) {
      const response = await world.ask('forms', `/address-formats/${code}`);
      assert.equal(response.status, status, code);
      assert.ok((await problemOf(response)).code);
    }
  });
});
