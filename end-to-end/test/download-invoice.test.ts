import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Download, Locator, Page } from 'playwright-core';
import { launchBrowser, signIn, visit, words, type Visit } from './browser.ts';
import { startDemo } from './demo.ts';
import { textOfPdf, withoutSpaces } from './document.ts';

let started: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;
let folder: string;

before(async () => {
  started = await startDemo();
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'portico-downloads-'));
});

after(async () => {
  await browser.close();
  await started.close();
  await rm(folder, { recursive: true });
});

interface ListedInvoice {
  row: Locator;
  number: string;
  total: string;
}

/** The first row whose number is a plain invoice's. */
async function firstInvoice(page: Page, download: string): Promise<ListedInvoice> {
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: download }) })
    .first();
  await row.waitFor();
  const number = (await row.locator('[part=number]').textContent()) ?? '';
  const total = (await row.locator('[part=amount]').textContent()) ?? '';
  return { row, number: number.trim(), total: withoutSpaces(total) };
}

/** Saves a download under the name the browser gives it, and reads it. */
async function save(download: Download): Promise<{ name: string; text: string }> {
  const target = await mkdtemp(join(folder, 'one-'));
  await download.saveAs(join(target, download.suggestedFilename()));
  const [name = ''] = await readdir(target);
  return { name, text: await textOfPdf(join(target, name)) };
}

/** Clicks the invoices entry of the menu, then the button beside the first invoice. */
async function downloadFirst(
  page: Page,
  language: keyof typeof words,
): Promise<{ invoice: ListedInvoice; name: string; text: string }> {
  const text = words[language];
  await page.getByRole('link', { name: text.invoices }).click();
  const invoice = await firstInvoice(page, text.download);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    invoice.row.getByRole('button', { name: text.download }).click(),
  ]);
  return { invoice, ...(await save(download)) };
}

async function signedIn(email: string, language: keyof typeof words = 'fr', locale = 'fr-FR'): Promise<Visit> {
  const opened = await visit(browser, { locale });
  await signIn(opened.page, started.demo.portalUrl, email, language);
  return opened;
}

function onlyDigits(text: string): string {
  return text.replaceAll(/\D/g, '');
}

describe('downloading an invoice', () => {
  it('works in French: Factures, Télécharger, a PDF named after the invoice that holds its number and total', async () => {
    const { page, context, complaints } = await signedIn('owner@atelier.example');
    await page.getByRole('link', { name: words.fr.subscription }).click();
    const { invoice, name, text } = await downloadFirst(page, 'fr');
    assert.match(invoice.number, /\d/);
    assert.match(invoice.total, /\d,\d\d(€|CHF)$/);
    assert.ok(name.includes(invoice.number), `${name} is not named after ${invoice.number}`);
    assert.match(name, /\.pdf$/);
    assert.ok(text.includes(withoutSpaces(invoice.number)), `${invoice.number} is not in ${text}`);
    assert.ok(text.includes(invoice.total), `${invoice.total} is not in ${text}`);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it('works in English after switching the language: Invoices, Download', async () => {
    const { page, context, complaints } = await signedIn('owner@atelier.example');
    await page.getByRole('button', { name: 'English' }).click();
    await page.getByRole('heading', { name: 'Invoices', level: 1 }).waitFor();
    assert.equal(await page.locator('html').getAttribute('lang'), 'en');
    const { invoice, name, text } = await downloadFirst(page, 'en');
    assert.match(invoice.total, /\d\.\d\d$/);
    assert.ok(name.includes(invoice.number));
    assert.ok(text.includes(withoutSpaces(invoice.number)));
    // The document stays in the customer's language, so its separators are not those of the list.
    assert.ok(onlyDigits(text).includes(onlyDigits(invoice.total)), `${invoice.total} is not in ${text}`);
    await page.reload();
    await page.getByRole('heading', { name: 'Invoices', level: 1 }).waitFor();
    await page.getByRole('button', { name: 'Français' }).click();
    await page.getByRole('heading', { name: 'Factures', level: 1 }).waitFor();
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it('works for an English customer, whose document writes the total as the list does', async () => {
    const { page, context, complaints } = await signedIn('owner@partner.example', 'en', 'en-GB');
    const { invoice, text } = await downloadFirst(page, 'en');
    assert.ok(text.includes(withoutSpaces(invoice.number)));
    assert.ok(text.includes(invoice.total), `${invoice.total} is not in ${text}`);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it('works by keyboard alone', async () => {
    const { page, context, complaints } = await visit(browser);
    await page.goto(started.demo.portalUrl);
    // The form takes the focus by itself, but only once it is drawn.
    await page.getByLabel(words.fr.email).and(page.locator(':focus')).waitFor();
    await page.keyboard.type('owner@atelier.example');
    await page.keyboard.press('Tab');
    await page.keyboard.type('demo');
    await page.keyboard.press('Enter');
    await page.waitForURL(`${started.demo.portalUrl}/**`);
    const { number } = await firstInvoice(page, words.fr.download);
    await tabTo(page, words.fr.subscription);
    await page.keyboard.press('Enter');
    await page.getByRole('heading', { name: words.fr.subscription }).waitFor();
    assert.equal(await focusedName(page), words.fr.subscription);
    await page.keyboard.press('Shift+Tab');
    await tabTo(page, words.fr.invoices, 'Shift+Tab');
    await page.keyboard.press('Enter');
    await firstInvoice(page, words.fr.download);
    await tabTo(page, words.fr.download);
    const [download] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')]);
    assert.ok((await save(download)).text.includes(withoutSpaces(number)));
    assert.deepEqual(complaints, []);
    await context.close();
  });

  for (const [email, name] of [
    ['accountant@atelier.example', 'Nadia Benali'],
    ['owner@marais.example', 'Anaïs d’Hérouville'],
  ] as const) {
    it(`works for ${email}`, async () => {
      const { page, context, complaints } = await signedIn(email);
      await page.getByText(name).waitFor();
      const { invoice, text } = await downloadFirst(page, 'fr');
      assert.ok(text.includes(withoutSpaces(invoice.number)));
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }

  it('works for the German customer, whose shell is in English', async () => {
    const { page, context, complaints } = await signedIn('owner@werk.example', 'en', 'de-DE');
    await page.getByText('Werk & Söhne GmbH').waitFor();
    const { invoice, text } = await downloadFirst(page, 'en');
    assert.ok(text.includes(withoutSpaces(invoice.number)));
    assert.deepEqual(complaints, []);
    await context.close();
  });
});

describe('the shell', () => {
  it('keeps the page of the list in the address, for reload and for going back', async () => {
    const { page, context, complaints } = await signedIn('owner@atelier.example');
    const { number: first } = await firstInvoice(page, words.fr.download);
    await page.getByRole('button', { name: /suivant/i }).click();
    await page.waitForURL('**/invoices?page=2');
    await page.locator('[part=number]', { hasText: first }).waitFor({ state: 'detached' });
    await page.reload();
    const { number: second } = await firstInvoice(page, words.fr.download);
    assert.notEqual(second, first);
    await page.goBack();
    await page.locator('[part=number]', { hasText: first }).waitFor();
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it('takes the reader to the heading of a page, and names it in the title', async () => {
    const { page, context } = await signedIn('owner@atelier.example');
    await page.getByRole('link', { name: words.fr.subscription }).click();
    assert.equal(await page.title(), 'Abonnement · Portico');
    assert.equal(await focusedName(page), 'Abonnement');
    assert.equal(await page.getByRole('link', { name: words.fr.subscription }).getAttribute('aria-current'), 'page');
    await page.goto(`${started.demo.portalUrl}/nowhere`);
    await page.getByRole('heading', { name: 'Cette page n’existe pas' }).waitFor();
    await context.close();
  });

  it('signs out, and asks for the password afterwards', async () => {
    const { page, context, complaints } = await signedIn('owner@atelier.example');
    await page.getByRole('button', { name: words.fr.signOut }).click();
    await page.getByRole('heading', { name: words.fr.signedOut }).waitFor();
    await page.goto(started.demo.portalUrl);
    await page.getByLabel(words.fr.password).waitFor();
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it('asks again after a wrong password and keeps the address', async () => {
    const { page, context, complaints } = await visit(browser);
    await page.goto(started.demo.portalUrl);
    await page.getByLabel(words.fr.email).fill('owner@atelier.example');
    await page.getByLabel(words.fr.password).fill('wrong');
    await page.getByRole('button', { name: words.fr.signIn }).click();
    await page.getByRole('alert').waitFor();
    assert.equal(await page.getByLabel(words.fr.email).inputValue(), 'owner@atelier.example');
    await page.keyboard.type('demo');
    await page.keyboard.press('Enter');
    await firstInvoice(page, words.fr.download);
    assert.deepEqual(complaints, []);
    await context.close();
  });
});

/** Presses a key until what has the focus begins with this name. */
async function tabTo(page: Page, name: string, key = 'Tab'): Promise<void> {
  for (let press = 0; press < 60; press += 1) {
    await page.keyboard.press(key);
    if ((await focusedName(page)).startsWith(name)) return;
  }
  assert.fail(`The key ${key} never reaches ${name}`);
}

/** The text of what has the focus, in whatever shadow tree. */
function focusedName(page: Page): Promise<string> {
  return page.evaluate(() => {
    let focused = document.activeElement;
    while (focused?.shadowRoot?.activeElement) focused = focused.shadowRoot.activeElement;
    return focused?.textContent?.trim() ?? '';
  });
}
