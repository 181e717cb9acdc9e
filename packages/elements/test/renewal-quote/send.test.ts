import { expect } from '@open-wc/testing';
import type { QuoteDeliveryRequest } from '@portico/client';
import { QuoteBook, quoteWith } from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import { until } from '../invoices/mount.js';
import { mountSubscription } from '../subscription/mount.js';
import { asked, mountQuote, mountStatus, subscription, type MountedQuote } from './mount.js';

const inEnglish = { action: 'Send renewal quote by email', field: 'Email addresses', send: 'Send' };
const inFrench = {
  action: 'Envoyer le devis de renouvellement par e-mail',
  field: 'Adresses e-mail',
  send: 'Envoyer',
};

function dialogText({ page }: MountedQuote): string {
  return (page.dialog?.textContent ?? '').replaceAll(/\s+/g, ' ');
}

/** Opens the dialog and enters addresses one by one. */
async function enter(mounted: MountedQuote, addresses: readonly string[], words = inEnglish): Promise<void> {
  const { page, element } = mounted;
  await until(() => page.button(words.action) !== undefined);
  const opener = page.requireButton(words.action);
  opener.focus();
  opener.click();
  await until(() => page.dialog !== undefined && page.focused === page.requireField(words.field));
  for (const address of addresses) {
    page.type(page.requireField(words.field), address);
    page.press('Enter');
  }
  await element.updateComplete;
}

describe('<renewal-quote>', () => {
  describe('sending by mail', () => {
    it('should send the quote and show the outcome of each address', async () => {
      const sent: QuoteDeliveryRequest[] = [];
      const mounted = await mountStatus(
        'ready',
        {},
        {
          answer: (handler) => async (request) => {
            if (request.method === 'POST') sent.push((await request.clone().json()) as QuoteDeliveryRequest);
            return handler(request);
          },
        },
      );
      const { page, element, requests, book } = mounted;
      const [quote] = book.quotes;
      await enter(mounted, ['achats@lumen.example', 'nobody@lumen.example']);
      expect(dialogText(mounted)).to.include(`Send renewal quote ${quote?.number ?? ''} by email`);
      expect(page.fieldNames).not.to.include('Attach the original e-invoice too');
      await expectAccessible(element);
      page.choose(page.requireField('Language of the mail'), 'fr');
      page.type(page.requireField('Message (optional)'), 'Bonjour');
      page.requireButton('Send').click();
      await until(() => dialogText(mounted).includes('The mail is being sent.'));
      expect(dialogText(mounted)).to.include('You can close this; the mail goes on.');
      await until(() => dialogText(mounted).includes('The mail has been sent to 1 of 2 recipients.'));
      expect(page.items('Recipients')[0]).to.equal('achats@lumen.example Sent');
      expect(page.items('Recipients')[1]).to.match(/Refused This mailbox does not exist or takes no mail\./);
      expect(page.dialog?.contains(page.focused)).to.equal(true);
      await expectAccessible(element);
      expect(asked(requests, `POST /v1/renewal-quotes/${quote?.id ?? ''}/deliveries`)).to.have.length(1);
      const recipients = ['achats@lumen.example', 'nobody@lumen.example'];
      expect(sent).to.deep.equal([{ recipients, locale: 'fr', message: 'Bonjour' }]);
      page.requireButton('Close').click();
      await until(() => page.dialog === undefined);
      expect(page.focused === page.requireButton(inEnglish.action)).to.equal(true);
    });

    it('should speak French', async () => {
      const mounted = await mountStatus('ready', { number: 'Q-2026-0031' }, { locale: 'fr' });
      const { page, element } = mounted;
      await enter(mounted, ['achats@lumen.example'], inFrench);
      expect(dialogText(mounted)).to.include('Envoyer le devis de renouvellement Q-2026-0031 par e-mail');
      page.requireButton(inFrench.send).click();
      await until(() => dialogText(mounted).includes('Vous pouvez fermer'));
      expect(dialogText(mounted)).not.to.include('facture');
      await expectAccessible(element);
    });

    it('should keep what was entered when the quote is an offer no more', async () => {
      const quote = quoteWith('ready', subscription);
      const book = new QuoteBook({ quotes: [quote], refusals: { send: [409, 'quote_superseded'] } });
      const mounted = await mountQuote(book);
      await enter(mounted, ['achats@lumen.example']);
      mounted.page.requireButton('Send').click();
      await until(() => dialogText(mounted).includes('The subscription has changed meanwhile'));
      expect(mounted.page.items('Recipients')).to.deep.equal(['achats@lumen.example']);
      await expectAccessible(mounted.element);
    });

    it('should not be offered to who may not send, nor for what is no offer any more', async () => {
      const reader = await mountStatus('ready', {}, { capabilities: ['quotes:read'] });
      expect(reader.page.actions).not.to.include(inEnglish.action);
      for (const status of ['expired', 'withdrawn', 'superseded', 'declined'] as const) {
        const { page } = await mountStatus(status);
        expect(page.actions, status).not.to.include(inEnglish.action);
      }
    });
  });
});

describe('<billing-subscription>: sending a renewal quote', () => {
  for (const [locale, menu, words, sent] of [
    ['en', 'More options', inEnglish, 'The mail has been sent.'],
    ['fr', "Plus d'options", inFrench, 'L’e-mail a été envoyé.'],
  ] as const) {
    it(`should begin in the menu of the subscription and end where it began, in ${locale}`, async () => {
      const quotes = new QuoteBook({ quotes: [quoteWith('ready', subscription)] });
      const { page, element } = await mountSubscription({ subscriptions: [subscription], quotes }, { locale });
      await until(() => page.button(menu) !== undefined);
      const opener = page.requireButton(menu);
      opener.focus();
      opener.click();
      await until(() => page.menuNames.includes(words.action));
      page.menuItems[page.menuNames.indexOf(words.action)]?.click();
      await until(() => page.dialog !== undefined && page.focused === page.requireField(words.field));
      page.type(page.requireField(words.field), 'achats@lumen.example');
      page.press('Enter');
      page.requireAnswer(words.send).click();
      await until(() => page.dialogText.includes(sent));
      await expectAccessible(element);
      page.press('Escape');
      await until(() => page.dialog === undefined);
      expect(page.focused === opener).to.equal(true);
    });
  }
});
