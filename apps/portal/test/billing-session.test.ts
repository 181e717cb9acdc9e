import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { CookieClient } from './cookie-client.ts';
import { runPortal, signIn, type RunningPortal } from './running-portal.ts';

let portal: RunningPortal;
let url: string;

before(async () => {
  portal = await runPortal();
  ({ url } = portal.configuration);
});

after(() => portal.close());

function ask(client: CookieClient, headers: Record<string, string> = { origin: url }): Promise<Response> {
  return client.request(`${url}/billing-session`, { method: 'POST', headers });
}

async function signedIn(email?: string): Promise<CookieClient> {
  const client = new CookieClient();
  await signIn(client, portal, email === undefined ? {} : { email });
  return client;
}

describe('POST /billing-session', () => {
  it('mints a session for the customer and the user of the sign-in', async () => {
    const response = await ask(await signedIn());
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.deepEqual(await response.json(), { token: 'token-1', session: { capabilities: ['invoices:read'] } });
    const request = portal.billingRequests.at(-1);
    const body = request?.body as { capabilities: string[] };
    assert.equal(request?.path, '/v1/sessions');
    assert.equal(request.authorization, `Bearer ${portal.configuration.secretKey}`);
    assert.deepEqual(
      { ...body, capabilities: undefined },
      {
        customer: { externalId: 'atelier' },
        actor: { id: 'camille-lefevre', name: 'Camille Lefèvre', email: 'owner@atelier.example' },
        capabilities: undefined,
        locale: 'fr',
      },
    );
    assert.ok(body.capabilities.includes('invoices:pay'));
    assert.equal(body.capabilities.length, 18);
  });

  it('lets an accountant read and change nothing', async () => {
    await ask(await signedIn('accountant@atelier.example'));
    const request = portal.billingRequests.at(-1);
    const { capabilities } = (request?.body ?? {}) as { capabilities: string[] };
    assert.ok(capabilities.includes('invoices:read'));
    assert.deepEqual(
      capabilities.filter((capability) => !capability.endsWith(':read')),
      ['exports:create'],
    );
  });

  it('answers 401 when nobody is signed in', async () => {
    const count = portal.billingRequests.length;
    assert.equal((await ask(new CookieClient())).status, 401);
    assert.equal(portal.billingRequests.length, count);
  });

  for (const headers of [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'same-site' }, {}]) {
    it(`refuses a request from ${JSON.stringify(headers)}`, async () => {
      const client = await signedIn();
      const count = portal.billingRequests.length;
      assert.equal((await ask(client, headers)).status, 403);
      assert.equal(portal.billingRequests.length, count);
    });
  }

  it('tells a customer that the billing server does not know from one that is down', async () => {
    const client = await signedIn();
    portal.answerBilling(404, { code: 'not_found' });
    assert.deepEqual(
      [(await ask(client)).status, await (await ask(client)).json()],
      [403, { code: 'customer_unknown' }],
    );
    portal.answerBilling(401, { code: 'invalid_secret_key', detail: 'secret words' });
    const refused = await ask(client);
    assert.equal(refused.status, 502);
    assert.doesNotMatch(await refused.text(), /secret/);
    await portal.stopBilling();
    assert.equal((await ask(client)).status, 502);
  });
});
