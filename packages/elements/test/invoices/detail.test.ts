import { expect } from '@open-wc/testing';
import { invoice, invoiceBehind } from '@portico/testing';
import { until } from './mount.js';
import { expectAccessibleInBothSchemes, mountAccount, type MountedAccount } from './mount-account.js';

/** Opens an invoice by the button that its number is, and waits until it says something. */
async function open(mounted: MountedAccount, number: string, says = 'Sum of lines'): Promise<void> {
  mounted.list.requireButton(number).click();
  await until(() => mounted.list.text.includes(says));
}

describe('<billing-invoices>', () => {
  describe('details of an invoice', () => {
    it('should open in place, and close again', async () => {
      const mounted = await mountAccount();
      await open(mounted, 'LU-2026-0118');
      const button = mounted.list.requireButton('LU-2026-0118');
      expect(button.getAttribute('aria-expanded')).to.equal('true');
      expect(mounted.element.view.open).to.equal('inv_LU-2026-0118');
      button.click();
      await until(() => !mounted.list.text.includes('Sum of lines'));
      expect(button.getAttribute('aria-expanded')).to.equal('false');
    });

    it('should be accessible', async () => {
      const mounted = await mountAccount();
      await open(mounted, 'LU-2026-0098');
      await until(() => mounted.list.items('History').length === 3);
      await expectAccessibleInBothSchemes(mounted.element);
    });

    it('should be open at once where the view says so', async () => {
      const { list } = await mountAccount({ view: { open: 'inv_LU-2026-0118' } });
      await until(() => list.text.includes('Sum of lines'));
      expect(list.requireButton('LU-2026-0118').getAttribute('aria-expanded')).to.equal('true');
    });

    it('should state who, when and what for', async () => {
      const mounted = await mountAccount();
      await open(mounted, 'LU-2026-0118');
      const facts = mounted.list.facts.filter(([term]) => /^(From|To|Period|Purchase order|Terms)$/.test(term));
      expect(facts).to.deep.equal([
        ['From', 'Montrésor Éditions SAS'],
        ['To', 'Ateliers Lumen & Fils'],
        ['Period', 'Nov 3, 2026 to Dec 3, 2026'],
        ['Purchase order', 'BC-7741'],
        ['Terms', '30 jours nets'],
      ]);
    });

    it('should show lines with quantity, price, tax and amount', async () => {
      const mounted = await mountAccount();
      await open(mounted, 'LU-2026-0118');
      const lines = mounted.list.table('Lines');
      expect(lines[0]).to.deep.equal(['Item', 'Quantity', 'Unit price', 'VAT', 'Net amount']);
      expect(lines[1]).to.deep.equal([
        'Licence Studio Douze postes, renouvellement annuel',
        '12 months',
        '€97.2825',
        '20%',
        '€1,167.39',
      ]);
      expect(lines[2]?.slice(0, 2)).to.deep.equal(['Guide imprimé', '3']);
      expect(lines[2]?.[3]).to.equal('5.5%');
    });

    it('should lead from the lines over discount and taxes to what is due', async () => {
      const mounted = await mountAccount();
      await open(mounted, 'LU-2026-0098');
      const { facts } = mounted.list;
      const totals = facts.slice(facts.findIndex(([term]) => term === 'Sum of lines'));
      expect(totals.map(([label]) => label)).to.deep.equal([
        'Sum of lines',
        'Remise fidélité',
        'Total without VAT',
        'VAT 20% on €9,411.75',
        'VAT 5.5% on €1,189.48',
        'Total',
        'Paid or credited',
        'Amount due',
      ]);
      expect(totals.slice(-3).map(([, amount]) => amount)).to.deep.equal(['€12,549.00', '−€4,000.00', '€8,549.00']);
    });

    it('should tell what was paid, how and when, and what is under way', async () => {
      const pending = invoice({
        number: 'LU-2026-0119',
        status: 'partly_paid',
        issueDate: '2026-11-04',
        total: 100_000,
        paid: 40_000,
        pending: 60_000,
      });
      const mounted = await mountAccount({
        invoices: [pending],
        details: new Map([[pending.id, invoiceBehind(pending)]]),
      });
      await open(mounted, 'LU-2026-0119');
      expect(mounted.list.items('Payments')).to.deep.equal([
        'Visa ending in 4242 Nov 4, 2026 €400.00',
        'Payment under way Booked when the bank confirms it €600.00',
      ]);
    });

    it('should lead from an invoice to its credit note, and back', async () => {
      const mounted = await mountAccount();
      await open(mounted, 'LU-2026-0064', 'Credit notes');
      const { list } = mounted;
      expect(list.items('Credit notes')).to.deep.equal(['AV-2026-0007 Jul 16, 2026 −€1,482.40']);
      list.requireButton('Open credit note AV-2026-0007').click();
      await until(() => list.text.includes('Corrects'));
      expect(mounted.element.view.open).to.equal('inv_AV-2026-0007');
      expect(list.focused).to.equal(list.requireButton('AV-2026-0007'));
      list.requireButton('Open invoice LU-2026-0064').click();
      await until(() => list.items('Credit notes').length === 1);
      expect(mounted.element.view.open).to.equal('inv_LU-2026-0064');
    });

    it('should tell what happened to it, newest first', async () => {
      const mounted = await mountAccount();
      await open(mounted, 'LU-2026-0118');
      await until(() => mounted.list.items('History').length === 3);
      expect(
        mounted.list.items('History').map((item) => item.replace(/ (Noémie Castaing|The seller),.*/, ' by $1')),
      ).to.deep.equal([
        'Downloaded by Noémie Castaing',
        'Sent to compta@lumen.example, direction@lumen.example by Noémie Castaing',
        'Invoice issued by The seller',
      ]);
    });

    it('should show the pages of the document, and hide them again', async () => {
      const mounted = await mountAccount();
      await open(mounted, 'LU-2026-0118');
      const button = mounted.list.requireButton('Show preview');
      button.click();
      await until(() => mounted.list.pictures.length === 2);
      expect(mounted.list.pictures).to.deep.equal(['Page 1 of LU-2026-0118', 'Page 2 of LU-2026-0118']);
      await expectAccessibleInBothSchemes(mounted.element);
      mounted.list.requireButton('Hide preview').click();
      await until(() => mounted.list.pictures.length === 0);
    });

    it('should say when a document has more pages than are shown', async () => {
      const mounted = await mountAccount({ pageCount: 22 });
      await open(mounted, 'LU-2026-0118');
      mounted.list.requireButton('Show preview').click();
      await until(() => mounted.list.pictures.length === 20);
      await until(() => mounted.list.text.includes('The first 20 of 22 pages. Download the document to see all.'));
    });

    it('should say when the pages cannot be shown', async () => {
      const mounted = await mountAccount();
      await open(mounted, 'LU-2026-0118');
      mounted.account.refusals = { preview: [500, 'internal_error'] };
      mounted.list.requireButton('Show preview').click();
      await until(() => mounted.list.alerts.length > 0);
      expect(mounted.list.pictures).to.have.length(0);
      await expectAccessibleInBothSchemes(mounted.element);
    });

    it('should be read again after a failure', async () => {
      const mounted = await mountAccount();
      mounted.account.refusals = { invoice: [500, 'internal_error'] };
      await open(mounted, 'LU-2026-0118', 'req_fixture_4711');
      await expectAccessibleInBothSchemes(mounted.element);
      mounted.account.refusals = {};
      mounted.list.requireButton('Try again').click();
      await until(() => mounted.list.text.includes('Sum of lines'));
    });

    it('should say that an invoice does not exist', async () => {
      const { list } = await mountAccount({ view: { open: 'inv_unknown' } });
      await until(() => list.text.includes('no longer available'));
      expect(list.button('Try again')).to.equal(undefined);
    });

    it('should follow what changes', async () => {
      const mounted = await mountAccount();
      await open(mounted, 'LU-2026-0118');
      const [row] = mounted.account.invoices.filter(({ number }) => number === 'LU-2026-0118');
      expect(mounted.list.items('Payments')).to.have.length(0);
      mounted.account.invoices = mounted.account.invoices.map((item) =>
        item === row
          ? { ...item, status: 'paid', amountPaid: item.total, amountDue: { ...item.total, amount: 0 } }
          : item,
      );
      mounted.tell('invoices');
      await until(() => mounted.list.items('Payments').length === 1);
    });
  });
});
