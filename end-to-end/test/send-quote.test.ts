import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, signIn, visit, words } from './browser.ts';
import { startDemo } from './demo.ts';
import { withoutSpaces } from './document.ts';
import { mailsTo, textOfAttachment } from './inbox.ts';

/** Texts of renewal quotes and their mails, as a person looks for them. */
const texts = {
  fr: {
    ...words.fr,
    manage: "Gérer l'abonnement",
    more: "Plus d'options",
    request: 'Demander un devis de renouvellement',
    send: 'Envoyer le devis de renouvellement par e-mail',
    addresses: /Adresses e-mail/,
    submit: 'Envoyer',
    sent: 'L’e-mail a été envoyé.',
    subject: /^Devis de renouvellement (Q-\d{4}-\d{4}) de /,
    total: /^Total\s:\s(.+)$/m,
  },
  en: {
    ...words.en,
    manage: 'Manage subscription',
    more: 'More options',
    request: 'Request renewal quote',
    send: 'Send renewal quote by email',
    addresses: /Email addresses/,
    submit: 'Send',
    sent: 'The mail has been sent.',
    subject: /^Renewal quote (Q-\d{4}-\d{4}) from /,
    total: /^Total: (.+)$/m,
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

/** Opens the menu of the first subscription that a quote can be had for, and asks for one with what is proposed. */
async function requestQuote(page: Page, text: Texts): Promise<void> {
  await page.getByRole('link', { name: text.subscription }).click();
  const manage = page.getByRole('button', { name: text.manage });
  await manage.first().waitFor();
  const count = await manage.count();
  for (let index = 0; index < count; index += 1) {
    await manage.nth(index).click();
    const more = page.getByRole('button', { name: text.more });
    await more.waitFor();
    await more.click();
    await page.getByRole('menuitem').first().waitFor();
    const request = page.getByRole('menuitem', { name: text.request });
    if ((await request.count()) > 0) {
      await request.click();
      await page.getByRole('dialog').getByRole('button', { name: text.request, exact: true }).click();
      return;
    }
    await page.keyboard.press('Escape');
    await page.goBack();
    await manage.first().waitFor();
  }
  throw new Error('No subscription can be renewed by a quote.');
}

function figuresOf(text: string): string {
  return text.replaceAll(/\D/g, '');
}

describe('sending a renewal quote by e-mail', () => {
  for (const language of ['fr', 'en'] as const) {
    it(`takes it to procurement as soon as it is ready, in ${language}`, async () => {
      const text = texts[language];
      const sandbox = `http://127.0.0.1:${started.ports.SANDBOX_PORT}`;
      const { page, context, complaints } = await visit(browser);
      await signIn(page, started.demo.portalUrl, 'owner@atelier.example');
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
      await requestQuote(page, text);
      await page.getByRole('button', { name: text.send }).click();
      const address = `procurement.${language}@client.example`;
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel(text.addresses).fill(address);
      await page.keyboard.press('Enter');
      await dialog.getByRole('button', { name: text.submit, exact: true }).click();
      await dialog.getByRole('heading', { name: text.sent }).waitFor();
      const [mail, ...others] = await mailsTo(sandbox, address);
      assert.ok(mail && others.length === 0);
      const [, number = ''] = text.subject.exec(mail.subject) ?? [];
      const [, total = ''] = text.total.exec(mail.text) ?? [];
      assert.ok(number && total, `${mail.subject}\n${mail.text}`);
      const [attachment, ...more] = mail.attachments;
      assert.ok(attachment && more.length === 0);
      assert.equal(attachment.fileName, `${number}.pdf`);
      const document = await textOfAttachment(sandbox, attachment.href);
      assert.ok(document.includes(withoutSpaces(number)), number);
      // The document stays in the customer's language, which writes the same figures in another way.
      assert.ok(figuresOf(document).includes(figuresOf(total)), total);
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }
});
