import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { invoiceOrders } from '../../src/invoices/list-query.ts';
import type { InvoiceQuery } from '../../src/invoices/list-invoices.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { openTestServices, problem } from './invoice-services.ts';
import type { TestServices } from './invoice-services.ts';

const sorts = Object.keys(invoiceOrders) as Schemas['InvoiceSort'][];

describe('listing invoices', () => {
  let services: TestServices;
  let customerId: string;
  before(async () => {
    services = await openTestServices();
    customerId = await services.addCustomer('Lister');
    await fill(services, customerId);
  });
  after(() => services.close());

  const numbers = async (query: InvoiceQuery) =>
    (await services.invoices.listInvoices(customerId, query)).items.map((item) => item.number);

  it('counts, and tells the status by the calendar', async () => {
    const page = await services.invoices.listInvoices(customerId);
    assert.equal(page.total, 8);
    const statuses = Object.fromEntries(page.items.map(({ number, status }) => [number, status]));
    assert.deepEqual(statuses, {
      'INV-2': 'overdue',
      'INV-9': 'open',
      'INV-10': 'partly_paid',
      'INV-11': 'overdue',
      'INV-20': 'paid',
      'INV-21': 'credited',
      'CN-1': 'issued',
      'CN-2': 'settled',
    });
  });

  for (const sort of sorts) {
    it(`pages through ${sort} without gap or repetition`, async () => {
      const whole = await numbers({ sort, limit: 200 });
      const paged: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await services.invoices.listInvoices(customerId, { sort, limit: 3, cursor });
        assert.equal(page.total, 8);
        paged.push(...page.items.map((item) => item.number));
        cursor = page.nextCursor ?? undefined;
      } while (cursor !== undefined);
      assert.deepEqual(paged, whole);
      assert.equal(new Set(whole).size, 8);
    });
  }

  it('orders numbers as people count, and puts a missing due date last both ways', async () => {
    const ordered = ['CN-1', 'CN-2', 'INV-2', 'INV-9', 'INV-10', 'INV-11', 'INV-20', 'INV-21'];
    assert.deepEqual(await numbers({ sort: 'number' }), ordered);
    assert.deepEqual((await numbers({ sort: 'dueDate' })).slice(-2).sort(), ['CN-1', 'CN-2']);
    assert.deepEqual((await numbers({ sort: '-dueDate' })).slice(-2).sort(), ['CN-1', 'CN-2']);
  });

  it('puts what is unpaid first, oldest due date first', async () => {
    assert.deepEqual((await numbers({ sort: 'status' })).slice(0, 4), ['INV-2', 'INV-11', 'INV-9', 'INV-10']);
  });

  const filters: [string, InvoiceQuery, string[]][] = [
    ['one status', { status: ['overdue'] }, ['INV-11', 'INV-2']],
    ['open without what is overdue', { status: ['open'] }, ['INV-9']],
    ['partly paid without what is overdue', { status: ['partly_paid'] }, ['INV-10']],
    ['several statuses', { status: ['overdue', 'issued'] }, ['CN-1', 'INV-11', 'INV-2']],
    ['status and a type that never has it', { status: ['overdue'], type: 'credit_note' }, []],
    ['type', { type: 'credit_note' }, ['CN-1', 'CN-2']],
    [
      'dates of issue, ends included',
      { issuedFrom: '2026-02-01', issuedTo: '2026-04-01' },
      ['INV-10', 'INV-11', 'INV-9'],
    ],
    ['the first day there is', { issuedTo: '0000-01-01' }, []],
    ['amounts', { amountFrom: 900, amountTo: 1000, currency: 'EUR' }, ['INV-10', 'INV-9']],
    ['amounts beyond all numbers', { amountFrom: -1e300, amountTo: 1e300, currency: 'USD' }, ['INV-21']],
    ['currency', { currency: 'USD' }, ['INV-21']],
    ['subscription', { subscriptionId: 'sub_1' }, ['INV-20']],
    ['a word in another case and without accents', { text: 'CREME' }, ['INV-9']],
    ['a part of a word in a note', { text: 'lieferun' }, ['INV-10']],
    ['a reference', { text: 'po-4711/b' }, ['INV-11']],
    ['every word', { text: 'crème brûlée' }, ['INV-9']],
    ['words of which one is missing', { text: 'crème caramel' }, []],
    ['two characters, at the start of the number only', { text: 'cn' }, ['CN-1', 'CN-2']],
    ['one character that only stands inside numbers', { text: '9' }, []],
    ['per cent and underscore as themselves', { text: '100%_x' }, ['INV-20']],
    ['wildcards that match nothing', { text: '%%%a' }, []],
    ['a backslash', { text: 'back\\slash' }, ['INV-21']],
    ['punctuation around words', { text: '« crème » & brûlée!' }, ['INV-9']],
  ];
  for (const [name, query, expected] of filters) {
    it(`filters by ${name}`, async () => {
      assert.deepEqual((await numbers(query)).sort(), [...expected].sort());
    });
  }

  it('needs the currency of an amount', async () => {
    await assert.rejects(services.invoices.listInvoices(customerId, { amountFrom: 1 }), problem('invalid_request'));
  });

  it('sums what is open per currency', async () => {
    const { currencies, asOf } = await services.invoices.getSummary(customerId);
    assert.equal(asOf, '2026-06-15');
    assert.deepEqual(currencies, [
      {
        currency: 'EUR',
        openCount: 4,
        openAmount: { amount: 2400, currency: 'EUR' },
        overdueCount: 2,
        overdueAmount: { amount: 900, currency: 'EUR' },
        nextDueDate: '2026-06-15',
      },
    ]);
  });
});

async function fill(services: TestServices, customerId: string): Promise<void> {
  const eur = (amount: number) => ({ amount, currency: 'EUR' });
  await services.addInvoice(customerId, {
    number: 'INV-2',
    amount: 500,
    issueDate: '2026-01-01',
    dueDate: '2026-01-31',
  });
  await services.addInvoice(customerId, {
    number: 'INV-9',
    amount: 900,
    issueDate: '2026-02-01',
    dueDate: '2026-06-15',
    item: 'Crème brûlée',
  });
  await services.addInvoice(
    customerId,
    { number: 'INV-10', amount: 1000, issueDate: '2026-03-01', dueDate: '2026-07-01', note: 'Lieferung folgt' },
    { paid: eur(400) },
  );
  await services.addInvoice(
    customerId,
    { number: 'INV-11', amount: 700, issueDate: '2026-04-01', dueDate: '2026-06-14', purchaseOrder: 'PO-4711/B' },
    { paid: eur(300) },
  );
  await services.addInvoice(
    customerId,
    { number: 'INV-20', amount: 100, issueDate: '2026-05-01', note: '100%_x' },
    { paid: eur(100), subscriptionId: 'sub_1' },
  );
  await services.addInvoice(
    customerId,
    { number: 'INV-21', amount: 200, issueDate: '2026-05-02', currency: 'USD', note: 'back\\slash' },
    { credited: { amount: 200, currency: 'USD' } },
  );
  const note = { type: 'credit_note' as const, dueDate: null, issueDate: '2026-05-03' };
  await services.addInvoice(customerId, { number: 'CN-1', amount: 50, ...note });
  await services.addInvoice(customerId, { number: 'CN-2', amount: 60, ...note }, { paid: eur(60) });
}
