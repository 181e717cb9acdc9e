import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Browser, Page } from 'playwright-core';
import { launchBrowser, signIn, visit } from './browser.ts';
import { startDemo } from './demo.ts';
import { withoutSpaces } from './document.ts';
import { mailsTo, textOfAttachment } from './inbox.ts';

let started: Awaited<ReturnType<typeof startDemo>>;
let browser: Browser;
let sandbox: string;

before(async () => {
  started = await startDemo();
  browser = await launchBrowser();
  sandbox = `http://127.0.0.1:${started.ports.SANDBOX_PORT}`;
});

after(async () => {
  await browser.close();
  await started.close();
});

const texts = {
  fr: {
    more: "Plus d'actions pour",
    send: 'Envoyer la facture par e-mail',
    addresses: /Adresses e-mail/,
    submit: 'Envoyer',
    sent: 'Envoyé',
    subject: /Facture/,
  },
  en: {
    more: 'More actions for',
    send: 'Send invoice by email',
    addresses: /Email addresses/,
    submit: 'Send',
    sent: 'Sent',
    subject: /Invoice/,
  },
} as const;

/** Opens the menu of the first invoice and chooses to send it; gives its number. */
async function openDialog(page: Page, language: keyof typeof texts): Promise<string> {
  const text = texts[language];
  const menu = page.getByRole('button', { name: text.more }).first();
  const number = ((await menu.getAttribute('aria-label')) ?? '').replace(text.more, '').trim();
  await menu.click();
  await page.getByRole('menuitem', { name: text.send }).click();
  await page.getByRole('dialog').waitFor();
  return number;
}

describe('sending an invoice by e-mail', () => {
  for (const language of ['fr', 'en'] as const) {
    it(`reaches two people apart from each other and says so, in ${language}`, async () => {
      const text = texts[language];
      const { page, context, complaints } = await visit(browser);
      await signIn(page, started.demo.portalUrl, 'owner@atelier.example');
      if (language === 'en') await page.getByRole('button', { name: 'English' }).click();
      const number = await openDialog(page, language);
      const addresses = [`first.${language}@client.example`, `second.${language}@client.example`];
      const dialog = page.getByRole('dialog');
      const field = dialog.getByLabel(text.addresses);
      for (const address of addresses) {
        await field.fill(address);
        await page.keyboard.press('Enter');
        await dialog.getByText(address, { exact: true }).waitFor();
      }
      await dialog.getByRole('button', { name: text.submit, exact: true }).click();
      await dialog.getByText(text.sent, { exact: true }).nth(1).waitFor();
      for (const address of addresses) {
        const [mail, ...others] = await mailsTo(sandbox, address);
        assert.ok(mail && others.length === 0, address);
        assert.deepEqual(mail.envelope.to, [address]);
        assert.match(mail.subject, text.subject);
        assert.ok(mail.subject.includes(number) && mail.text.includes(number), mail.subject);
        const [attachment, ...more] = mail.attachments;
        assert.ok(attachment && more.length === 0);
        assert.equal(attachment.fileName, `${number}.pdf`);
        assert.ok((await textOfAttachment(sandbox, attachment.href)).includes(withoutSpaces(number)));
        assert.ok(!mail.text.includes(addresses.find((other) => other !== address) ?? ''));
      }
      assert.deepEqual(complaints, []);
      await context.close();
    });
  }

  it('works by keyboard alone, and gives the focus back to the menu', async () => {
    const { page, context, complaints } = await visit(browser);
    await signIn(page, started.demo.portalUrl, 'owner@marais.example');
    const menu = page.getByRole('button', { name: texts.fr.more }).first();
    await menu.focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menuitem', { name: texts.fr.send }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog').waitFor();
    await page.keyboard.type('by.keyboard@client.example;');
    await page.getByRole('dialog').getByText('by.keyboard@client.example', { exact: true }).waitFor();
    await page.getByRole('dialog').getByRole('button', { name: texts.fr.submit, exact: true }).press('Enter');
    await page.getByRole('dialog').getByText(texts.fr.sent, { exact: true }).waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    assert.equal(await menu.evaluate((button) => (button.getRootNode() as ShadowRoot).activeElement === button), true);
    assert.equal((await mailsTo(sandbox, 'by.keyboard@client.example')).length, 1);
    assert.deepEqual(complaints, []);
    await context.close();
  });
});
