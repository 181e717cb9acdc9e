import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import type { Database } from '../../src/database/open.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { invoiceAlternatives, invoiceOrders } from '../../src/invoices/list-query.ts';
import type { InvoiceFilter } from '../../src/invoices/list-query.ts';
import { countInvoices, countQuery, pageQuery, selectInvoicePage } from '../../src/invoices/list-store.ts';
import { openTestDatabase } from '../database/test-database.ts';
import { manyCustomerId, manyToday, seedManyInvoices } from './many-invoices.ts';
import { readPlan } from './query-plan.ts';

const invoiceCount = 100_000;
const pageSize = 26;
const cap = 1001;
/** What a page may read: all of the few rows that match, or a page's worth of rows of which one in forty matches. */
const mostRowsRead = 1100;

const filters: Record<string, InvoiceFilter> = {
  nothing: {},
  'one rare status': { status: ['overdue'] },
  'one frequent status': { status: ['paid'] },
  'several statuses': { status: ['paid', 'overdue', 'issued'] },
  type: { type: 'credit_note' },
  'a month': { issuedFrom: '2020-03-01', issuedTo: '2020-03-31' },
  'four years': { issuedFrom: '2018-01-01', issuedTo: '2021-12-31' },
  amounts: { amountFrom: 50_000, amountTo: 60_000, currency: 'EUR' },
  currency: { currency: 'USD' },
  subscription: { subscriptionId: 'sub_40' },
  'a rare word': { text: 'helicopter' },
  'a word of the oldest invoices': { text: 'heritage' },
  'a frequent word': { text: 'platform' },
  'two words': { text: 'licence helicop' },
  'the start of a number': { text: 'in' },
  'an amount': { text: '1 234,56' },
  'an amount that is also in texts': { text: '1234' },
  'an amount of two digits': { text: '49' },
  'an amount among the paid': { text: '1 234,5', status: ['paid'] },
  'an amount that nothing has': { text: '999 999,99' },
};

describe(`lists of a customer with ${invoiceCount} invoices`, () => {
  let database: Database;
  before(async () => {
    database = await openTestDatabase();
    await seedManyInvoices(database, invoiceCount);
  });
  after(() => database.close());

  const explain = async (query: RawBuilder<unknown>) => {
    const { rows } = await sql<Record<string, unknown>>`explain (analyze, format json) ${query}`.execute(database.db);
    return readPlan(rows[0]?.['QUERY PLAN']);
  };

  const check = async (query: RawBuilder<unknown>, limit: number) => {
    const { scans, rowsRead } = await explain(query);
    assert.ok(scans.length > 0 && !scans.some((scan) => scan.startsWith('Seq Scan')), scans.join(', '));
    assert.ok(rowsRead <= limit, `${rowsRead} rows read by ${scans.join(', ')}`);
  };

  for (const [name, filter] of Object.entries(filters)) {
    it(`use an index and read little when filtered by ${name}, in every order`, async () => {
      const some = invoiceAlternatives(manyCustomerId, filter, manyToday);
      const few = (await countInvoices(database.db, some, cap)) < cap;
      await check(countQuery(some, cap), 2 * cap);
      for (const order of Object.values(invoiceOrders)) {
        const alternatives = invoiceAlternatives(manyCustomerId, filter, manyToday, order);
        await check(pageQuery({ alternatives, order, after: undefined, limit: pageSize, few }), mostRowsRead);
      }
    });
  }

  for (const sort of Object.keys(invoiceOrders) as Schemas['InvoiceSort'][]) {
    it(`read no more for the deepest page by ${sort} than for the first`, async () => {
      const order = invoiceOrders[sort];
      const backwards = { ...order, direction: order.direction === 'asc' ? ('desc' as const) : ('asc' as const) };
      const alternatives = invoiceAlternatives(manyCustomerId, {}, manyToday, order);
      const page = { alternatives, after: undefined, limit: pageSize + 1, few: false };
      const last = (await selectInvoicePage(database.db, { ...page, order: backwards })).at(-1);
      assert.ok(last);
      await check(pageQuery({ ...page, order, after: last.position }), pageSize + 1);
    });
  }
});
