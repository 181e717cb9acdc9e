import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import { createCustomerService } from '../../src/customers/service.ts';
import type { CustomerService } from '../../src/customers/service.ts';
import type { Database } from '../../src/database/open.ts';
import { demoCustomers, demoInvoices, seedDemo } from '../../src/demo/index.ts';
import type { SeedServices } from '../../src/demo/index.ts';
import { ProblemError } from '../../src/http/problem.ts';
import { createInvoiceService } from '../../src/invoices/service.ts';
import type { InvoiceService } from '../../src/invoices/service.ts';
import { openTestDatabase } from '../database/test-database.ts';

const today = '2026-11-22';
const renderer = { renderInvoice: () => Promise.reject(new Error('Seeding renders nothing.')) };

describe('seedDemo', () => {
  let database: Database;
  let customers: CustomerService;
  let invoices: InvoiceService;
  const services = (): SeedServices => ({
    createCustomer: (input) => customers.createCustomer(input),
    createInvoice: (input) => invoices.createInvoice(input),
  });

  before(async () => {
    database = await openTestDatabase();
    const clock = () => new Date(`${today}T12:00:00Z`);
    customers = createCustomerService({ db: database.db, clock });
    invoices = createInvoiceService({ db: database.db, customers, renderer, clock });
  });
  after(() => database.close());

  it('leaves what exists already alone, however far an earlier run came', async () => {
    const [first] = demoCustomers();
    assert.ok(first);
    const own = await customers.createCustomer({ ...first, locale: 'nl' });
    const added = await seedDemo(services(), today);
    assert.deepEqual(added, { customers: demoCustomers().length - 1, invoices: demoInvoices(today).length });
    assert.equal((await customers.getCustomer(own.id)).locale, 'nl');
  });

  it('adds nothing a second time', async () => {
    assert.deepEqual(await seedDemo(services(), today), { customers: 0, invoices: 0 });
  });

  it('can be repeated on a later day', async () => {
    await seedDemo(services(), '2027-01-04');
    const { items } = await customers.listCustomers({ limit: 200 });
    assert.equal(items.length, demoCustomers().length);
  });

  it('passes on what it is refused for another reason', async () => {
    const refused = { ...services(), createInvoice: () => Promise.reject(new ProblemError('unavailable', 'Not now.')) };
    await assert.rejects(seedDemo(refused, '2025-06-15'), { code: 'unavailable' });
  });

  it('gives each customer with a login a list and a summary that make sense', async () => {
    const expected = { atelier: ['CHF', 'EUR'], werk: ['EUR'], marais: ['EUR'], partner: ['GBP'] };
    for (const [externalId, currencies] of Object.entries(expected)) {
      const { id } = await customers.findCustomer({ externalId });
      const summary = await invoices.getSummary(id);
      assert.deepEqual(summary.currencies.map(({ currency }) => currency).sort(), currencies, externalId);
      const page = await invoices.listInvoices(id, { limit: 25 });
      assert.ok(page.items.length > 15, externalId);
    }
  });
});
