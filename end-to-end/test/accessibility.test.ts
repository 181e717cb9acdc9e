import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, signIn, visit, words } from './browser.ts';
import { startDemo } from './demo.ts';

let started: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;

before(async () => {
  started = await startDemo();
  browser = await launchBrowser();
});

after(async () => {
  await browser.close();
  await started.close();
});

/** Violations of the page as it is, best practices included. */
async function violations(page: Page): Promise<string[]> {
  const results = await page.evaluate(async () => {
    const { axe: engine } = globalThis as unknown as { axe: typeof axe };
    const found = await engine.run(document);
    return found.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' ')}`);
  });
  return results.map((line) => `${new URL(page.url()).pathname} ${line}`);
}

async function scrollsSideways(page: Page): Promise<boolean> {
  return page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
}

const looks = [
  { width: 1280, colorScheme: 'light' },
  { width: 1280, colorScheme: 'dark' },
  { width: 360, colorScheme: 'light' },
  { width: 360, colorScheme: 'dark' },
  { width: 320, colorScheme: 'light' },
] as const;

/** Every page on the way through the portal, each ready to be looked at when it is handed over. */
async function walk(page: Page, portalUrl: string, look: () => Promise<void>): Promise<void> {
  const text = words.fr;
  await page.goto(portalUrl);
  await look();
  await page.getByLabel(text.email).fill('owner@atelier.example');
  await page.getByLabel(text.password).fill('wrong');
  await page.getByRole('button', { name: text.signIn }).click();
  await page.getByRole('alert').waitFor();
  await look();
  await signIn(page, portalUrl, 'owner@atelier.example');
  await page.getByRole('button', { name: text.download }).first().waitFor();
  await look();
  await page.getByRole('link', { name: text.subscription }).click();
  await page.getByRole('button', { name: "Gérer l'abonnement" }).first().click();
  await page.getByRole('button', { name: 'Modifier le mode de paiement' }).waitFor();
  await look();
  for (const name of ['Changer le nombre de postes ou la formule', "Modifier l'adresse de facturation"]) {
    await page.getByRole('button', { name }).click();
    await page
      .getByRole('dialog')
      .getByRole('spinbutton')
      .or(page.getByRole('dialog').getByRole('textbox'))
      .first()
      .waitFor();
    await look();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
  }
  await page.getByRole('button', { name: "Plus d'options" }).click();
  const request = page.getByRole('menuitem', { name: 'Demander un devis de renouvellement' });
  await request.waitFor();
  await look();
  await request.click();
  await page.getByRole('dialog').getByRole('spinbutton').waitFor();
  await look();
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'detached' });
  await page.goto(`${portalUrl}/nowhere`);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await look();
  await page.getByRole('button', { name: text.signOut }).click();
  await page.getByRole('heading', { name: text.signedOut }).waitFor();
  await look();
}

describe('accessibility of every page', () => {
  for (const { width, colorScheme } of looks) {
    it(`has no violations and no sideways scroll at ${width} px, ${colorScheme}`, async () => {
      const { page, context } = await visit(browser, { viewport: { width, height: 800 }, colorScheme });
      await context.addInitScript({ content: axe.source });
      const found: string[] = [];
      let pages = 0;
      await walk(page, started.demo.portalUrl, async () => {
        pages += 1;
        found.push(...(await violations(page)));
        if (await scrollsSideways(page)) found.push(`${page.url()} scrolls sideways`);
      });
      assert.deepEqual(found, []);
      assert.equal(pages, 10);
      await context.close();
    });
  }

  it('holds for the pages of the sandbox', async () => {
    const { page, context } = await visit(browser);
    await context.addInitScript({ content: axe.source });
    const found: string[] = [];
    for (const path of ['/', '/mail', '/nowhere']) {
      await page.goto(`http://127.0.0.1:${started.ports.SANDBOX_PORT}${path}`);
      found.push(...(await violations(page)));
    }
    assert.deepEqual(found, []);
    await context.close();
  });
});
