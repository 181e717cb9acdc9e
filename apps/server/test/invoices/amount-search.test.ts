import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { typedAmounts } from '../../src/invoices/amount-search.ts';
import { openTestServices, type TestServices } from './invoice-services.ts';

describe('a typed amount', () => {
  for (const [text, meanings] of [
    ['120', ['120.']],
    ['1234,5', ['1234.5']],
    ['1 234,50', ['1234.50']],
    ['1\u202F234,50 €', ['1234.50']],
    ['1,234.50', ['1234.50']],
    ['1.234,50', ['1234.50']],
    ['1’234.50 CHF', ['1234.50']],
    ['€1,234', ['1234.', '1.234']],
    ['−12,00', ['12.00']],
    ['1,234,567', ['1234567.']],
    ['1,23,4', []],
    ['F-120', []],
    ['12 34', []],
    ['9', []],
    ['', []],
    ['9'.repeat(40), []],
  ] as const) {
    it(`is read from ${JSON.stringify(text)} as ${meanings.join(' or ') || 'none'}`, () => {
      assert.deepEqual(
        typedAmounts(text).map(({ whole, fraction }) => `${whole}.${fraction}`),
        meanings,
      );
    });
  }
});

describe('searching for an amount', () => {
  let services: TestServices;
  let customerId: string;
  before(async () => {
    services = await openTestServices();
    customerId = await services.addCustomer('Atelier Nord');
    await services.addInvoice(customerId, { number: 'A-1', amount: 123_450 });
    await services.addInvoice(customerId, { number: 'A-2', amount: 12_000 });
    await services.addInvoice(customerId, { number: 'A-120', amount: 999 });
    await services.addInvoice(customerId, { number: 'P-77', amount: 7_700, prepaid: 3_355 });
  });
  after(() => services.close());

  for (const [text, numbers] of [
    ['1 234,50', ['A-1']],
    ['1,234.5', ['A-1']],
    ['1234', ['A-1']],
    ['1234,51', []],
    ['120', ['A-120', 'A-2']],
    ['120,00 €', ['A-2']],
    ['9,9', ['A-120']],
    ['77', ['P-77']],
    ['43,45', ['P-77']],
    ['33,55', []],
  ] as const) {
    it(`finds ${numbers.join(' and ') || 'nothing'} by ${JSON.stringify(text)}`, async () => {
      const { items, total } = await services.invoices.listInvoices(customerId, { text, sort: 'number' });
      assert.deepEqual(new Set(items.map(({ number }) => number)), new Set(numbers));
      assert.equal(total, numbers.length);
    });
  }

  it('lists each invoice once, however many match by word, total and what is due', async () => {
    const { id } = await services.addInvoice(customerId, { number: 'Z-4999', amount: 499_900, prepaid: 100 });
    const columns = sql.raw(`seller_key, type, type_code, issue_date, due_date, currency, total, paid, credited, due,
      settlement, document, document_locale, created_at`);
    const many = await services.addCustomer('Studio Lune');
    await sql`insert into invoice (id, customer_id, number, number_sort, number_folded, search, ${columns})
      select ${id}::text || n, ${many}, name, name, name, name, ${columns}
      from invoice, generate_series(1, 400) as n, concat(case when n % 2 = 0 then 'z-4999-' else 'z-' end, n) as name
      where id = ${id}`.execute(services.db);
    const found: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null;) {
      const page = await services.invoices.listInvoices(many, { text: '4999', limit: 90, cursor });
      assert.equal(page.total, null);
      found.push(...page.items.map((item) => item.id));
      cursor = page.nextCursor;
    }
    assert.equal(found.length, 400);
    assert.equal(new Set(found).size, 400);
  });
});
