import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, signIn, visit, words } from './browser.ts';
import { startDemo } from './demo.ts';

/** Texts of changing a subscription and of payment methods, as a person looks for them. */
const texts = {
  fr: {
    ...words.fr,
    manage: "Gérer l'abonnement",
    edit: 'Modifier le mode de paiement',
    add: 'Ajouter un mode de paiement',
    card: 'Numéro de carte',
    expiry: /^Date d’expiration/,
    code: 'Code de sécurité',
    save: 'Enregistrer',
    added: 'Mastercard se terminant par 4444 : ajoutée, et utilisée par défaut désormais.',
    method: 'Mastercard se terminant par 4444',
    isDefault: 'Par défaut',
    close: 'Fermer',
    change: 'Changer le nombre de postes ou la formule',
    seats: 'Postes',
    due: 'Dû aujourd’hui',
    confirm: /^Confirmer et payer /,
    changed: 'Votre abonnement a été modifié',
    paid: 'Payée',
  },
  en: {
    ...words.en,
    manage: 'Manage subscription',
    edit: 'Edit payment method',
    add: 'Add payment method',
    card: 'Card number',
    expiry: /^Expiry date/,
    code: 'Security code',
    save: 'Save',
    added: 'Mastercard ending in 4444 was added and is the default now.',
    method: 'Mastercard ending in 4444',
    isDefault: 'Default',
    close: 'Close',
    change: 'Change seats or plan',
    seats: 'Seats',
    due: 'Due today',
    confirm: /^Confirm and pay /,
    changed: 'Your subscription has been changed',
    paid: 'Paid',
  },
} as const;

type Texts = (typeof texts)[keyof typeof texts];

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

/** Clicks the subscription entry of the menu, then Manage subscription beside one that can be changed. */
async function goAndManage(page: Page, text: Texts): Promise<void> {
  await page.getByRole('link', { name: text.subscription }).click();
  const manage = page.getByRole('button', { name: text.manage });
  await manage.first().waitFor();
  for (let index = 0; index < (await manage.count()); index++) {
    await manage.nth(index).click();
    await page.getByRole('button', { name: text.edit }).waitFor();
    if ((await page.getByRole('button', { name: text.change }).count()) > 0) return;
    await page.goBack();
    await manage.first().waitFor();
  }
  throw new Error('No subscription can be changed.');
}

/** Types a card into the form of the payment page. */
async function typeCard(page: Page, text: Texts, number: string): Promise<void> {
  await page.waitForURL(`http://127.0.0.1:${started.ports.SANDBOX_PORT}/payments/pay/**`);
  await page.getByLabel(text.card).fill(number);
  await page.getByLabel(text.expiry).fill('09/99');
  await page.getByLabel(text.code).fill('123');
}

/** Asks for five more seats and confirms what that costs; gives back the amount of the button and the invoice's number. */
async function buyFiveSeats(page: Page, text: Texts): Promise<{ seats: number; amount: string; number: string }> {
  await page.getByRole('button', { name: text.change }).click();
  const field = page.getByRole('spinbutton', { name: text.seats });
  const seats = Number(await field.inputValue()) + 5;
  await field.fill(String(seats));
  const confirm = page.getByRole('button', { name: text.confirm, disabled: false });
  await confirm.waitFor();
  const amount = (await confirm.innerText()).replace(text.confirm, '');
  const due = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: text.due }) });
  assert.equal(await due.getByRole('cell').innerText(), amount);
  await confirm.click();
  await page.getByRole('heading', { name: text.changed }).waitFor();
  const outcome = (await page.getByRole('dialog').textContent()) ?? '';
  const [number = ''] = /[A-Z]+-\d{4}-\d+/.exec(outcome) ?? [];
  assert.notEqual(number, '', outcome);
  return { seats, amount, number };
}

/** Finds the invoice among all invoices, paid and of this amount. */
async function isInvoiced(
  page: Page,
  text: Texts,
  { number, amount }: { number: string; amount: string },
): Promise<void> {
  await page.getByRole('link', { name: text.invoices }).click();
  const row = page.getByRole('row').filter({ hasText: number }).filter({ hasText: amount });
  await row.getByText(text.paid, { exact: true }).waitFor();
}

describe('changing a subscription', () => {
  it('invoices the amount that was shown, and leads to paying it by hand', async () => {
    const text = texts.fr;
    const { page, context, complaints } = await visit(browser);
    await signIn(page, started.demo.portalUrl, 'owner@atelier.example');
    await goAndManage(page, text);
    const { seats, ...invoice } = await buyFiveSeats(page, text);
    await page.getByRole('button', { name: 'Payer maintenant' }).click();
    await typeCard(page, text, '4242 4242 4242 4242');
    await page.getByRole('button', { name: /^Payer/ }).click();
    await page.waitForURL(`${started.demo.portalUrl}/**`);
    await page
      .getByText(/Merci\./)
      .first()
      .waitFor();
    await page.getByText(`${seats} postes`).first().waitFor();
    await isInvoiced(page, text, invoice);
    assert.deepEqual(complaints, []);
    await context.close();
  });

  for (const [language, email, locale] of [
    ['fr', 'owner@atelier.example', 'fr-FR'],
    ['en', 'owner@partner.example', 'en-GB'],
  ] as const) {
    const text = texts[language];

    it(`takes a new card at the hosted page, and charges the amount that was shown to it (${language})`, async () => {
      const { page, context, complaints } = await visit(browser, { locale });
      await signIn(page, started.demo.portalUrl, email, language);
      await goAndManage(page, text);
      await page.getByRole('button', { name: text.edit }).click();
      await page.getByRole('button', { name: text.add }).click();
      await typeCard(page, text, '5555 5555 5555 4444');
      await page.getByRole('button', { name: text.save }).click();
      await page.waitForURL(`${started.demo.portalUrl}/**`);
      await page.getByText(text.added).first().waitFor();
      await page.reload();
      await page.getByRole('button', { name: text.edit }).click();
      const row = page.getByRole('listitem').filter({ hasText: text.method });
      await row.getByText(text.isDefault, { exact: true }).waitFor();
      await page.getByRole('dialog').getByRole('button', { name: text.close }).last().click();
      const invoice = await buyFiveSeats(page, text);
      await page.getByRole('dialog').getByText(text.method).first().waitFor();
      await page.getByRole('dialog').getByRole('button', { name: text.close }).last().click();
      await isInvoiced(page, text, invoice);
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }
});
