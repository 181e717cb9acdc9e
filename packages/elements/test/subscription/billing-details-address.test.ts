import { expect } from '@open-wc/testing';
import { addressOf, billingDetailsOf, problemReply } from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import { until } from '../invoices/mount.js';
import { openEditor, type OpenEditor } from './open-editor.js';

/** Labels between the country and the tax id. */
function addressLabels({ page }: OpenEditor): string[] {
  const names = page.fieldNames;
  return names.slice(names.indexOf('Country') + 1, names.indexOf('VAT number or tax ID'));
}

function options({ page }: OpenEditor, label: string): string[] {
  return [...page.requireField<HTMLSelectElement>(label).options].map(({ text }) => text.trim());
}

function suggestions({ page }: OpenEditor): string[] {
  return [...(page.dialog?.querySelectorAll('[role=option]') ?? [])].map(({ textContent }) => textContent.trim());
}

const lines = ['Address', 'Address, line 2'];

const forms: [country: string, labels: string[]][] = [
  ['United Arab Emirates', [...lines, 'Emirate']],
  ['Brazil', [...lines, 'Neighborhood', 'City', 'State', 'Postal code']],
  ['Canada', [...lines, 'City', 'Province', 'Postal code']],
  ['Germany', [...lines, 'Postal code', 'City']],
  ['United Kingdom', [...lines, 'Post town', 'Postal code']],
  ['Ireland', [...lines, 'Village or township', 'City', 'County', 'Eircode']],
  ['Israel', [...lines, 'City', 'Postal code']],
  ['Japan', ['Postal code', 'Prefecture', 'City', ...lines]],
  ['United States', [...lines, 'City', 'State', 'ZIP code']],
];

describe('<billing-subscription>', () => {
  describe('the address in the form of its country', () => {
    for (const [country, labels] of forms) {
      it(`should have the fields of ${country}, in their order`, async () => {
        const editor = await openEditor();
        await editor.pickCountry(country);
        await until(() => addressLabels(editor).join() === labels.join());
        await expectAccessible(editor.element);
      });
    }

    it('should offer the subdivisions of the country', async () => {
      const editor = await openEditor();
      await editor.pickCountry('Canada');
      await until(() => editor.page.fieldNames.includes('Province'));
      expect(options(editor, 'Province')).to.deep.equal(['Choose', 'Ontario', 'Quebec']);
    });

    it('should keep what was typed, and bring it back with the country', async () => {
      const editor = await openEditor();
      const { page, fill, pickCountry, settle } = editor;
      await fill('CEDEX', 'CEDEX 9');
      await pickCountry('Canada');
      await until(() => page.fieldNames.includes('Province'));
      expect(page.requireField('City').value).to.equal('Lille');
      expect(page.requireField('Postal code').value).to.equal('59000');
      page.choose(page.requireField('Province'), 'QC');
      await settle();
      await pickCountry('Japan');
      await until(() => page.fieldNames.includes('Prefecture'));
      expect(page.requireField('Prefecture').value).to.equal('');
      await pickCountry('France');
      await until(() => page.fieldNames.includes('CEDEX'));
      expect(page.requireField('CEDEX').value).to.equal('CEDEX 9');
      expect(page.requireField('City').value).to.equal('Lille');
      await pickCountry('Canada');
      await until(() => page.fieldNames.includes('Province'));
      expect(page.requireField('Province').value).to.equal('QC');
    });

    it('should store nothing that addresses of the country do not have', async () => {
      const { page, fill, pickCountry, settle, save, sent } = await openEditor();
      await fill('CEDEX', 'CEDEX 9');
      await pickCountry('emirates');
      await until(() => page.fieldNames.includes('Emirate'));
      page.choose(page.requireField('Emirate'), 'DU');
      await settle();
      await save();
      await until(() => page.dialog === undefined);
      expect((await sent())[0]?.address).to.deep.equal({
        lines: ['42 rue de l’Échantillon'],
        dependentLocality: null,
        city: null,
        postalCode: null,
        sortingCode: null,
        subdivision: 'DU',
        country: 'AE',
      });
      expect(page.fact('Address')).to.include('Dubai');
    });

    it('should say that the form could not be loaded, and try again', async () => {
      const { page, account, pickCountry, text, element, fill } = await openEditor();
      account.refusals = { addressFormat: [503, 'unavailable'] };
      await pickCountry('germany');
      await until(() => text().includes('The form for addresses of this country could not be loaded.'));
      expect(page.requireButton('Save').ariaDisabled).to.equal('true');
      await fill('Company', 'Lumen GmbH');
      await expectAccessible(element);
      account.refusals = {};
      page.requireButton('Try again').click();
      await until(() => page.fieldNames.includes('Postal code'));
      expect(page.requireField('Company').value).to.equal('Lumen GmbH');
      expect(page.requireField('City').value).to.equal('Lille');
    });

    it('should say that there is no choice of countries, and try again', async () => {
      const { page, text, element } = await openEditor(
        {},
        {
          answer: (handler) => {
            let isFirst = true;
            return (request) => {
              const isList = request.url.endsWith('/address-formats');
              const fails = isList && isFirst;
              if (isList) isFirst = false;
              return fails ? Promise.resolve(problemReply(503, 'unavailable')) : handler(request);
            };
          },
        },
      );
      await until(() => text().includes('The list of countries could not be loaded.'));
      expect(page.requireField('Country').value).to.equal('France');
      await expectAccessible(element);
      page.requireButton('Try again').click();
      await until(() => !text().includes('could not be loaded'));
    });

    for (const [country, code, stored] of [
      ['Germany', '12345', '12345'],
      ['Canada', 'h3z 2y7', 'h3z 2y7'],
      ['United Kingdom', ' EC1Y 8SY ', 'EC1Y 8SY'],
    ] as const) {
      it(`should take a postal code of ${country}`, async () => {
        const { page, fill, leave, pickCountry } = await openEditor();
        await pickCountry(country);
        await until(() => page.fieldNames.includes('Postal code') && !page.fieldNames.includes('CEDEX'));
        await fill('Postal code', code);
        await leave('Postal code');
        expect(page.requireField('Postal code').value).to.equal(stored);
        expect(page.requireField('Postal code').getAttribute('aria-invalid')).to.equal('false');
      });
    }

    it('should say what a postal code of the country looks like', async () => {
      const { page, fill, leave, text, element } = await openEditor();
      expect(text()).to.include('Example: 33380');
      await fill('Postal code', 'ABC');
      await leave('Postal code');
      expect(text()).to.include('This is not a postal code of this country. Write it like 33380.');
      expect(page.requireField('Postal code').value).to.equal('ABC');
      await expectAccessible(element);
      await fill('Postal code', '59000');
      expect(text()).not.to.include('This is not a postal code');
    });

    describe('the country', () => {
      it('should be found by what is typed, in the language of the page', async () => {
        const editor = await openEditor({}, { locale: 'fr' });
        const { page, settle, element } = editor;
        page.requireField('Pays').focus();
        page.type(page.requireField('Pays'), 'etats');
        await settle();
        expect(suggestions(editor)).to.deep.equal(['États-Unis']);
        expect(page.announcement).to.include('1 pays');
        await expectAccessible(element);
      });

      it('should be found by its code and by its English name', async () => {
        const editor = await openEditor({}, { locale: 'fr' });
        const { page, settle } = editor;
        page.requireField('Pays').focus();
        for (const typed of ['DE', 'germ']) {
          page.type(page.requireField('Pays'), typed);
          await settle();
          expect(suggestions(editor)[0]).to.equal('Allemagne');
        }
      });

      it('should be listed in alphabetical order, the chosen one marked', async () => {
        const editor = await openEditor();
        const { page, settle } = editor;
        page.requireField('Country').focus();
        page.press('ArrowDown');
        await settle();
        expect(suggestions(editor)).to.have.length(10);
        expect(suggestions(editor)[0]).to.equal('Brazil');
        expect(page.dialog?.querySelector('[role=option][aria-selected=true]')?.textContent.trim()).to.equal('France');
        const active = page.requireField('Country').getAttribute('aria-activedescendant') ?? '';
        expect(page.dialog?.querySelector(`#${active}`)?.textContent.trim()).to.equal('France');
      });

      it('should be chosen by arrows and Enter, or by a click', async () => {
        const editor = await openEditor();
        const { page, settle, dialogIsOpen } = Object.assign(editor, {
          dialogIsOpen: () => editor.page.dialog !== undefined,
        });
        const field = page.requireField('Country');
        field.focus();
        page.press('ArrowDown');
        await settle();
        page.press('ArrowDown');
        await settle();
        page.press('Enter');
        await settle();
        expect(field.value).to.equal('Germany');
        field.click();
        await settle();
        page.dialog?.querySelector<HTMLElement>('[role=option]')?.click();
        await settle();
        expect(field.value).to.equal('Brazil');
        expect(dialogIsOpen()).to.equal(true);
      });

      it('should stay as it is on Escape, which leaves the dialog open', async () => {
        const { page, settle } = await openEditor();
        const field = page.requireField('Country');
        field.focus();
        page.type(field, 'ger');
        await settle();
        page.press('Escape');
        await settle();
        expect(field.value).to.equal('France');
        expect(field.ariaExpanded).to.equal('false');
        expect(page.dialog).not.to.equal(undefined);
      });

      it('should stay as it is when nothing fits', async () => {
        const { page, settle, leave, text } = await openEditor();
        const field = page.requireField('Country');
        field.focus();
        page.type(field, 'Atlantis');
        await settle();
        expect(text()).to.include('No country found');
        await leave('Country');
        expect(field.value).to.equal('France');
      });

      it('should be taken from a browser that fills in forms', async () => {
        const { page, settle } = await openEditor();
        const field = page.requireField('Country');
        page.type(field, 'Germany');
        page.choose(field, 'Germany');
        await settle();
        expect(field.value).to.equal('Germany');
        await until(() => !page.fieldNames.includes('CEDEX'));
      });
    });

    it('should open in the order of Japan', async () => {
      const address = addressOf({ country: 'JP', postalCode: '100-0005', subdivision: '13', city: '千代田区' });
      const editor = await openEditor({ details: billingDetailsOf({ address }) });
      expect(addressLabels(editor)).to.deep.equal(['Postal code', 'Prefecture', 'City', ...lines]);
      expect(editor.page.requireField('Prefecture').value).to.equal('13');
    });
  });
});
