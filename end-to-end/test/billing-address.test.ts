import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, signIn, visit, words } from './browser.ts';
import { startDemo } from './demo.ts';
import { textOfPdf, withoutSpaces } from './document.ts';

/** Texts of the billing address, as a person looks for them, and what is typed. */
const texts = {
  fr: {
    ...words.fr,
    manage: "Gérer l'abonnement",
    edit: "Modifier l'adresse de facturation",
    address: 'Adresse',
    taxId: 'Numéro de TVA ou identifiant fiscal',
    postalCode: 'Code postal',
    save: 'Enregistrer',
    change: 'Changer le nombre de postes ou la formule',
    seats: 'Postes',
    confirm: /^Confirmer et payer /,
    changed: 'Votre abonnement a été modifié',
    close: 'Fermer',
    newTaxId: 'FR90000731018',
    wrongTaxId: 'FR91000731018',
    newStreet: '7 impasse de l’Épreuve <b>bis</b>',
  },
  en: {
    ...words.en,
    manage: 'Manage subscription',
    edit: 'Edit billing address',
    address: 'Address',
    taxId: 'VAT number or tax ID',
    postalCode: 'Postal code',
    save: 'Save',
    change: 'Change seats or plan',
    seats: 'Seats',
    confirm: /^Confirm and pay /,
    changed: 'Your subscription has been changed',
    close: 'Close',
    newTaxId: 'GB999001044',
    wrongTaxId: 'GB999001045',
    newStreet: '9 Trial Mews <b>rear</b>',
  },
} as const;

type Texts = (typeof texts)[keyof typeof texts];

let started: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;
let folder: string;

before(async () => {
  started = await startDemo();
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'portico-addresses-'));
});

after(async () => {
  await browser.close();
  await started.close();
  await rm(folder, { recursive: true });
});

/** Clicks the subscription entry of the menu, then Manage subscription beside one that can be changed. */
async function goAndManage(page: Page, text: Texts): Promise<void> {
  await page.getByRole('link', { name: text.subscription }).click();
  await page.getByRole('button', { name: text.manage }).first().click();
  await page.getByRole('button', { name: text.change }).waitFor();
}

/** Buys a seat, which is invoiced at once; gives back the text of the invoice's PDF. */
async function nextInvoice(page: Page, text: Texts): Promise<string> {
  await page.getByRole('button', { name: text.change }).click();
  const field = page.getByRole('spinbutton', { name: text.seats });
  await field.fill(String(Number(await field.inputValue()) + 1));
  await page.getByRole('button', { name: text.confirm, disabled: false }).click();
  await page.getByRole('heading', { name: text.changed }).waitFor();
  const [number = ''] = /[A-Z]+-\d{4}-\d+/.exec((await page.getByRole('dialog').textContent()) ?? '') ?? [];
  await page.getByRole('dialog').getByRole('button', { name: text.close }).last().click();
  return invoiceText(page, text, number);
}

async function invoiceText(page: Page, text: Texts, number: string): Promise<string> {
  await page.getByRole('link', { name: text.invoices }).click();
  const row = page.getByRole('row').filter({ has: page.locator('[part=number]', { hasText: number }) });
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    row.getByRole('button', { name: text.download }).click(),
  ]);
  const file = join(folder, download.suggestedFilename());
  await download.saveAs(file);
  return textOfPdf(file);
}

describe('the billing address', () => {
  for (const [language, email, locale] of [
    ['fr', 'owner@atelier.example', 'fr-FR'],
    ['en', 'owner@partner.example', 'en-GB'],
  ] as const) {
    const text = texts[language];

    it(`is changed, survives a reload, and stands on the next invoice and on no earlier one (${language})`, async () => {
      const { page, context, complaints } = await visit(browser, { locale });
      await signIn(page, started.demo.portalUrl, email, language);
      const earlierNumber = ((await page.locator('[part=number]').first().textContent()) ?? '').trim();
      const earlier = await invoiceText(page, text, earlierNumber);
      await goAndManage(page, text);
      await page.getByRole('button', { name: text.edit }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(text.address, { exact: false }).first().fill(text.newStreet);
      await dialog.getByLabel(text.taxId).fill(text.wrongTaxId);
      await dialog.getByRole('button', { name: text.save }).click();
      // Refused by name of the field, and nothing that was typed is lost.
      await dialog.getByRole('link', { name: text.taxId }).waitFor();
      assert.equal(await dialog.getByLabel(text.address, { exact: false }).first().inputValue(), text.newStreet);
      await dialog.getByLabel(text.taxId).fill(text.newTaxId);
      await dialog.getByRole('button', { name: text.save }).click();
      await dialog.waitFor({ state: 'detached' });
      await page.getByText(text.newStreet).first().waitFor();
      await page.reload();
      await page.getByText(text.newStreet).first().waitFor();
      await page.getByText(text.newTaxId).first().waitFor();
      const next = await nextInvoice(page, text);
      assert.ok(next.includes(withoutSpaces(text.newStreet)), next);
      assert.ok(next.includes(text.newTaxId), next);
      assert.equal(await invoiceText(page, text, earlierNumber), earlier);
      // A refused save is a complaint of the network's, not of the page's.
      assert.deepEqual(
        complaints.filter((complaint) => !complaint.includes('422')),
        [],
      );
      await context.close();
    });
  }
});
