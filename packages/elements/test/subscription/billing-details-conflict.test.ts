import { expect } from '@open-wc/testing';
import type { components } from '@portico/client';
import { addressOf, lockedName } from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import { expectAccessibleInBothSchemes } from '../invoices/mount-account.js';
import { until } from '../invoices/mount.js';
import { openEditor, type OpenEditor } from './open-editor.js';

type Details = components['schemas']['BillingDetails'];

const byCamille: Pick<Details, 'updatedBy' | 'updatedAt'> = {
  updatedBy: { kind: 'user', id: 'user-9', name: 'Camille Lefèvre' },
  updatedAt: '2026-11-22T09:12:00Z',
};
const news = 'Camille Lefèvre changed these details while you had them open';
const theirsTitle = 'Changed by them, taken over';
const yoursTitle = 'Changed by you, kept';

function choice({ page }: OpenEditor, text: string): HTMLInputElement {
  return page.requireField(text);
}

describe('<billing-subscription>', () => {
  describe('two people editing the billing details', () => {
    it('should show who changed what, take over the untouched, keep the typing, and save with the new version', async () => {
      const editor = await openEditor();
      const { page, account, element, fill, save, text, sent } = editor;
      await fill('Phone', '+33 1 00 00 00 00');
      account.changeDetails({
        ...byCamille,
        companyName: 'Lumen SAS',
        address: addressOf({ lines: ['99 quai des Brumes', 'Bâtiment C'] }),
      });
      await save();
      await until(() => text().includes(news));
      expect(page.items(theirsTitle)).to.deep.equal([
        'Company: Lumen SAS (before: Ateliers Lumen & Fils)',
        'Address: 99 quai des Brumes, Bâtiment C (before: 42 rue de l’Échantillon)',
      ]);
      expect(page.items(yoursTitle)).to.deep.equal(['Phone: +33 1 00 00 00 00 (before: +33 3 53 01 42 42)']);
      expect(page.requireField('Company').value).to.equal('Lumen SAS');
      expect(page.requireField('Phone').value).to.equal('+33 1 00 00 00 00');
      expect(page.focused?.textContent).to.include('Camille');
      expect(page.fact('Company')).to.equal('Lumen SAS');
      await expectAccessibleInBothSchemes(element);
      await save();
      await until(() => page.dialog === undefined);
      const [, second] = await sent();
      expect(second?.companyName).to.equal('Lumen SAS');
      expect(second?.contact.phone).to.equal('+33 1 00 00 00 00');
      expect(second?.address.lines).to.deep.equal(['99 quai des Brumes', 'Bâtiment C']);
    });

    for (const [side, stored] of [
      ['Yours: Lumen SARL', 'Lumen SARL'],
      ['Theirs: Lumen SAS', 'Lumen SAS'],
    ] as const) {
      it(`should let the user choose where both have changed a field: ${side}`, async () => {
        const editor = await openEditor();
        const { page, account, element, fill, save, settle, text } = editor;
        await fill('Company', 'Lumen SARL');
        account.changeDetails({ ...byCamille, companyName: 'Lumen SAS' });
        await save();
        await until(() => text().includes(news));
        expect(page.requireField('Company').value).to.equal('Lumen SARL');
        expect(choice(editor, 'Yours: Lumen SARL').checked).to.equal(true);
        await expectAccessible(element);
        choice(editor, side).click();
        await settle();
        expect(page.requireField('Company').value).to.equal(stored);
        await save();
        await until(() => page.dialog === undefined);
        expect(page.fact('Company')).to.equal(stored);
        expect(account.details.companyName).to.equal(stored);
      });
    }

    it('should bring back what was typed when the user changes the choice', async () => {
      const editor = await openEditor();
      const { page, account, fill, save, settle, text } = editor;
      await fill('Company', 'Lumen SARL');
      account.changeDetails({ ...byCamille, companyName: 'Lumen SAS' });
      await save();
      await until(() => text().includes(news));
      await fill('Company', 'Lumen SARL et Cie');
      choice(editor, 'Theirs: Lumen SAS').click();
      await settle();
      expect(page.requireField('Company').value).to.equal('Lumen SAS');
      choice(editor, 'Yours: Lumen SARL et Cie').click();
      await settle();
      expect(page.requireField('Company').value).to.equal('Lumen SARL et Cie');
    });

    it('should have nothing to ask where both wrote the same', async () => {
      const { page, account, fill, save } = await openEditor();
      await fill('Company', 'Lumen SAS');
      account.changeDetails({ ...byCamille, companyName: 'Lumen SAS' });
      await save();
      await until(() => page.dialog === undefined || page.items(theirsTitle).length > 0);
      if (page.dialog) await save();
      await until(() => page.dialog === undefined);
      expect(page.fact('Company')).to.equal('Lumen SAS');
    });

    it('should save on top without a word when nothing that the form shows has changed', async () => {
      const { page, account, fill, save, sent } = await openEditor();
      await fill('City', 'Roubaix');
      account.touch('details');
      await save();
      await until(() => page.dialog === undefined);
      expect(await sent()).to.have.length(2);
      expect(page.fact('Address')).to.include('Roubaix');
    });

    it('should tell of a change that arrives while the form is open, without taking the focus', async () => {
      const { page, account, tell, fill, text, element } = await openEditor();
      await fill('City', 'Roubaix');
      const { focused } = page;
      account.changeDetails({ ...byCamille, companyName: 'Lumen SAS' });
      tell('billingDetails');
      await until(() => text().includes(news));
      expect(page.focused).to.equal(focused);
      expect(page.announcement).to.include('Camille Lefèvre');
      expect(page.requireField('City').value).to.equal('Roubaix');
      expect(page.requireField('Company').value).to.equal('Lumen SAS');
      await expectAccessible(element);
    });

    it('should tell of every change since the form was opened, also of several', async () => {
      const { page, account, tell, text, save, fill } = await openEditor();
      account.changeDetails({ ...byCamille, companyName: 'Lumen SAS' });
      tell('billingDetails');
      await until(() => text().includes(news));
      await fill('City', 'Roubaix');
      account.changeDetails({ ...byCamille, purchaseOrderReference: 'PO-9' });
      await save();
      await until(() => page.items(theirsTitle).length === 2);
      expect(page.items(theirsTitle)).to.deep.equal([
        'Company: Lumen SAS (before: Ateliers Lumen & Fils)',
        'Purchase order reference: PO-9 (before: PO-2026-77)',
      ]);
    });

    it('should have no name where none is known', async () => {
      const { account, tell, text } = await openEditor();
      account.changeDetails({ ...byCamille, updatedBy: null, companyName: 'Lumen SAS' });
      tell('billingDetails');
      await until(() => text().includes('These details were changed while you had them open'));
    });

    it('should say nothing of its own save', async () => {
      const { page, fill, save, tell, settle } = await openEditor();
      await fill('City', 'Roubaix');
      await save();
      tell('billingDetails');
      await until(() => page.dialog === undefined);
      await settle();
      expect(page.text).not.to.include('while you had them open');
    });

    it('should follow when the country was changed, in the form of the new one', async () => {
      const { page, account, tell } = await openEditor();
      const address = addressOf({
        country: 'US',
        lines: ['1 Main St'],
        city: 'Albany',
        subdivision: 'NY',
        postalCode: '12207',
      });
      account.changeDetails({ ...byCamille, address });
      tell('billingDetails');
      await until(() => page.fieldNames.includes('ZIP code'));
      expect(page.requireField('Country').value).to.equal('United States');
      expect(page.requireField('State').value).to.equal('NY');
      await until(() => page.items(theirsTitle).includes('State: New York (before: nothing)'));
    });

    it('should say that a field was locked meanwhile', async () => {
      const { page, account, tell, fill, text } = await openEditor();
      await fill('Company', 'Lumen SARL');
      account.changeDetails({ ...byCamille, locked: [lockedName] });
      tell('billingDetails');
      await until(() => text().includes('Locked meanwhile, your change is not kept'));
      expect(page.requireField('Company').readOnly).to.equal(true);
      expect(page.requireField('Company').value).to.equal('Ateliers Lumen & Fils');
      expect(text()).to.include('Lumen SARL');
    });

    it('should keep the typing when reading again fails', async () => {
      const { page, account, fill, save, text } = await openEditor();
      await fill('City', 'Roubaix');
      account.changeDetails({ ...byCamille, companyName: 'Lumen SAS' });
      account.refusals = { details: [503, 'unavailable'] };
      await save();
      await until(() => text().includes('Something went wrong on our side.'));
      account.refusals = {};
      await save();
      await until(() => text().includes(news));
      expect(page.requireField('City').value).to.equal('Roubaix');
    });

    it('should be in French', async () => {
      const { account, tell, text, element } = await openEditor({}, { locale: 'fr' });
      account.changeDetails({ ...byCamille, companyName: 'Lumen SAS' });
      tell('billingDetails');
      await until(() =>
        text().includes('Camille Lefèvre a modifié ces informations pendant que vous les aviez ouvertes'),
      );
      await expectAccessible(element);
    });
  });
});
