import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';

import type { Database } from '../../src/database/open.ts';
import { demoCustomers, demoInvoices, demoSubscriptions, seedDemo, seedServicesOf } from '../../src/demo/index.ts';
import type { SeedServices } from '../../src/demo/index.ts';
import { ProblemError } from '../../src/http/problem.ts';
import { createServices, type Services } from '../../src/services.ts';
import { openTestDatabase } from '../database/test-database.ts';
import { when } from '../deliveries/delivery-services.ts';

const today = '2026-11-22';

describe('seedDemo', () => {
  let database: Database;
  let all: Services;
  let customers: Services['customers'];
  let invoices: Services['invoices'];
  let subscriptions: Services['subscriptions'];
  const services = (): SeedServices => seedServicesOf(all, database.db);

  before(async () => {
    database = await openTestDatabase();
    all = await createServices(database, { clock: () => new Date(`${today}T12:00:00Z`) });
    ({ customers, invoices, subscriptions } = all);
  });
  after(async () => {
    await all.close();
    await database.close();
  });

  it('leaves what exists already alone, however far an earlier run came', async () => {
    const [first] = demoCustomers();
    assert.ok(first);
    const own = await customers.createCustomer({ ...first, locale: 'nl' });
    const added = await seedDemo(services(), today);
    assert.deepEqual(added, {
      customers: demoCustomers().length - 1,
      subscriptions: demoSubscriptions(today).length,
      invoices: demoInvoices(today).length,
    });
    assert.equal((await customers.getCustomer(own.id)).locale, 'nl');
  });

  it('adds nothing a second time', async () => {
    assert.deepEqual(await seedDemo(services(), today), { customers: 0, subscriptions: 0, invoices: 0 });
  });

  it('gives each customer with a login its subscriptions, in every status', async () => {
    const expected = {
      atelier: [
        'sub_atelier_essai trial',
        'sub_atelier_geneve active',
        'sub_atelier_lyon cancels_at_term_end',
        'sub_atelier_roubaix ended',
        'sub_atelier_studio active',
      ],
      werk: ['sub_werk_cloud past_due', 'sub_werk_messe active'],
      marais: ['sub_marais_studio inactive'],
      partner: ['sub_partner_cloud active'],
    };
    for (const [externalId, known] of Object.entries(expected)) {
      const { id } = await customers.findCustomer({ externalId });
      const { items } = await subscriptions.listSubscriptions(id);
      assert.deepEqual(items.map((item) => `${item.id} ${item.status}`).sort(), known);
    }
    const marais = await customers.findCustomer({ externalId: 'marais' });
    const { body } = await subscriptions.getSubscription(marais.id, 'sub_marais_studio');
    assert.equal(body.overdueInvoiceIds.length, 4);
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

  it('names a subscription on an invoice only when there is one', () => {
    const known = new Set(demoSubscriptions(today).map(({ id }) => id));
    for (const { subscriptionId } of demoInvoices(today)) assert.ok(!subscriptionId || known.has(subscriptionId));
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

  it('asks for one quote, which the server makes ready', async () => {
    const { id } = await customers.findCustomer({ externalId: 'werk' });
    const { items } = await all.renewalQuotes.listQuotes(id);
    assert.deepEqual(
      items.map(({ status, subscriptionId, term }) => [status, subscriptionId, term.months]),
      [['requested', 'sub_werk_cloud', 24]],
    );
    await all.startWork();
    const [quote] = (
      await when(
        () => all.renewalQuotes.listQuotes(id),
        (page) => page.items.every(({ status }) => status === 'ready'),
      )
    ).items;
    assert.equal(quote?.lines[0]?.discountPercentage, '5');
  });
});
