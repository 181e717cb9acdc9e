import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { CookieClient, locationOf } from './browser.ts';
import { runSandbox, type RunningSandbox } from './running-sandbox.ts';

const verifier = randomBytes(32).toString('base64url');
let sandbox: RunningSandbox;

before(async () => {
  sandbox = await runSandbox();
});

after(() => sandbox.close());

function authorizationUrl(changes: Record<string, string | undefined> = {}): string {
  const { url, portalUrl } = sandbox.configuration;
  const parameters: Record<string, string | undefined> = {
    client_id: 'portico-portal',
    response_type: 'code',
    redirect_uri: `${portalUrl}/sign-in/callback`,
    scope: 'openid email profile portico',
    state: 'state-1',
    nonce: 'nonce-1',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...changes,
  };
  const given = Object.entries(parameters).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]]));
  return `${url}/oidc/auth?${new URLSearchParams(given).toString()}`;
}

async function openForm(client: CookieClient, changes: Record<string, string | undefined> = {}): Promise<string> {
  return locationOf(await client.request(authorizationUrl(changes)));
}

async function signIn(client: CookieClient, email: string, password = 'demo'): Promise<URL> {
  let response = await client.post(await openForm(client), { email, password });
  assert.equal(response.status, 303);
  response = await client.request(locationOf(response));
  return new URL(locationOf(response));
}

async function exchange(code: string, codeVerifier = verifier): Promise<Response> {
  const { url, portalUrl } = sandbox.configuration;
  const body = { grant_type: 'authorization_code', client_id: 'portico-portal', code, code_verifier: codeVerifier };
  const redirect = { redirect_uri: `${portalUrl}/sign-in/callback` };
  return fetch(`${url}/oidc/token`, { method: 'POST', body: new URLSearchParams({ ...body, ...redirect }) });
}

describe('sign-in', () => {
  it('hands out the claims of the person who signed in', async () => {
    const callback = await signIn(new CookieClient(), ' Owner@Atelier.example ');
    assert.equal(callback.origin + callback.pathname, `${sandbox.configuration.portalUrl}/sign-in/callback`);
    assert.equal(callback.searchParams.get('state'), 'state-1');
    const tokens = (await (await exchange(callback.searchParams.get('code') ?? '')).json()) as { access_token: string };
    const headers = { authorization: `Bearer ${tokens.access_token}` };
    const claims = await (await fetch(`${sandbox.configuration.url}/oidc/me`, { headers })).json();
    assert.deepEqual(claims, {
      sub: 'camille-lefevre',
      email: 'owner@atelier.example',
      name: 'Camille Lefèvre',
      locale: 'fr',
      organisation: 'atelier',
      organisation_name: 'Atelier Nord SARL',
      role: 'owner',
    });
  });

  for (const email of [
    'accountant@atelier.example',
    'owner@werk.example',
    'owner@marais.example',
    'owner@partner.example',
  ]) {
    it(`lets ${email} in`, async () => {
      const callback = await signIn(new CookieClient(), email);
      assert.ok(callback.searchParams.get('code'));
    });
  }

  it('answers a wrong password in the language asked for, and keeps the address', async () => {
    const client = new CookieClient();
    const form = await openForm(client, { ui_locales: 'fr' });
    const answer = await client.post(form, { email: 'owner@atelier.example', password: 'demo2' });
    const text = await answer.text();
    assert.match(text, /<html lang="fr">/);
    assert.match(text, /role="alert"[^>]*>\s*L’adresse e-mail ou le mot de passe est incorrect/);
    assert.match(text, /value="owner@atelier\.example"/);
    assert.doesNotMatch(text, /demo2/);
  });

  it('follows Accept-Language when the portal names no language', async () => {
    const client = new CookieClient();
    const answer = await client.request(await openForm(client), { headers: { 'accept-language': 'de-DE, fr;q=0.8' } });
    assert.match(await answer.text(), /<html lang="fr">/);
  });

  it('escapes what was typed', async () => {
    const client = new CookieClient();
    const answer = await client.post(await openForm(client), { email: '"><script>alert(1)</script>', password: 'x' });
    assert.doesNotMatch(await answer.text(), /<script>alert/);
  });

  it('refuses a form that another browser opened', async () => {
    const form = await openForm(new CookieClient());
    const answer = await new CookieClient().post(form, { email: 'owner@werk.example', password: 'demo' });
    assert.equal(answer.status, 410);
  });

  it('sets a strict content security policy on its own pages and on those of the provider', async () => {
    const client = new CookieClient();
    for (const address of [await openForm(client), authorizationUrl({ redirect_uri: 'https://elsewhere.example/' })]) {
      const policy = (await client.request(address)).headers.get('content-security-policy') ?? '';
      assert.match(policy, /default-src 'none'/);
      assert.match(policy, /script-src 'self'/);
    }
  });
});

describe('protocol', () => {
  it('requires PKCE', async () => {
    const answer = await new CookieClient().request(
      authorizationUrl({ code_challenge: undefined, code_challenge_method: undefined }),
    );
    assert.equal(new URL(locationOf(answer)).searchParams.get('error'), 'invalid_request');
  });

  it('gives no token for a wrong verifier, and none twice for one code', async () => {
    const first = await signIn(new CookieClient(), 'owner@werk.example');
    const code = first.searchParams.get('code') ?? '';
    assert.equal((await exchange(code, randomBytes(32).toString('base64url'))).status, 400);
    const second = await signIn(new CookieClient(), 'owner@werk.example');
    const usable = second.searchParams.get('code') ?? '';
    assert.equal((await exchange(usable)).status, 200);
    assert.equal((await exchange(usable)).status, 400);
  });

  it('redirects to the portal and nowhere else', async () => {
    const answer = await new CookieClient().request(authorizationUrl({ redirect_uri: 'https://elsewhere.example/' }));
    assert.equal(answer.status, 400);
    assert.equal(answer.headers.get('location'), null);
  });
});

describe('a restart', () => {
  it('keeps the signing keys', async () => {
    const readKeys = async (): Promise<unknown> => (await fetch(`${sandbox.configuration.url}/oidc/jwks`)).json();
    const keys = await readKeys();
    await sandbox.restart();
    assert.deepEqual(await readKeys(), keys);
  });

  it('turns an open form into a page that offers to start again', async () => {
    const client = new CookieClient();
    const form = await openForm(client);
    await sandbox.restart();
    const answer = await client.post(form, { email: 'owner@werk.example', password: 'demo' });
    assert.equal(answer.status, 410);
    assert.ok((await answer.text()).includes(`href="${sandbox.configuration.portalUrl}"`));
  });
});
