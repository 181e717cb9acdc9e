import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Database } from '../../src/database/open.ts';
import { createServices, seedEmptyDatabase, type Services } from '../../src/services.ts';
import { turnTerms } from '../../src/subscriptions/turn-terms.ts';
import { openTestDatabase } from '../database/test-database.ts';
import { contractCheck } from './contract-schema.ts';

const today = '2026-11-22';

/** The calendar goes on by hand: no job runs by itself. */
describe('the demo while time goes on', () => {
  let database: Database;
  let services: Services;
  let now = new Date(`${today}T12:00:00Z`);
  before(async () => {
    database = await openTestDatabase();
    services = await createServices(database, { clock: () => now });
    await seedEmptyDatabase(database.db, services, now);
  });
  after(async () => {
    await services.close();
    await database.close();
  });

  /** What the job does, without waiting for it. */
  const turn = () =>
    turnTerms({
      db: database.db,
      clock: () => now,
      jobs: { ...Object.create(null), add: async () => undefined },
      issueInvoice: services.issueInvoice,
      localeOf: async () => 'fr',
      payments: services.payments,
    });
  const numbers = async () => {
    const rows = await database.db
      .selectFrom('invoice')
      .select(['number', 'subscription_id', 'total'])
      .where('number', 'like', 'ABO-%')
      .unionAll((db) =>
        db.selectFrom('invoice').select(['number', 'subscription_id', 'total']).where('number', 'like', 'HFS-%'),
      )
      .execute();
    return rows.map(({ number, subscription_id, total }) => `${subscription_id} ${number.slice(0, 8)} ${total}`).sort();
  };
  const subscriptionsOf = async (externalId: string) => {
    const { id: customerId } = await services.customers.findCustomer({ externalId });
    const { items } = await services.subscriptions.listSubscriptions(customerId);
    const all = items.map(async ({ id }) => (await services.subscriptions.getSubscription(customerId, id)).body);
    const found = await Promise.all(all);
    for (const subscription of found) assert.deepEqual(contractCheck('Subscription')(subscription), []);
    return found;
  };

  it('tells all facts of each subscription', async () => {
    const all = await Promise.all(['atelier', 'werk', 'marais', 'partner'].map(subscriptionsOf));
    const facts = all
      .flat()
      .map(({ id, status, noticeDeadline, nextRenewal, paymentMethod, scheduledChange }) =>
        [
          id,
          status,
          noticeDeadline === null ? 'too late' : 'in time',
          nextRenewal === null ? 'ends' : 'renews',
          paymentMethod?.kind ?? 'by hand',
          ...(scheduledChange ? [scheduledChange.plan.name] : []),
        ].join(', '),
      );
    assert.deepEqual(facts.sort(), [
      'sub_atelier_essai, trial, in time, renews, by hand',
      'sub_atelier_geneve, active, in time, renews, by hand, Team',
      'sub_atelier_lyon, cancels_at_term_end, in time, ends, by hand',
      'sub_atelier_roubaix, ended, too late, ends, by hand',
      'sub_atelier_studio, active, in time, renews, by hand',
      'sub_marais_studio, inactive, in time, renews, by hand',
      'sub_partner_cloud, active, in time, renews, card',
      'sub_werk_cloud, past_due, in time, renews, sepa_debit',
      'sub_werk_messe, active, too late, renews, sepa_debit',
    ]);
  });

  it('issues nothing for what the demo invoices are for', async () => {
    await turn();
    assert.deepEqual(await numbers(), []);
  });

  it('issues each invoice of the next month once, at the price that the subscription tells', async () => {
    const prices = new Map(
      (await Promise.all(['atelier', 'werk', 'partner'].map(subscriptionsOf)))
        .flat()
        .map(({ id, price, nextRenewal }) => [id, { price, nextRenewal }]),
    );
    const priceOf = (id: string) => prices.get(id)?.price.gross.amount;
    const renewed = prices.get('sub_werk_messe')?.nextRenewal?.expected.gross.amount;
    now = new Date('2026-12-01T12:00:00Z');
    await turn();
    await turn();
    const rows = await database.db.selectFrom('invoice').select('document').where('number', 'like', 'HFS-%').execute();
    assert.deepEqual(
      rows.map(({ document }) => document.payment?.card?.lastDigits),
      ['4242'],
    );
    assert.deepEqual(await numbers(), [
      `sub_atelier_studio ABO-2026 ${priceOf('sub_atelier_studio')}`,
      `sub_partner_cloud HFS-2026 ${priceOf('sub_partner_cloud')}`,
      `sub_werk_cloud ABO-2026 ${priceOf('sub_werk_cloud')}`,
      `sub_werk_messe ABO-2026 ${renewed}`,
    ]);
  });
});
