import assert from 'node:assert/strict';
import { request as httpRequest, type IncomingMessage } from 'node:http';
import { after, before, describe, it } from 'node:test';
import { embedJson } from '../src/server/html.ts';
import { chooseLanguage } from '../src/server/language.ts';
import { CookieClient } from './cookie-client.ts';
import { runPortal, signIn, type RunningPortal } from './running-portal.ts';

let portal: RunningPortal;
let url: string;
let owner: CookieClient;

before(async () => {
  portal = await runPortal();
  ({ url } = portal.configuration);
  owner = new CookieClient();
  await signIn(owner, portal);
});

after(() => portal.close());

/** `fetch` does not let anybody choose the host header. */
function requestAs(host: string, method: string, path: string): Promise<IncomingMessage> {
  return new Promise((settle, reject) => {
    const { port } = portal.configuration;
    httpRequest({ host: '127.0.0.1', port, method, path, headers: { host } }, settle).on('error', reject).end();
  });
}

async function languageOfShell(client: CookieClient): Promise<string | undefined> {
  const text = await (await client.request(`${url}/invoices`)).text();
  return /<html lang="(\w+)">/.exec(text)?.[1];
}

function setLanguage(client: CookieClient, language: unknown): Promise<Response> {
  const headers = { origin: url, 'content-type': 'application/json' };
  return client.request(`${url}/language`, { method: 'POST', headers, body: JSON.stringify({ language }) });
}

describe('shell', () => {
  it('is not kept by browsers, while its assets are kept for good', async () => {
    const page = await owner.request(`${url}/invoices`);
    assert.equal(page.headers.get('cache-control'), 'no-store');
    const asset = await owner.request(`${url}/assets/page-1.css`);
    assert.equal(asset.status, 200);
    assert.equal(asset.headers.get('cache-control'), 'public, max-age=31536000, immutable');
  });

  it('has a strict content security policy', async () => {
    const policy = (await owner.request(`${url}/invoices`)).headers.get('content-security-policy') ?? '';
    const directives = policy.split(';').map((directive) => directive.trim());
    for (const directive of [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      `connect-src 'self' ${portal.configuration.apiUrl}`,
      "img-src 'self' data:",
      "require-trusted-types-for 'script'",
      "frame-ancestors 'none'",
    ]) {
      assert.ok(directives.includes(directive), `${directive} is missing from ${policy}`);
    }
    assert.doesNotMatch(policy, /unsafe/);
  });

  it('asks for https for good only where it is on https', async () => {
    assert.equal((await owner.request(`${url}/invoices`)).headers.get('strict-transport-security'), null);
  });

  it('answers addresses nobody knows: pages with the shell, anything else with 404', async () => {
    const page = await owner.request(`${url}/nowhere`, { headers: { accept: 'text/html' } });
    assert.match(await page.text(), /shell-state/);
    assert.equal((await owner.request(`${url}/nowhere.js`)).status, 404);
    assert.equal((await owner.request(`${url}/assets/nowhere.js`)).status, 404);
  });

  it('embeds what users may have chosen without letting it out of its element', () => {
    assert.doesNotMatch(embedJson({ name: '</script><script>alert(1)' }), /<\/script/);
  });
});

describe('one origin', () => {
  it('leads from other names of this computer to the portal', async () => {
    const { port } = portal.configuration;
    const answer = await requestAs(`localhost:${port}`, 'GET', '/invoices?page=2');
    assert.equal(answer.statusCode, 302);
    assert.equal(answer.headers.location, `${url}/invoices?page=2`);
  });

  it('never leads elsewhere', async () => {
    const answer = await requestAs('localhost', 'GET', '//elsewhere.example/');
    assert.equal(new URL(answer.headers.location ?? '').origin, url);
  });

  it('takes no posts under another name', async () => {
    assert.equal((await requestAs('elsewhere.example', 'POST', '/billing-session')).statusCode, 421);
  });
});

describe('language', () => {
  it('follows the choice, then what is known of the user, then the browser', () => {
    assert.equal(chooseLanguage('en', 'fr', 'fr'), 'en');
    assert.equal(chooseLanguage(undefined, 'fr-CH', 'en'), 'fr');
    assert.equal(chooseLanguage(undefined, 'de', 'it, fr;q=0.8, en;q=0.5'), 'fr');
    assert.equal(chooseLanguage(undefined, 'de', '*'), 'en');
  });

  it('keeps the choice over restarts and sign-ins, for that user alone', async () => {
    assert.equal(await languageOfShell(owner), 'fr');
    assert.equal((await setLanguage(owner, 'en')).status, 204);
    await portal.restart();
    assert.equal(await languageOfShell(owner), 'en');
    const again = new CookieClient();
    await signIn(again, portal);
    assert.equal(await languageOfShell(again), 'en');
    const accountant = new CookieClient();
    await signIn(accountant, portal, { email: 'accountant@atelier.example' });
    assert.equal(await languageOfShell(accountant), 'fr');
  });

  it('refuses what is not a language of the shell, and strangers', async () => {
    assert.equal((await setLanguage(owner, 'tlh')).status, 400);
    assert.equal((await setLanguage(owner, { en: 1 })).status, 400);
    assert.equal((await setLanguage(new CookieClient(), 'en')).status, 401);
  });
});
