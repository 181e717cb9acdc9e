import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Browser, Locator, Page } from 'playwright-core';
import { launchBrowser, signIn, visit, words } from './browser.ts';
import { startDemo } from './demo.ts';
import { textOfPdf, withoutSpaces } from './document.ts';

/** Texts of renewal quotes, as a person looks for them. */
const texts = {
  fr: {
    ...words.fr,
    manage: "Gérer l'abonnement",
    more: "Plus d'options",
    request: 'Demander un devis de renouvellement',
    downloadQuote: 'Télécharger le devis de renouvellement',
    accept: 'Accepter le devis de renouvellement',
    withdraw: 'Retirer la demande',
    card: 'Devis de renouvellement',
    ready: 'Prêt',
    withdrawn: 'Demande retirée',
    order: /^Référence du bon de commande/,
    total: 'Total TTC',
    name: /^Vos prénom et nom/,
    role: /^Votre fonction/,
    authority: /^Je suis habilité/,
    agreed: 'Le renouvellement est convenu et sa facture est émise.',
    showInvoice: 'Afficher et payer la facture',
  },
  en: {
    ...words.en,
    manage: 'Manage subscription',
    more: 'More options',
    request: 'Request renewal quote',
    downloadQuote: 'Download renewal quote',
    accept: 'Accept renewal quote',
    withdraw: 'Withdraw the request',
    card: 'Renewal quote',
    ready: 'Ready',
    withdrawn: 'Withdrawn',
    order: /^Purchase-order reference/,
    total: 'Total with tax',
    name: /^Your full name/,
    role: /^Your role/,
    authority: /^I may accept this quote/,
    agreed: 'The renewal is agreed, and its invoice has been issued.',
    showInvoice: 'Show and pay the invoice',
  },
} as const;

type Texts = (typeof texts)[keyof typeof texts];

let started: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;
let folder: string;

before(async () => {
  started = await startDemo();
  browser = await launchBrowser();
  folder = await mkdtemp(join(tmpdir(), 'portico-quotes-'));
});

after(async () => {
  await browser.close();
  await started.close();
  await rm(folder, { recursive: true });
});

/** Opens the menu at the top right of a subscription and chooses one of its items. */
async function chooseOption(page: Page, text: Texts, name: string): Promise<void> {
  await page.getByRole('button', { name: text.more }).click();
  // An item that says why it is not possible yet becomes possible by itself.
  await page.getByRole('menuitem', { name, exact: true }).click();
}

/** Clicks the subscription entry of the menu and opens one of which a quote can be asked for. */
async function goToQuotable(page: Page, text: Texts): Promise<void> {
  await page.getByRole('link', { name: text.subscription }).click();
  const title = page.getByRole('heading', { level: 2 });
  const manage = page.getByRole('button', { name: text.manage });
  await manage
    .or(page.getByRole('button', { name: text.more }))
    .first()
    .waitFor();
  if (await page.getByRole('button', { name: text.more }).isVisible()) return;
  await manage.first().click();
  await title.waitFor();
  await page.getByRole('button', { name: text.more }).waitFor();
}

/** Asks for a quote by the menu, with a purchase-order reference where one is given. */
async function request(page: Page, text: Texts, reference?: string): Promise<void> {
  await chooseOption(page, text, text.request);
  const dialog = page.getByRole('dialog');
  const button = dialog.getByRole('button', { name: text.request, disabled: false });
  await button.waitFor();
  await dialog.getByText(text.total).first().waitFor();
  if (reference !== undefined) await dialog.getByLabel(text.order).fill(reference);
  await button.click();
  await dialog.waitFor({ state: 'detached' });
}

function quoteCard(page: Page, text: Texts): Locator {
  return page.getByRole('region', { name: text.card, exact: true });
}

/** The total that the card shows, once its quote is ready. */
async function totalShown(page: Page, text: Texts): Promise<string> {
  const card = quoteCard(page, text);
  await card.getByText(text.ready, { exact: true }).waitFor();
  const total = card.locator('dl > div').filter({ hasText: text.total }).getByRole('definition');
  return (await total.first().innerText()).trim();
}

for (const [language, email, locale] of [
  ['fr', 'owner@atelier.example', 'fr-FR'],
  ['en', 'owner@partner.example', 'en-GB'],
] as const) {
  const text = texts[language];

  describe(`a renewal quote (${language})`, () => {
    it('comes without a reload, is downloaded after one, and becomes the invoice of the renewal', async () => {
      const { page, context, complaints } = await visit(browser, { locale });
      await signIn(page, started.demo.portalUrl, email, language);
      await goToQuotable(page, text);

      await page.evaluate(() => Object.assign(globalThis, { isSamePage: true }));
      await request(page, text);
      assert.match(await totalShown(page, text), /\d/);
      assert.equal(await page.evaluate(() => 'isSamePage' in globalThis), true);

      await chooseOption(page, text, text.withdraw);
      await page.getByRole('dialog').getByRole('button', { name: text.withdraw }).click();
      await quoteCard(page, text).getByText(text.withdrawn, { exact: true }).waitFor();

      const reference = `PO-2027-${language.toUpperCase()}-8`;
      await request(page, text, reference);
      await page.reload();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        chooseOption(page, text, text.downloadQuote),
      ]);
      const file = join(folder, `${language}.pdf`);
      await download.saveAs(file);
      const total = await totalShown(page, text);
      const pdf = await textOfPdf(file);
      assert.ok(pdf.includes(withoutSpaces(total)), `${total} is not in ${pdf}`);
      assert.ok(pdf.includes(reference), `${reference} is not in ${pdf}`);

      await chooseOption(page, text, text.accept);
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(text.name).fill('Camille Lefèvre');
      await dialog.getByLabel(text.role).fill('Achats');
      await dialog.getByRole('checkbox', { name: text.authority }).check();
      await dialog.getByRole('button', { name: text.accept }).click();
      await dialog.getByText(text.agreed).first().waitFor();
      await dialog.getByRole('button', { name: text.showInvoice }).click();

      await page.getByRole('heading', { name: text.invoices, level: 1 }).waitFor();
      await page.getByText(reference).first().waitFor();
      await page.getByText(total).first().waitFor();
      assert.deepEqual(complaints, []);
      await context.close();
    });
  });
}
