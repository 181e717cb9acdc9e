import { expect } from '@open-wc/testing';
import { addressOf, billingDetailsOf, lockedName } from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import { expectAccessibleInBothSchemes } from '../invoices/mount-account.js';
import { until } from '../invoices/mount.js';
import { openEditor } from './open-editor.js';

const taxId = 'VAT number or tax ID';

describe('<billing-subscription>', () => {
  describe('editing the billing details', () => {
    it('should open with what is stored, at the first field', async () => {
      const { page, element, text } = await openEditor();
      expect(page.requireField('Company').value).to.equal('Ateliers Lumen & Fils');
      expect(page.requireField('Country').value).to.equal('France');
      expect(page.requireField('Address').value).to.equal('42 rue de l’Échantillon');
      expect(page.requireField('City').value).to.equal('Lille');
      expect(page.items('Invoices by email to')).to.deep.equal(['compta@lumen.example']);
      expect(page.focused).to.equal(page.requireField('Company'));
      expect(text()).to.include('Invoices that exist never change.');
      expect(text()).to.include('Printed on future invoices.');
      await expectAccessibleInBothSchemes(element);
    });

    it('should store what is entered, show it, say so, and give the focus back', async () => {
      const { page, element, fill, save, sent } = await openEditor();
      await fill('Address', '7 rue Neuve');
      await fill(taxId, 'FR 83 404 833 048');
      await fill('Phone', '');
      await save();
      await until(() => page.dialog === undefined);
      await until(() => page.fact('Address')?.includes('7 rue Neuve') === true);
      expect(page.fact(taxId)).to.include('FR 83 404 833 048');
      expect(page.announcement).to.include('Billing details saved.');
      expect(page.focused).to.equal(page.requireButton('Edit billing address'));
      const [input] = await sent();
      expect(input?.address.lines).to.deep.equal(['7 rue Neuve']);
      expect(input?.contact.phone).to.equal(null);
      await expectAccessible(element);
    });

    it('should tell browsers what each field is', async () => {
      const { page } = await openEditor();
      const fills = Object.fromEntries(
        ['Company', 'Contact', 'Phone', 'Country', 'Address', 'Address, line 2', 'Postal code', 'City', 'CEDEX'].map(
          (label) => [label, page.requireField(label).autocomplete],
        ),
      );
      expect(fills).to.deep.equal({
        Company: 'organization',
        Contact: 'name',
        Phone: 'tel',
        Country: 'country-name',
        Address: 'address-line1',
        'Address, line 2': 'address-line2',
        'Postal code': 'postal-code',
        City: 'address-level2',
        CEDEX: 'off',
      });
      expect(page.requireField('Invoices by email to').autocomplete).to.equal('email');
      expect(page.requireField('Phone').inputMode).to.equal('tel');
      expect(page.requireField('Postal code').inputMode).to.equal('numeric');
      expect(page.requireField('Company').dir).to.equal('auto');
      expect(page.requireField('Company').required).to.equal(true);
    });

    it('should offer a further line as soon as one is written in, up to four', async () => {
      const { page, fill, save, sent } = await openEditor();
      await fill('Address, line 2', 'Bâtiment C');
      await fill('Address, line 3', 'Étage 4');
      await fill('Address, line 4', 'Porte 12');
      expect(page.fieldNames).not.to.include('Address, line 5');
      await fill('Address, line 3', '');
      await save();
      const [input] = await sent();
      expect(input?.address.lines).to.deep.equal(['42 rue de l’Échantillon', 'Bâtiment C', 'Porte 12']);
    });

    it('should make chips of mail addresses and store them', async () => {
      const { page, fill, save, sent, settle, text } = await openEditor();
      await fill('Invoices by email to', 'ada@lumen.example,');
      await fill('Invoices by email to', 'grace@lumen.example');
      page.press('Enter');
      await settle();
      page.requireButton('Remove compta@lumen.example').click();
      await settle();
      await fill('Invoices by email to', 'nobody');
      await save();
      expect(text()).to.include('“nobody” is not a mail address');
      await fill('Invoices by email to', '');
      await save();
      const [input] = await sent();
      expect(input?.invoiceRecipients).to.deep.equal(['ada@lumen.example', 'grace@lumen.example']);
    });

    for (const [answer, stored] of [
      ['Use ada@gmail.com', 'ada@gmail.com'],
      ['Keep ada@gmial.com', 'ada@gmial.com'],
    ] as const) {
      it(`should ask about a mail address that looks like a slip: ${answer}`, async () => {
        const { page, fill, save, sent, settle, text, element } = await openEditor();
        await fill('Invoices by email to', 'ada@gmial.com,');
        await until(() => text().includes('did you mean ada@gmail.com?'));
        await expectAccessible(element);
        page.requireButton(answer).click();
        await settle();
        expect(text()).not.to.include('did you mean');
        await save();
        await until(() => page.dialog === undefined);
        expect((await sent())[0]?.invoiceRecipients).to.deep.equal(['compta@lumen.example', stored]);
      });
    }

    it('should take mail addresses that are pasted, with names before them', async () => {
      const { page, settle } = await openEditor();
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', 'Ada <ada@lumen.example>; "Hopper, Grace" <grace@lumen.example>');
      const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
      page.requireField('Invoices by email to').dispatchEvent(paste);
      await settle();
      expect(page.items('Invoices by email to')).to.deep.equal([
        'compta@lumen.example',
        'ada@lumen.example',
        'grace@lumen.example',
      ]);
    });

    it('should take a mail address that was typed and not finished', async () => {
      const { fill, save, sent } = await openEditor();
      await fill('Invoices by email to', 'ada@lumen.example');
      await save();
      expect((await sent())[0]?.invoiceRecipients).to.deep.equal(['compta@lumen.example', 'ada@lumen.example']);
    });

    it('should show what is locked, why, and whom to ask', async () => {
      const locked = [
        lockedName,
        { field: 'country' as const, reason: 'Contracts are made per country.', contactUrl: null },
        { field: 'taxId' as const, reason: 'Proven at sign-up.', contactUrl: 'https://studio.example/tax' },
      ];
      const { page, element, fill, save, sent, text } = await openEditor({ details: billingDetailsOf({ locked }) });
      for (const label of ['Company', 'Country', taxId]) expect(page.requireField(label).readOnly).to.equal(true);
      expect(page.requireField('Country').value).to.equal('France');
      expect(text()).to.include('The contract is in this name. Write to us to change it.');
      const links = [...(page.dialog?.querySelectorAll('a') ?? [])];
      expect(links.map(({ href }) => href)).to.deep.equal([
        'https://studio.example/support',
        'https://studio.example/tax',
      ]);
      await expectAccessible(element);
      await fill('City', 'Roubaix');
      await save();
      expect((await sent())[0]?.companyName).to.equal('Ateliers Lumen & Fils');
    });

    it('should never link what is no page', async () => {
      const locked = [{ ...lockedName, contactUrl: 'javascript:alert(1)' }];
      const { page } = await openEditor({ details: billingDetailsOf({ locked }) });
      expect(page.dialog?.querySelector('a')).to.equal(null);
    });

    it('should show hostile and long texts as texts', async () => {
      const companyName = '<img src=x onerror=alert(1)> Donaudampfschifffahrtselektrizitätenhauptbetriebswerk GmbH';
      const { page } = await openEditor({ details: billingDetailsOf({ companyName }) });
      expect(page.requireField('Company').value).to.equal(companyName);
      expect(page.pictures).to.deep.equal([]);
    });

    it('should be in French', async () => {
      const { page, element, text, save, settle } = await openEditor({}, { locale: 'fr' });
      expect(text()).to.include('Les factures existantes ne changent jamais.');
      page.type(page.requireField('Entreprise'), '');
      await settle();
      await save();
      expect(text()).to.include('1 champ demande votre attention');
      expect(text()).to.include('Saisissez le nom de l’entreprise.');
      await expectAccessible(element);
    });

    describe('the tax id', () => {
      it('should be checked on leaving the field', async () => {
        const { text, fill, leave, element, requests } = await openEditor();
        await fill(taxId, 'FR 83 404 833 048');
        expect(requests.some(({ url }) => url.endsWith('/tax-id-checks'))).to.equal(false);
        await leave(taxId);
        await until(() => text().includes('Confirmed by the register'));
        expect(text()).to.include('Registered as ATELIERS LUMEN & FILS');
        await expectAccessible(element);
      });

      it('should be asked about once for the same letters and digits', async () => {
        const { fill, leave, text, requests } = await openEditor();
        await leave(taxId);
        await fill(taxId, 'FR 83 404 833 048');
        await leave(taxId);
        await until(() => text().includes('Confirmed by the register'));
        await fill(taxId, 'FR83404833048');
        await leave(taxId);
        expect(requests.filter(({ url }) => url.endsWith('/tax-id-checks'))).to.have.length(1);
      });

      it('should say honestly that the register is away, and be stored', async () => {
        const { page, text, fill, leave, save, element } = await openEditor({ taxIdStatus: 'format_only' });
        await fill(taxId, 'FR83404833048');
        await leave(taxId);
        await until(() => text().includes('There is no answer from the official register so far'));
        await expectAccessible(element);
        await save();
        await until(() => page.dialog === undefined);
        expect(page.fact(taxId)).to.include('Only the format is checked');
      });

      it('should be stored also when nobody could be asked', async () => {
        const { page, text, fill, leave, save } = await openEditor({ refusals: { checkTaxId: [503, 'unavailable'] } });
        await fill(taxId, 'FR83404833048');
        await leave(taxId);
        await until(() => text().includes('could not be checked just now'));
        await save();
        await until(() => page.dialog === undefined);
      });

      it('should be said to be wrong as soon as that is known, and refused by the server', async () => {
        const { page, account, text, fill, leave, save, element } = await openEditor({ taxIdStatus: 'invalid' });
        account.fieldProblems = [{ pointer: '/taxId', code: 'check_digit', message: '' }];
        await fill(taxId, 'FR00000000000');
        await leave(taxId);
        await until(() => text().includes('This tax ID is not valid.'));
        expect(page.requireField(taxId).getAttribute('aria-invalid')).to.equal('true');
        await save();
        await until(() => page.focused === page.requireField(taxId));
        expect(text()).to.include('1 field needs your attention');
        expect(page.requireField(taxId).value).to.equal('FR00000000000');
        await expectAccessible(element);
        account.fieldProblems = [];
        await fill(taxId, '');
        await save();
        await until(() => page.dialog === undefined);
        expect(account.details.taxId).to.equal(null);
      });

      it('should be stored when only the register does not know it, and be shown as it is', async () => {
        const { page, fill, leave, save, text } = await openEditor({ taxIdStatus: 'invalid' });
        await fill(taxId, 'FR83404833048');
        await leave(taxId);
        await until(() => text().includes('This tax ID is not valid.'));
        await save();
        await until(() => page.dialog === undefined);
        expect(page.fact(taxId)).to.include('Not valid');
      });

      it('should be checked anew for another country', async () => {
        const { pickCountry, requests } = await openEditor();
        await pickCountry('germany');
        await until(() => requests.some(({ url }) => url.endsWith('/tax-id-checks')));
      });
    });

    it('should open with an address of another script, each text in its own direction', async () => {
      const address = addressOf({ country: 'IL', lines: ['רחוב הרצל 12'], city: 'תל אביב', postalCode: '6688312' });
      const { page } = await openEditor({ details: billingDetailsOf({ address }) });
      expect(getComputedStyle(page.requireField('Address')).direction).to.equal('rtl');
      expect(getComputedStyle(page.requireField('Postal code')).direction).to.equal('ltr');
      expect(getComputedStyle(page.requireField('Company')).direction).to.equal('ltr');
    });
  });
});
