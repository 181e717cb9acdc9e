import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, signIn, visit, words } from './browser.ts';
import { freePorts, runDemo, type Demo, type Ports } from './demo.ts';

let dataDir: string;
let ports: Ports;
let demo: Demo;
let browser: Browser;

before(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'portico-robustness-'));
  ports = await freePorts();
  await start();
  browser = await launchBrowser();
});

after(async () => {
  await browser.close();
  await demo.stop();
  await rm(dataDir, { recursive: true });
});

async function start(): Promise<void> {
  demo = runDemo(ports, dataDir);
  await demo.started;
}

async function shownNumbers(page: Page): Promise<string[]> {
  await page.getByRole('button', { name: words.fr.download }).first().waitFor();
  return page.locator('[part=number]').allTextContents();
}

describe('everything stops and starts again while a page is open', () => {
  it('shows an error with a retry, recovers by it, and nobody has to sign in again', async () => {
    const { page, context } = await visit(browser);
    await signIn(page, demo.portalUrl, 'owner@atelier.example');
    const numbers = await shownNumbers(page);
    await demo.stop();
    await page.getByRole('button', { name: /suivant/i }).click();
    const retry = page.getByRole('button', { name: /Réessayer/ }).first();
    await retry.waitFor();
    await start();
    await retry.click();
    await page.locator('[part=number]', { hasText: numbers[0] ?? '' }).waitFor({ state: 'detached' });
    await page.goto(`${demo.portalUrl}/invoices`);
    assert.deepEqual(await shownNumbers(page), numbers);
    await context.close();
  });
});

describe('the billing server alone does not answer', () => {
  it('leaves the shell in order: menu, subscription, sign-out', async () => {
    const { page, context } = await visit(browser);
    await signIn(page, demo.portalUrl, 'owner@atelier.example');
    await shownNumbers(page);
    await context.route(`http://127.0.0.1:${ports.API_PORT}/**`, (route) => route.abort('connectionrefused'));
    await context.route('**/billing-session', (route) => route.fulfill({ status: 502, json: { code: 'unavailable' } }));
    await page.reload();
    await page
      .getByRole('button', { name: /Réessayer/ })
      .first()
      .waitFor();
    await page.getByRole('link', { name: words.fr.subscription }).click();
    await page.getByRole('heading', { name: words.fr.subscription }).waitFor();
    await page.getByRole('link', { name: words.fr.invoices }).click();
    await page
      .getByRole('button', { name: /Réessayer/ })
      .first()
      .waitFor();
    await context.unrouteAll();
    await page
      .getByRole('button', { name: /Réessayer/ })
      .first()
      .click();
    assert.notEqual((await shownNumbers(page)).length, 0);
    await context.close();
  });
});

describe('a sign-in that has ended', () => {
  it('offers to sign in again and comes back to the same page of the list', async () => {
    const { page, context } = await visit(browser);
    await signIn(page, demo.portalUrl, 'owner@atelier.example');
    await shownNumbers(page);
    await page.goto(`${demo.portalUrl}/invoices?page=2`);
    const numbers = await shownNumbers(page);
    await context.clearCookies({ name: 'portico_portal' });
    await page.evaluate(() =>
      document.querySelector('billing-provider')?.setAttribute('api-url', `${location.origin}/`),
    );
    await page.getByRole('link', { name: 'Se reconnecter' }).click();
    await page.waitForURL(`${demo.portalUrl}/invoices?page=2`);
    assert.deepEqual(await shownNumbers(page), numbers);
    await context.close();
  });

  it('leads to the sign-in form when the sign-in is too old', async () => {
    const { page, context } = await visit(browser);
    await signIn(page, demo.portalUrl, 'owner@werk.example', 'fr');
    await demo.stop();
    const file = join(dataDir, 'portal/sessions.json');
    const stored = JSON.parse(await readFile(file, 'utf8')) as { sessions: [string, { signedInAt: number }][] };
    for (const [, session] of stored.sessions) session.signedInAt -= 24 * 60 * 60 * 1000;
    await writeFile(file, JSON.stringify(stored));
    await start();
    await page.goto(`${demo.portalUrl}/invoices`);
    await page.getByLabel(words.fr.password).waitFor();
    await context.close();
  });
});
