import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser, signIn, visit, words } from './browser.ts';
import { startDemo } from './demo.ts';
import { textOfPdf, withoutSpaces } from './document.ts';

/** Texts of paying, as a person looks for them. */
const texts = {
  fr: {
    ...words.fr,
    pay: /^Payer/,
    paid: 'Payée',
    menu: /^Plus d.actions pour/,
    receipt: 'Télécharger le reçu',
    card: 'Numéro de carte',
    expiry: 'Date d’expiration',
    code: 'Code de sécurité',
    declined: 'La carte a été refusée',
    bankCode: 'Code de votre banque',
    confirm: 'Confirmer',
    cancel: 'Annuler et revenir',
    use: 'Utiliser 4000 0000 0000 0077',
  },
  en: {
    ...words.en,
    pay: /^Pay/,
    paid: 'Paid',
    menu: /^More actions for/,
    receipt: 'Download receipt',
    card: 'Card number',
    expiry: 'Expiry date',
    code: 'Security code',
    declined: 'The card was declined',
    bankCode: 'Code from your bank',
    confirm: 'Confirm',
    cancel: 'Cancel and go back',
    use: 'Use 4000 0000 0000 0077',
  },
} as const;

type Texts = (typeof texts)[keyof typeof texts];

let started: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;
let folder: string;

before(async () => {
  started = await startDemo();
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'portico-receipts-'));
});

after(async () => {
  await browser.close();
  await started.close();
  await rm(folder, { recursive: true });
});

/** Clicks the invoices entry of the menu, then Pay beside the first open invoice; gives back its number. */
async function goAndPay(page: Page, text: Texts): Promise<string> {
  await page.getByRole('link', { name: text.invoices }).click();
  const row = page
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: text.pay }) })
    .first();
  await row.waitFor();
  const number = (await row.locator('[part=number]').textContent()) ?? '';
  await row.getByRole('button', { name: text.pay }).click();
  await page.waitForURL(`http://127.0.0.1:${started.ports.SANDBOX_PORT}/payments/pay/**`);
  await page.getByText(number.trim()).waitFor();
  return number.trim();
}

/** Types a card and pays. */
async function payBy(page: Page, text: Texts, number: string): Promise<void> {
  await page.getByLabel(text.card).fill(number);
  await page.getByLabel(text.expiry).fill('09/99');
  await page.getByLabel(text.code).fill('123');
  await page.getByRole('button', { name: text.pay }).click();
}

function rowOf(page: Page, number: string): Locator {
  return page.getByRole('row').filter({ has: page.locator('[part=number]', { hasText: number }) });
}

/** Waits until the invoice is shown as paid by the very page the customer came back to. */
async function isPaidWithoutReload(page: Page, text: Texts, number: string): Promise<void> {
  await page.waitForURL(`${started.demo.portalUrl}/**`);
  const sameDocument = await page.evaluateHandle(() => document);
  await rowOf(page, number).getByText(text.paid, { exact: true }).waitFor();
  assert.ok(await sameDocument.evaluate((kept) => kept === document));
}

/** Downloads the receipt from the menu of a row, and reads it. */
async function receiptOf(page: Page, text: Texts, number: string): Promise<string> {
  await rowOf(page, number).getByRole('button', { name: text.menu }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('menuitem', { name: text.receipt }).click(),
  ]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return textOfPdf(file);
}

describe('paying an invoice', () => {
  for (const [language, email, locale] of [
    ['fr', 'owner@atelier.example', 'fr-FR'],
    ['en', 'owner@partner.example', 'en-GB'],
  ] as const) {
    const text = texts[language];

    it(`leads there and back, shows it as paid, and gives a receipt (${language})`, async () => {
      const { page, context, complaints } = await visit(browser, { locale });
      await signIn(page, started.demo.portalUrl, email, language);
      const number = await goAndPay(page, text);
      await payBy(page, text, '4242 4242 4242 4242');
      await isPaidWithoutReload(page, text, number);
      assert.ok((await receiptOf(page, text, number)).includes(withoutSpaces(number)));
      await page.reload();
      await rowOf(page, number).getByText(text.paid, { exact: true }).waitFor();
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }

  it('goes on after a declined card and a second step', async () => {
    const text = texts.fr;
    const { page, context, complaints } = await visit(browser);
    await signIn(page, started.demo.portalUrl, 'owner@marais.example');
    const number = await goAndPay(page, text);
    await payBy(page, text, '4000 0000 0000 0002');
    await page.getByRole('alert').filter({ hasText: text.declined }).waitFor();
    await payBy(page, text, '4000 0025 0000 3155');
    await page.getByLabel(text.bankCode).fill('123456');
    await page.getByRole('button', { name: text.confirm }).click();
    await isPaidWithoutReload(page, text, number);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  it('changes nothing when it is cancelled, and the row by itself when the money comes later', async () => {
    const text = texts.en;
    const { page, context, complaints } = await visit(browser, { locale: 'de-DE' });
    await signIn(page, started.demo.portalUrl, 'owner@werk.example', 'en');
    const number = await goAndPay(page, text);
    await page.getByRole('button', { name: text.cancel }).click();
    await page.waitForURL(`${started.demo.portalUrl}/**`);
    assert.equal(await goAndPay(page, text), number);
    await page.getByRole('button', { name: text.use }).click();
    await page.keyboard.press('Enter');
    await isPaidWithoutReload(page, text, number);
    assert.deepEqual(complaints, []);
    await context.close();
  });
});
