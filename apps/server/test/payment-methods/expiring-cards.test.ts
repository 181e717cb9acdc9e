import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { nothingOutside } from '../../src/configuration/outside.ts';
import { stateOf } from '../../src/payment-methods/expiry.ts';
import { createServices } from '../../src/services.ts';
import { openTestDatabase } from '../database/test-database.ts';
import { when } from '../deliveries/delivery-services.ts';
import { sampleParty } from '../invoices/sample-documents.ts';

const card = { kind: 'card', brand: 'visa', lastDigits: '4242', holder: 'Zoé Martin' } as const;

describe('a card', () => {
  const cases: [now: string, state: string][] = [
    ['2026-08-01T23:59:59.999Z', 'valid'],
    ['2026-08-02T00:00:00Z', 'expiring'],
    ['2026-09-30T23:59:59.999Z', 'expiring'],
    ['2026-10-01T00:00:00Z', 'expired'],
  ];
  for (const [now, state] of cases) {
    it(`of September is ${state} at ${now}`, () => {
      assert.equal(stateOf({ year: 2026, month: 9 }, new Date(now)), state);
    });
  }

  it('of December works until the year is over', () => {
    assert.equal(stateOf({ year: 2026, month: 12 }, new Date('2026-12-31T23:59:59Z')), 'expiring');
    assert.equal(stateOf({ year: 2026, month: 12 }, new Date('2027-01-01T00:00:00Z')), 'expired');
  });

  it('that is a mandate does not expire', () => assert.equal(stateOf(null, new Date('2199-01-01T00:00:00Z')), 'valid'));
});

describe('a card that expires soon', () => {
  it('is told once, and one that lasts not at all', async (test) => {
    const { services, add, notices } = await openShop(test);
    const today = new Date();
    const thisMonth = { year: today.getUTCFullYear(), month: today.getUTCMonth() + 1 };
    const expiring = await add(thisMonth);
    await add({ ...thisMonth, year: thisMonth.year + 5 });
    await services.startWork();
    const lastDay = new Date(Date.UTC(thisMonth.year, thisMonth.month, 0)).toISOString().slice(0, 10);
    const told = await when(notices, ({ length }) => length > 0);
    assert.deepEqual(told, [
      {
        kind: 'card_expiring',
        subject: { type: 'payment_method', id: expiring, label: 'visa •••• 4242' },
        facts: { name: 'visa •••• 4242', date: lastDay },
      },
    ]);
    const another = await add(thisMonth);
    const more = await when(notices, ({ length }) => length > 1);
    assert.deepEqual(
      more.map(({ subject }) => subject.id),
      [expiring, another],
    );
  });
});

async function openShop(test: TestContext) {
  const database = await openTestDatabase();
  const services = await createServices(database, { outside: nothingOutside });
  test.after(async () => {
    await services.close();
    await database.close();
  });
  const { id } = await services.customers.createCustomer({ party: sampleParty('Atelier Nord') });
  let cards = 0;
  return {
    services,
    add: (expiry: { year: number; month: number }) =>
      services.paymentMethods.addPaymentMethod({
        customer: { id },
        method: { ...card, id: `pm_${(cards += 1)}`, expiry },
      }),
    notices: () =>
      database.db
        .selectFrom('notification')
        .select(['kind', 'subject', 'facts'])
        .where('customer_id', '=', id)
        .orderBy('id')
        .execute(),
  };
}
