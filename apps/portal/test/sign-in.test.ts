import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
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

async function isSignedIn(client: CookieClient): Promise<boolean> {
  return (await client.request(`${url}/invoices`)).status === 200;
}

/** Signs in as far as the address that the identity provider sends the browser back to. */
async function callbackAddress(client: CookieClient): Promise<string> {
  const { addresses } = await client.follow(`${url}/invoices`);
  let address = addresses.at(-1) ?? '';
  const form = { email: 'owner@atelier.example', password: 'demo' };
  let response = await client.request(address, { method: 'POST', body: new URLSearchParams(form) });
  for (;;) {
    address = new URL(response.headers.get('location') ?? '', address).href;
    if (address.startsWith(`${url}/`)) return address;
    response = await client.request(address);
  }
}

describe('sign-in', () => {
  it('shows the shell to whoever signed in, in their language', async () => {
    const client = new CookieClient();
    const { response } = await signIn(client, portal);
    assert.equal(response.status, 200);
    const text = await response.text();
    assert.match(text, /<html lang="fr">/);
    const state: unknown = JSON.parse(/id="shell-state">(.*?)<\/script>/.exec(text)?.[1] ?? '');
    assert.deepEqual(state, {
      apiUrl: portal.configuration.apiUrl,
      language: 'fr',
      user: { name: 'Camille Lefèvre', organisation: 'Atelier Nord SARL' },
    });
  });

  it('leads back to the address that was asked for', async () => {
    const { addresses } = await signIn(new CookieClient(), portal, { path: '/subscription?from=mail' });
    assert.equal(addresses.at(-1), `${url}/subscription?from=mail`);
  });

  for (const wish of [
    'https://elsewhere.example/',
    '//elsewhere.example/',
    '/\\elsewhere.example',
    '/sign-in',
    '/..//elsewhere.example',
  ]) {
    it(`leads to the portal when asked to return to ${wish}`, async () => {
      const path = `/sign-in?${new URLSearchParams({ return: wish }).toString()}`;
      const { addresses } = await signIn(new CookieClient(), portal, { path });
      assert.equal(addresses.at(-1), `${url}/invoices`);
    });
  }

  it('gives the browser an id it did not have before', async () => {
    const client = new CookieClient();
    client.plant(new URL(url).host, 'portico_portal', 'planted');
    await signIn(client, portal);
    const first = client.cookie('portico_portal');
    assert.notEqual(first, 'planted');
    await client.follow(`${url}/sign-in`);
    assert.notEqual(client.cookie('portico_portal'), first);
    const old = new CookieClient();
    old.plant(new URL(url).host, 'portico_portal', first ?? '');
    assert.equal(await isSignedIn(old), false);
  });

  it('keeps scripts from the cookie and other sites from sending it along', async () => {
    const client = new CookieClient();
    const response = await client.request(await callbackAddress(client));
    const cookie = response.headers.getSetCookie().find((line) => line.startsWith('portico_portal='));
    assert.match(cookie ?? '', /; HttpOnly/);
    assert.match(cookie ?? '', /; SameSite=Lax/);
  });

  it('counts an answer of the identity provider once', async () => {
    const client = new CookieClient();
    const callback = await callbackAddress(client);
    assert.equal((await client.request(callback)).status, 303);
    const again = await client.request(callback);
    assert.equal(again.status, 400);
    assert.deepEqual(again.headers.getSetCookie(), []);
  });

  it('refuses an answer that belongs to a sign-in of another browser', async () => {
    const stolen = await callbackAddress(new CookieClient());
    const victim = new CookieClient();
    await victim.follow(`${url}/invoices`);
    assert.equal((await victim.request(stolen)).status, 400);
    assert.equal(await isSignedIn(victim), false);
  });

  it('refuses a code it did not ask for', async () => {
    const client = new CookieClient();
    const callback = new URL(await callbackAddress(client));
    callback.searchParams.set('code', 'made-up');
    assert.equal((await client.request(callback.href)).status, 400);
    assert.equal(await isSignedIn(client), false);
  });

  it('lets two tabs sign in at the same time', async () => {
    const client = new CookieClient();
    const forms = [];
    for (const path of ['/invoices', '/subscription'])
      forms.push((await client.follow(url + path)).addresses.at(-1) ?? '');
    const ends = [];
    for (const form of forms) {
      const { addresses } = await client.submit(form, { email: 'owner@atelier.example', password: 'demo' });
      ends.push(addresses.at(-1));
    }
    assert.deepEqual(ends, [`${url}/invoices`, `${url}/subscription`]);
  });

  it('says clearly that the identity provider is down', async () => {
    await portal.stopIdentity();
    const headers = { 'accept-language': 'fr' };
    const response = await new CookieClient().request(`${url}/sign-in?return=/subscription`, { headers });
    await portal.startIdentity();
    assert.equal(response.status, 503);
    const text = await response.text();
    assert.match(text, /La connexion est momentanément indisponible/);
    assert.match(text, /href="\/sign-in\?return=\/subscription"/);
  });
});

describe('a restart of the portal', () => {
  it('signs nobody out', async () => {
    const client = new CookieClient();
    await signIn(client, portal);
    await portal.restart();
    assert.equal(await isSignedIn(client), true);
  });

  it('leaves no file that lets anybody in', async () => {
    const client = new CookieClient();
    await signIn(client, portal);
    const file = await readFile(join(portal.configuration.dataDir, 'portal/sessions.json'), 'utf8');
    assert.ok(!file.includes(client.cookie('portico_portal') ?? ''));
  });
});

describe('sign-out', () => {
  it('ends the session here and at the identity provider', async () => {
    const client = new CookieClient();
    await signIn(client, portal);
    const copy = new CookieClient();
    copy.plant(new URL(url).host, 'portico_portal', client.cookie('portico_portal') ?? '');
    const { response, addresses } = await client.submit(`${url}/sign-out`, {});
    const form = await response.text();
    const secret = /name="xsrf" value="([^"]+)"/.exec(form)?.[1] ?? '';
    const action = new URL(/action="([^"]+)"/.exec(form)?.[1] ?? '', addresses.at(-1)).href;
    const end = await client.submit(action, { xsrf: secret, logout: 'yes' });
    assert.equal(end.addresses.at(-1), `${url}/signed-out`);
    assert.equal(await isSignedIn(copy), false);
    const next = await client.follow(`${url}/invoices`);
    assert.match(next.addresses.at(-1) ?? '', /\/sign-in\/[^/]+$/);
  });

  it('works while the identity provider is down', async () => {
    const client = new CookieClient();
    await signIn(client, portal);
    await portal.stopIdentity();
    const { addresses } = await client.submit(`${url}/sign-out`, {});
    await portal.startIdentity();
    assert.equal(addresses.at(-1), `${url}/signed-out`);
    assert.equal(await isSignedIn(client), false);
  });

  for (const headers of [{ origin: 'https://elsewhere.example' }, { 'sec-fetch-site': 'cross-site' }, {}]) {
    it(`is refused from ${JSON.stringify(headers)}`, async () => {
      const client = new CookieClient();
      await signIn(client, portal);
      assert.equal((await client.request(`${url}/sign-out`, { method: 'POST', headers })).status, 403);
      assert.equal(await isSignedIn(client), true);
    });
  }
});
