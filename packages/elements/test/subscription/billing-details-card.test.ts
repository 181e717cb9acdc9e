import { expect } from '@open-wc/testing';
import { addressOf, billingDetailsOf, readingRights, subscriptionRights } from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import { settled, until } from '../invoices/mount.js';
import { mountSubscription, told, type MountedSubscription } from './mount.js';

const pencil = 'Edit billing address';

/** Waits until the address is written in the way of its country. */
async function ready(mounted: MountedSubscription, company = 'Company'): Promise<MountedSubscription> {
  await until(() => mounted.page.fact(company) !== undefined);
  await settled(mounted.element);
  return mounted;
}

/** The lines that are written about a term. */
function lines({ element }: MountedSubscription, term: string): string[] {
  const terms = [...(element.shadowRoot?.querySelectorAll('dt') ?? [])];
  const said = terms.find(({ textContent }) => textContent === term)?.nextElementSibling;
  return [...(said?.querySelectorAll('.details-line') ?? [])].map(({ textContent }) => textContent);
}

describe('<billing-subscription>', () => {
  describe('the card with the billing details', () => {
    it('should say what invoices say', async () => {
      const mounted = await ready(await mountSubscription());
      const { page, element } = mounted;
      expect(page.headings).to.include('Billing address');
      expect(page.fact('Company')).to.equal('Ateliers Lumen & Fils');
      expect(lines(mounted, 'Address')).to.deep.equal(['42 rue de l’Échantillon', '59000 Lille', 'France']);
      expect(lines(mounted, 'Contact')).to.deep.equal(['Noémie Castaing', '+33 3 53 01 42 42']);
      expect(page.fact('Invoices by email to')).to.equal('compta@lumen.example');
      expect(page.fact('Purchase order reference')).to.equal('PO-2026-77');
      await expectAccessible(element);
    });

    for (const [name, address, expected] of [
      [
        'a Japanese one from the country down to the house',
        { country: 'JP', postalCode: '100-0005', subdivision: '13', city: '千代田区', lines: ['丸の内一丁目９番２号'] },
        ['Japan', '100-0005', 'Tokyo 千代田区', '丸の内一丁目９番２号'],
      ],
      [
        'an American one with the code of its state',
        { country: 'US', lines: ['1 Apple Park Way'], city: 'Cupertino', subdivision: 'CA', postalCode: '95014' },
        ['1 Apple Park Way', 'Cupertino CA', '95014', 'United States'],
      ],
      [
        'one of the Emirates with the name of its emirate',
        { country: 'AE', lines: ['شارع الشيخ زايد'], city: null, subdivision: 'DU', postalCode: null },
        ['شارع الشيخ زايد', 'Dubai', 'United Arab Emirates'],
      ],
      [
        'a British one with its town before the code',
        { country: 'GB', lines: ['Suite 4', '221B Baker Street'], city: 'London', postalCode: 'NW1 6XE' },
        ['Suite 4', '221B Baker Street', 'London NW1 6XE', 'United Kingdom'],
      ],
    ] as const) {
      it(`should write an address in the way of its country: ${name}`, async () => {
        const details = billingDetailsOf({ address: addressOf({ ...address, lines: [...address.lines] }) });
        const mounted = await ready(await mountSubscription({ details }));
        await until(() => lines(mounted, 'Address').join() === expected.join());
        await expectAccessible(mounted.element);
      });
    }

    it('should keep right-to-left texts apart from what stands around them', async () => {
      const details = billingDetailsOf({
        companyName: 'חברת הדוגמה בע״מ (2026)',
        address: addressOf({ country: 'IL', lines: ['רחוב הרצל 12'], city: 'תל אביב', postalCode: '6688312' }),
      });
      const { element } = await ready(await mountSubscription({ details }));
      const isolated = [...(element.shadowRoot?.querySelectorAll('dd bdi') ?? [])].map((bdi) => bdi.textContent);
      expect(isolated).to.include.members(['חברת הדוגמה בע״מ (2026)', 'רחוב הרצל 12']);
    });

    for (const [status, said] of [
      ['valid', /Confirmed by the register Registered as .ATELIERS LUMEN & FILS., checked on Nov 20, 2026/],
      ['format_only', /Only the format is checked.*no answer from the official register so far/],
      ['invalid', /Not valid/],
      ['unknown_scheme', /Not checked.*There is no check/],
    ] as const) {
      it(`should say honestly how the tax id was checked: ${status}`, async () => {
        const details = billingDetailsOf();
        const taxIdCheck = details.taxIdCheck && { ...details.taxIdCheck, status };
        const { page, element } = await ready(await mountSubscription({ details: { ...details, taxIdCheck } }));
        expect(page.fact('VAT number or tax ID')).to.match(said);
        await expectAccessible(element);
      });
    }

    it('should not claim that an imported tax id was checked, nor show the dash of an unknown street', async () => {
      const details = billingDetailsOf({ taxIdCheck: null, address: addressOf({ lines: ['-'] }) });
      const mounted = await ready(await mountSubscription({ details }));
      expect(mounted.page.fact('VAT number or tax ID')).to.match(/^FR56000273102 ?Not checked$/);
      expect(lines(mounted, 'Address')).to.deep.equal(['59000 Lille', 'France']);
    });

    it('should leave out what is not there', async () => {
      const details = billingDetailsOf({
        taxId: null,
        taxIdCheck: null,
        purchaseOrderReference: null,
        invoiceRecipients: [],
        contact: { name: 'Noémie Castaing', phone: null },
      });
      const { page } = await ready(await mountSubscription({ details }));
      expect(page.fact('VAT number or tax ID')).to.equal(undefined);
      expect(page.fact('Purchase order reference')).to.equal(undefined);
      expect(page.fact('Invoices by email to')).to.equal('Nobody');
      expect(page.fact('Contact')).to.equal('Noémie Castaing');
    });

    it('should have no pencil for somebody who only looks', async () => {
      const { page, element } = await ready(await mountSubscription({}, { capabilities: readingRights }));
      expect(page.button(pencil)).to.equal(undefined);
      await expectAccessible(element);
    });

    it('should not be there, nor be read, for somebody who may not see it', async () => {
      const capabilities = subscriptionRights.filter((right) => !right.startsWith('billing_details'));
      const { page, element, requests } = await mountSubscription({}, { capabilities });
      await settled(element);
      expect(page.headings).not.to.include('Billing address');
      expect(requests.some(({ url }) => url.includes('billing-details'))).to.equal(false);
    });

    it('should say that it could not be read, and try again', async () => {
      const mounted = await mountSubscription({ refusals: { details: [500, 'internal_error'] } });
      const { page, account, element, events } = mounted;
      await until(() => page.text.includes('The billing details could not be loaded.'));
      expect(page.button(pencil)).to.equal(undefined);
      expect(told(events, 'billing-error')).to.have.length(1);
      await expectAccessible(element);
      account.refusals = {};
      page.requireButton('Try again').click();
      await ready(mounted);
      expect(page.text).not.to.include('could not be loaded');
    });

    it('should show an address also while its format is unknown', async () => {
      const mounted = await ready(await mountSubscription({ refusals: { addressFormat: [503, 'unavailable'] } }));
      expect(lines(mounted, 'Address')).to.deep.equal(['42 rue de l’Échantillon', '59000 Lille', 'France']);
    });

    it('should be read again when the details have changed', async () => {
      const { page, account, tell } = await ready(await mountSubscription());
      account.changeDetails({ companyName: 'Lumen SAS' });
      tell('billingDetails');
      await until(() => page.fact('Company') === 'Lumen SAS');
    });

    it('should be in French', async () => {
      const { page, element } = await ready(await mountSubscription({}, { locale: 'fr' }), 'Entreprise');
      expect(page.headings).to.include('Adresse de facturation');
      expect(page.button("Modifier l'adresse de facturation")).not.to.equal(undefined);
      expect(page.fact('Numéro de TVA ou identifiant fiscal')).to.include('Confirmé par le registre');
      await expectAccessible(element);
    });
  });
});
