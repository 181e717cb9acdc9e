import { expect } from '@open-wc/testing';
import type { InvoiceListItem } from '@portico/client';
import { invoice } from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import { InvoiceSelection } from '../../src/components/invoices/invoice-selection.js';
import { exportRefusal, payRefusal, sendRefusal } from '../../src/components/invoices/selection-refusals.js';
import { mount, settled, until, type Mounted } from './mount.js';

/** Ticks the boxes of these rows. */
async function mark({ list, element }: Mounted, ...names: string[]): Promise<void> {
  for (const name of names) list.requireField(name).click();
  await settled(element);
}

describe('<billing-invoices>', () => {
  describe('marking rows', () => {
    it('should have no boxes where nothing can be done with several invoices', async () => {
      const { list } = await mount('data', 'billing-load');
      expect(() => list.requireField('Select all on this page')).to.throw();
    });

    it('should count what is marked, aloud, and what it amounts to', async () => {
      const mounted = await mount('marking', 'billing-load');
      await mark(mounted, 'Select invoice LU-2026-0600', 'Select invoice LU-2026-0598');
      expect(mounted.list.announcement).to.equal('2 selected');
      expect(mounted.list.text).to.include('2 selected €2,958.38');
      expect(mounted.list.marked).to.deep.equal(['LU-2026-0600', 'LU-2026-0598']);
    });

    it('should never add up different currencies', async () => {
      const mounted = await mount('markingCurrencies', 'billing-load');
      await mark(mounted, 'Select invoice X-1', 'Select invoice X-2', 'Select invoice X-3');
      expect(mounted.list.text).to.include('3 selected €1,482.40 ¥1,250,000 BHD 310.500');
      await expectAccessible(mounted.element);
    });

    it('should mark the page at once, and take the marks away at once', async () => {
      const mounted = await mount('marking', 'billing-load');
      const all = mounted.list.requireField('Select all on this page');
      await mark(mounted, 'Select invoice LU-2026-0600');
      expect(all.indeterminate).to.equal(true);
      await mark(mounted, 'Select all on this page');
      expect(mounted.list.marked).to.have.length(25);
      expect([all.checked, all.indeterminate]).to.deep.equal([true, false]);
      await mark(mounted, 'Select all on this page');
      expect(mounted.list.marked).to.have.length(0);
      expect(mounted.list.announcement).to.equal('Nothing is selected.');
    });

    it('should keep the marks over pages, orders and filters', async () => {
      const mounted = await mount('marking', 'billing-load');
      const { list, element } = mounted;
      await mark(mounted, 'Select invoice LU-2026-0600');
      list.requireButton('Next').click();
      await until(() => list.text.includes('26–50 of 60'));
      expect(list.marked).to.deep.equal([]);
      await mark(mounted, 'Select invoice LU-2024-0570');
      expect(list.text).to.include('2 selected');
      element.view = { text: 'LU-2026' };
      await until(() => list.text.includes('of 11'));
      expect(list.marked).to.deep.equal(['LU-2026-0600']);
      expect(list.text).to.include('2 selected');
    });

    it('should offer everything that the filter shows once a page is marked', async () => {
      const mounted = await mount('marking', 'billing-load');
      const { list, element } = mounted;
      await mark(mounted, 'Select all on this page');
      list.requireButton('Select everything the filter shows (60)').click();
      await settled(element);
      expect(list.announcement).to.equal('60 selected');
      expect(list.focused).to.equal(list.requireButton('Clear selection'));
      list.requireButton('Next').click();
      await until(() => list.text.includes('26–50 of 60'));
      expect(list.marked).to.have.length(25);
      element.view = { status: ['open'] };
      await until(() => list.rows.length === 1);
      expect(list.marked).to.deep.equal([]);
    });

    it('should take all marks away, with the focus kept inside', async () => {
      const mounted = await mount('marking', 'billing-load');
      await mark(mounted, 'Select invoice LU-2026-0600');
      const button = mounted.list.requireButton('Clear selection');
      button.focus();
      button.click();
      await settled(mounted.element);
      expect(mounted.list.marked).to.deep.equal([]);
      expect(mounted.list.button('Clear selection')).to.equal(undefined);
      expect(document.activeElement).to.equal(mounted.element);
    });

    it('should forget the marks of another customer', async () => {
      const mounted = await mount('marking', 'billing-load');
      await mark(mounted, 'Select invoice LU-2026-0600');
      const other = await mount('marking', 'billing-load');
      mounted.element.client = other.element.client;
      await settled(mounted.element);
      expect(mounted.list.button('Clear selection')).to.equal(undefined);
    });

    it('should fit 320 px without scrolling sideways', async () => {
      const mounted = await mount('markingCurrencies', 'billing-load');
      mounted.element.style.width = '320px';
      await mark(mounted, 'Select all on this page');
      expect(mounted.element.scrollWidth).to.be.at.most(320);
      await expectAccessible(mounted.element);
    });
  });
});

describe('a selection', () => {
  const paid = invoice({ number: 'A', status: 'paid', issueDate: '2026-01-01', total: 1_000 });
  const credit = invoice({ number: 'B', status: 'issued', issueDate: '2026-01-01', total: 300, type: 'credit_note' });

  it('should take credit notes off its total', () => {
    const selection = new InvoiceSelection();
    selection.mark([paid, credit], true);
    expect(selection.totals).to.deep.equal([{ currency: 'EUR', amount: 700 }]);
  });

  it('should leave out a total that a number cannot hold exactly', () => {
    const selection = new InvoiceSelection();
    const largest = invoice({ number: 'C', status: 'open', issueDate: '2026-01-01', total: Number.MAX_SAFE_INTEGER });
    selection.mark([paid, largest], true);
    expect(selection.totals).to.deep.equal([]);
  });

  it('should take over what is newly known of marked invoices only', () => {
    const selection = new InvoiceSelection();
    selection.mark([paid], true);
    selection.refresh([{ ...paid, status: 'credited' }, credit]);
    expect(selection.items.map(({ status }) => status)).to.deep.equal(['credited']);
  });

  it('should name single invoices, or the filter that shows them all', () => {
    const selection = new InvoiceSelection();
    selection.mark([paid], true);
    expect(selection.chosen).to.deep.equal({ invoiceIds: ['inv_A'] });
    selection.markEverything({ page: 2, sort: 'number', status: ['paid'], limit: 25, text: 'x' }, 40);
    expect(selection.chosen).to.deep.equal({ filter: { status: ['paid'], text: 'x' } });
    expect([selection.count, selection.totals]).to.deep.equal([40, []]);
  });

  describe('paid or sent together', () => {
    const open = invoice({ number: 'D', status: 'open', issueDate: '2026-01-01', total: 500 });
    const foreign = invoice({ number: 'E', status: 'open', issueDate: '2026-01-01', total: 500, currency: 'USD' });
    const many = Array.from({ length: 101 }, (_, index) => ({ ...open, id: `inv_${String(index)}` }));

    const cases: [name: string, items: InvoiceListItem[], pay: string | undefined, send: string | undefined][] = [
      ['open invoices of one currency, and a paid one', [open, paid, credit], undefined, undefined],
      ['nothing to pay', [paid, credit], 'Nothing of the selection is to be paid.', undefined],
      [
        'a payment under way',
        [{ ...open, amountPending: open.amountDue }],
        'Nothing of the selection is to be paid.',
        undefined,
      ],
      ['two currencies', [open, foreign], 'Choose invoices of one currency to pay them together.', undefined],
      ['too many', many, 'Choose at most 100 invoices at once.', 'Choose at most 50 invoices at once.'],
    ];
    for (const [name, items, pay, send] of cases) {
      it(`should say why they cannot be: ${name}`, () => {
        const selection = new InvoiceSelection();
        selection.mark(items, true);
        expect([payRefusal(selection), sendRefusal(selection)]).to.deep.equal([pay, send]);
      });
    }

    it('should take away at most as many single invoices as one export names, and any number behind a filter', () => {
      const selection = new InvoiceSelection();
      const thousand = Array.from({ length: 1_001 }, (_, index) => ({ ...open, id: `inv_${String(index)}` }));
      selection.mark(thousand, true);
      expect(exportRefusal(selection)).to.equal('Choose at most 1000 invoices at once.');
      selection.markEverything({ page: 1, sort: 'number', status: [], limit: 25 }, 5_000);
      expect(exportRefusal(selection)).to.equal(undefined);
    });

    it('should want single invoices in place of everything', () => {
      const selection = new InvoiceSelection();
      selection.markEverything({ page: 1, sort: 'number', status: [], limit: 25 }, 40);
      const refusal = 'Choose single invoices to pay or send them.';
      expect([payRefusal(selection), sendRefusal(selection)]).to.deep.equal([refusal, refusal]);
    });
  });
});
