import { expect } from '@open-wc/testing';
import { billingHandler, invoice, invoiceBehind, ordinaryInvoices } from '@portico/testing';
import { expectAccessible } from '@portico/testing/accessibility';
import type { InvoiceView } from '../../src/index.js';
import type { BillingViewChangeEvent } from '../../src/events/billing-view-change-event.js';
import { mount, mountAnswering, settled, until, type Mounted } from './mount.js';

/** The views that a host hears of, newest last. */
function viewsOf({ element }: Mounted): { view: InvoiceView; continues: boolean }[] {
  const views: { view: InvoiceView; continues: boolean }[] = [];
  element.addEventListener('billing-view-change', ({ view, continues }: BillingViewChangeEvent) =>
    views.push({ view, continues }),
  );
  return views;
}

function searchField({ list }: Mounted): HTMLInputElement {
  return list.requireField('Search number, amount or text');
}

/** Shows the list with its filters. */
async function mountWithFilters(...parameters: Parameters<typeof mount>): Promise<Mounted> {
  const mounted = await mount(...parameters);
  mounted.list.requireButton('Filter').click();
  await settled(mounted.element);
  return mounted;
}

function lastListRequest({ requests }: Mounted): URLSearchParams {
  const lists = requests.map(({ url }) => new URL(url)).filter(({ pathname }) => pathname === '/v1/invoices');
  return lists.at(-1)?.searchParams ?? new URLSearchParams();
}

describe('<billing-invoices>', () => {
  describe('searching', () => {
    it('should find by the words that were typed, and say how many there are', async () => {
      const mounted = await mount('data', 'billing-load');
      mounted.list.type(searchField(mounted), 'AV-2026');
      await until(() => mounted.list.rows.length === 2);
      expect(mounted.element.view.text).to.equal('AV-2026');
      expect(mounted.list.announcement).to.equal('2 invoices found.');
    });

    it('should search at once on Enter, without the spaces around', async () => {
      const mounted = await mount('data', 'billing-load');
      const field = searchField(mounted);
      field.focus();
      mounted.list.type(field, '  0098 ');
      mounted.list.press('Enter');
      expect(mounted.element.view.text).to.equal('0098');
      await until(() => mounted.list.rows.length === 1);
      expect(field.value).to.equal('  0098 ');
      expect(mounted.list.focused).to.equal(field);
    });

    it('should ask once for a word that is typed letter by letter', async () => {
      const mounted = await mount('data', 'billing-load');
      const before = mounted.requests.length;
      for (const text of ['A', 'AV', 'AV-', 'AV-2']) mounted.list.type(searchField(mounted), text);
      await until(() => mounted.list.rows.length === 2);
      expect(mounted.requests).to.have.length(before + 1);
    });

    it('should tell a host when a search only goes on, so that it keeps one entry in its history', async () => {
      const mounted = await mount('data', 'billing-load');
      const views = viewsOf(mounted);
      const field = searchField(mounted);
      field.focus();
      for (const text of ['AV', 'AV-2026-0009']) {
        mounted.list.type(field, text);
        mounted.list.press('Enter');
      }
      mounted.element.view = {};
      mounted.list.type(field, 'LU');
      mounted.list.press('Enter');
      expect(views.map(({ view, continues }) => [view.text, continues])).to.deep.equal([
        ['AV', false],
        ['AV-2026-0009', true],
        ['LU', false],
      ]);
    });

    it('should keep what is being typed when the host repeats the view', async () => {
      const mounted = await mount('data', 'billing-load');
      mounted.list.type(searchField(mounted), 'AV');
      mounted.element.view = { page: 1 };
      await settled(mounted.element);
      expect(searchField(mounted).value).to.equal('AV');
      await until(() => mounted.list.rows.length === 2);
    });

    it('should show the text of a view that the host sets', async () => {
      const mounted = await mount('data', 'billing-load');
      mounted.element.view = { text: '0042' };
      await until(() => mounted.list.rows.length === 1);
      expect(searchField(mounted).value).to.equal('0042');
      mounted.element.view = {};
      await until(() => mounted.list.rows.length === 12);
      expect(searchField(mounted).value).to.equal('');
    });

    it('should be cleared by its button, with the focus in the field', async () => {
      const mounted = await mount('data', 'billing-load');
      mounted.element.view = { text: '0042' };
      await until(() => mounted.list.rows.length === 1);
      mounted.list.requireButton('Clear the search').click();
      await until(() => mounted.list.rows.length === 12);
      expect(mounted.list.focused).to.equal(searchField(mounted));
      expect(mounted.list.button('Clear the search')).to.equal(undefined);
    });

    it('should never show the answer to an earlier search after that to a later one', async () => {
      const answers: (() => void)[] = [];
      const handle = billingHandler(ordinaryInvoices);
      const mounted = await mountAnswering(async ({ url, headers }) => {
        if (new URL(url).searchParams.has('text')) await new Promise<void>((resolve) => answers.push(resolve));
        return handle(new Request(url, { headers }));
      });
      mounted.element.view = { text: 'AV' };
      await until(() => answers.length === 1);
      mounted.element.view = { text: '0042' };
      await until(() => answers.length === 2);
      answers[1]?.();
      await until(() => mounted.list.rows.length === 1);
      answers[0]?.();
      await settled(mounted.element);
      expect(mounted.list.rows).to.have.length(1);
      expect(mounted.list.text).to.include('LU-2026-0042');
    });

    it('should not say that nothing matches while that is not known', async () => {
      const handle = billingHandler(ordinaryInvoices);
      let isReachable = true;
      const { element, list } = await mountAnswering((request) =>
        isReachable ? handle(request) : Promise.reject(new TypeError('Failed to fetch')),
      );
      element.view = { text: 'nothing like that' };
      await until(() => list.text.includes('No invoice matches'));
      isReachable = false;
      element.view = { text: 'LU-2026' };
      await until(() => list.button('Try again') !== undefined);
      expect(list.text).not.to.include('No invoice matches');
      expect(list.requireField('Search number, amount or text').value).to.equal('LU-2026');
    });

    it('should offer to clear the filters when nothing matches', async () => {
      const mounted = await mount('data', 'billing-load');
      mounted.element.view = { text: 'nothing like that', status: ['paid'] };
      await until(() => mounted.list.text.includes('No invoice matches'));
      await expectAccessible(mounted.element);
      mounted.list.requireButton('Clear filters').click();
      await until(() => mounted.list.rows.length === 12);
      expect(mounted.element.view.status).to.deep.equal([]);
      expect(mounted.list.focused).to.equal(searchField(mounted));
    });
  });

  describe('filtering', () => {
    it('should show its filters on request, accessibly', async () => {
      const mounted = await mount('otherCurrencies', 'billing-load');
      const button = mounted.list.requireButton('Filter');
      expect(button.ariaExpanded).to.equal('false');
      button.click();
      await settled(mounted.element);
      expect(button.ariaExpanded).to.equal('true');
      await expectAccessible(mounted.element);
    });

    it('should leave in any of several statuses', async () => {
      const mounted = await mountWithFilters('data', 'billing-load');
      mounted.list.requireField('Overdue').click();
      await until(() => mounted.list.rows.length === 1);
      mounted.list.requireField('Open').click();
      await until(() => mounted.list.rows.length === 2);
      expect(mounted.element.view.status).to.deep.equal(['open', 'overdue']);
      expect(mounted.list.requireField('Overdue').checked).to.equal(true);
    });

    it('should leave in what was issued between two days', async () => {
      const mounted = await mountWithFilters('data', 'billing-load');
      mounted.list.choose(mounted.list.requireField('Issued from'), '2026-07-01');
      mounted.list.choose(mounted.list.requireField('Issued to'), '2026-07-31');
      await until(() => mounted.list.rows.length === 2);
      expect(mounted.element.view).to.include({ issuedFrom: '2026-07-01', issuedTo: '2026-07-31' });
    });

    it('should wait for the whole of a year that is being typed', async () => {
      const mounted = await mountWithFilters('data', 'billing-load');
      mounted.list.choose(mounted.list.requireField('Issued from'), '0020-07-01');
      expect(mounted.element.view.issuedFrom).to.equal(undefined);
    });

    it('should leave in only credit notes', async () => {
      const mounted = await mountWithFilters('data', 'billing-load');
      mounted.list.choose(mounted.list.requireField<HTMLSelectElement>('Kind'), 'credit_note');
      await until(() => mounted.list.rows.length === 2);
    });

    it('should offer the currencies that occur, and none where there is only one', async () => {
      const mounted = await mountWithFilters('otherCurrencies', 'billing-load');
      const select = mounted.list.requireField<HTMLSelectElement>('Currency');
      expect([...select.options].map(({ text }) => text)).to.deep.equal(['All', 'BHD', 'EUR', 'HUF', 'JPY', 'USD']);
      mounted.list.choose(select, 'JPY');
      await until(() => mounted.list.rows.length === 1);
      const single = await mountWithFilters('data', 'billing-load');
      expect(() => single.list.requireField('Currency')).to.throw();
    });

    it('should name the subscriptions to choose from, and ask for them only when the filters are shown', async () => {
      const licences = ordinaryInvoices.map((item, index) => ({
        ...item,
        subscriptionId: index < 4 ? 'sub_1' : 'sub_2',
      }));
      const handle = billingHandler(licences);
      const named = ['Studio', 'Archive'].map((name, index) => ({
        id: `sub_${String(index + 1)}`,
        product: { id: 'pro_1', name: 'Licence' },
        plan: { id: 'pla_1', name, features: [] },
      }));
      const mounted = await mountAnswering(
        (request) =>
          new URL(request.url).pathname === '/v1/subscriptions'
            ? Promise.resolve(Response.json({ items: named, nextCursor: null, total: 2 }))
            : handle(request),
        ['invoices:read', 'subscription:read'],
      );
      mounted.list.requireButton('Filter').click();
      await until(() => mounted.list.text.includes('Licence Studio'));
      mounted.list.choose(mounted.list.requireField<HTMLSelectElement>('Subscription'), 'sub_1');
      await until(() => mounted.list.rows.length === 4);
      expect(mounted.list.button('Remove filter: Licence Studio')).not.to.equal(undefined);
      expect(mounted.element.view.subscriptionId).to.equal('sub_1');
    });

    it('should begin at the first page', async () => {
      const mounted = await mount('manyPages', 'billing-load');
      mounted.element.view = { page: 2 };
      await until(() => mounted.list.text.includes('26–50 of 60'));
      mounted.list.type(searchField(mounted), 'LU');
      await until(() => mounted.list.text.includes('1–25 of 60'));
      expect(lastListRequest(mounted).has('cursor')).to.equal(false);
    });

    it('should name each active filter with a button that removes it', async () => {
      const mounted = await mount('data', 'billing-load');
      mounted.element.view = { status: ['paid', 'credited'], issuedFrom: '2026-07-01', text: 'LU' };
      await until(() => mounted.list.rows.length === 3);
      await expectAccessible(mounted.element);
      mounted.list.requireButton('Remove filter: From Jul 1, 2026').click();
      await until(() => mounted.list.rows.length === 7);
      mounted.list.requireButton('Remove filter: Credited').click();
      await until(() => mounted.list.rows.length === 6);
      expect(mounted.list.focused).to.equal(mounted.list.requireButton('Filter (1 active)'));
      mounted.list.requireButton('Clear filters').click();
      await until(() => mounted.list.rows.length === 12);
    });
  });

  describe('sorting', () => {
    it('should sort by any column, and the other way round', async () => {
      const mounted = await mount('data', 'billing-load');
      const { list } = mounted;
      expect(list.order).to.deep.equal(['Date descending']);
      const expected: [column: string, first: string, second: string][] = [
        ['Number', 'number', '-number'],
        ['Date', '-issueDate', 'issueDate'],
        ['Due date', 'dueDate', '-dueDate'],
        ['Status', 'status', '-status'],
        ['Amount', '-amount', 'amount'],
      ];
      for (const [column, first, second] of expected) {
        for (const sort of [first, second]) {
          list.requireButton(column).click();
          await until(() => lastListRequest(mounted).get('sort') === sort);
          await settled(mounted.element);
          expect(mounted.element.view.sort).to.equal(sort);
          const direction = sort.startsWith('-') ? 'descending' : 'ascending';
          expect(list.order).to.deep.equal([`${column} ${direction}`]);
        }
      }
    });

    it('should put the largest amount first, and say so', async () => {
      const { list } = await mount('data', 'billing-load');
      list.requireButton('Amount').click();
      await until(() => list.announcement !== '');
      expect(list.cells(list.rows[0])[0]).to.equal('LU-2026-0098');
      expect(list.announcement).to.equal('Sorted by Amount, descending.');
    });
  });

  describe('page size', () => {
    it('should show as many rows as were chosen, from the first page on', async () => {
      const mounted = await mount('manyPages', 'billing-load');
      mounted.element.view = { page: 3 };
      await until(() => mounted.list.text.includes('51–60 of 60'));
      mounted.list.choose(mounted.list.requireField<HTMLSelectElement>('Per page'), '50');
      await until(() => mounted.list.text.includes('1–50 of 60'));
      expect(mounted.element.view).to.include({ page: 1, limit: 50 });
    });
  });

  describe('opening a row', () => {
    it('should open in place and close again, and load nothing anew', async () => {
      const mounted = await mount('data', 'billing-load');
      const { list, element, requests } = mounted;
      const lists = (): number => requests.filter(({ url }) => new URL(url).pathname === '/v1/invoices').length;
      const views = viewsOf(mounted);
      const number = list.requireButton('LU-2026-0098');
      expect(number.ariaExpanded).to.equal('false');
      number.click();
      await settled(element);
      expect(number.ariaExpanded).to.equal('true');
      const details = number.getAttribute('aria-controls') ?? '';
      expect(element.shadowRoot?.getElementById(details)).not.to.equal(null);
      list.requireButton('LU-2026-0107').click();
      await settled(element);
      expect(number.ariaExpanded).to.equal('false');
      list.requireButton('LU-2026-0107').click();
      await settled(element);
      expect(views.map(({ view }) => view.open)).to.deep.equal(['inv_LU-2026-0098', 'inv_LU-2026-0107', undefined]);
      expect(lists()).to.equal(1);
    });
  });

  describe('an open invoice on another page', () => {
    it('should say that it is not there, and go away on request', async () => {
      const { list, element } = await mount('data', 'billing-load');
      element.view = { open: 'inv_unknown' };
      await until(() => list.text.includes('This document is no longer available.'));
      expect(list.rows).to.have.length(12);
      await expectAccessible(element);
      list.requireButton('Close').click();
      await until(() => !list.text.includes('This document is no longer available.'));
      expect(element.view.open).to.equal(undefined);
    });

    it('should be a row of its own above the list', async () => {
      const handle = billingHandler(ordinaryInvoices);
      const old = invoice({ number: 'LU-2019-0001', status: 'paid', issueDate: '2019-01-01', total: 4_200 });
      const { list, element } = await mountAnswering((request) =>
        request.url.endsWith('/v1/invoices/inv_LU-2019-0001')
          ? Promise.resolve(Response.json(invoiceBehind(old)))
          : handle(request),
      );
      element.view = { open: old.id };
      await until(() => list.button(old.number)?.ariaExpanded === 'true');
      expect(list.rows).to.have.length(13);
      await expectAccessible(element);
      list.requireButton(old.number).click();
      await until(() => list.rows.length === 12);
    });
  });

  describe('with ten thousand invoices', () => {
    it('should need one request for a page and one for what is open, and the same number of nodes on each page', async () => {
      const { list, element, requests } = await mount('tenThousand', 'billing-load');
      await until(() => list.text.includes('1–25 of 10,000') && list.text.includes('next due'));
      expect(requests).to.have.length(2);
      const nodes = (): number => element.shadowRoot?.querySelectorAll('*').length ?? 0;
      list.requireButton('Next').click();
      await until(() => list.text.includes('26–50 of 10,000'));
      expect(requests).to.have.length(3);
      const onSecond = nodes();
      list.requireButton('Next').click();
      await until(() => list.text.includes('51–75 of 10,000'));
      expect(nodes()).to.equal(onSecond);
      expect(onSecond).to.be.lessThan(1_000);
    });

    it('should have as many nodes as with sixty', async () => {
      const counts: number[] = [];
      for (const name of ['manyPages', 'tenThousand'] as const) {
        const { list, element } = await mount(name, 'billing-load');
        list.requireButton('Next').click();
        await until(() => list.text.includes('26–50 of') && list.text.includes('next due'));
        counts.push(element.shadowRoot?.querySelectorAll('*').length ?? 0);
      }
      expect(counts[1]).to.equal(counts[0]);
    });

    it('should touch no row for a letter that is typed, and ask once for the word', async () => {
      const mounted = await mount('tenThousand', 'billing-load');
      const { list, element, requests } = mounted;
      await until(() => list.text.includes('next due'));
      const before = requests.length;
      const touched: MutationRecord[] = [];
      const observer = new MutationObserver((records) => touched.push(...records));
      for (const row of list.rows) {
        observer.observe(row, { subtree: true, childList: true, characterData: true, attributes: true });
      }
      for (const text of ['L', 'LU', 'LU-', 'LU-2', 'LU-20', 'LU-202', 'LU-2026']) {
        list.type(searchField(mounted), text);
        await element.updateComplete;
      }
      expect(touched.map(({ type, target }) => `${type} ${target.nodeName}`)).to.deep.equal([]);
      observer.disconnect();
      await until(() => lastListRequest(mounted).get('text') === 'LU-2026');
      await settled(element);
      expect(requests).to.have.length(before + 1);
    });

    it('should take letters while the list loads, and keep the rows that are there', async () => {
      const answers: (() => void)[] = [];
      const handle = billingHandler(ordinaryInvoices);
      const mounted = await mountAnswering(async (request) => {
        if (new URL(request.url).searchParams.has('text')) await new Promise<void>((resolve) => answers.push(resolve));
        return handle(request);
      });
      const field = searchField(mounted);
      field.focus();
      mounted.list.type(field, 'L');
      await until(() => answers.length === 1);
      mounted.list.type(field, 'LU-2026-00');
      await settled(mounted.element);
      expect(field.value).to.equal('LU-2026-00');
      expect(mounted.list.focused).to.equal(field);
      expect(mounted.list.rows).to.have.length(12);
      await until(() => answers.length === 2);
      answers[1]?.();
      await until(() => mounted.list.rows.length === 8);
      expect(field.value).to.equal('LU-2026-00');
    });
  });
});
