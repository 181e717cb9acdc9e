import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { up } from '../../src/database/migrations/0007-electronic-invoices.ts';
import { documentFrom, line, untaxed } from '../einvoice/produce/cases.ts';
import { openTestServices, type TestServices } from '../invoices/invoice-services.ts';

describe('the migration to e-invoices made here', () => {
  let services: TestServices;
  before(async () => {
    services = await openTestServices();
  });
  after(() => services.close());

  it('tells of every stored invoice whether one can be made, as a new invoice is told', async () => {
    const { db, invoices } = services;
    const customer = { id: await services.addCustomer('Before') };
    const fitting = documentFrom({ lines: [line('1', untaxed.zero)] });
    const unfit = documentFrom({ lines: [line('12.345', untaxed.zero)] }, { currency: 'KWD' });
    for (let number = 0; number < 205; number += 1) {
      const document = number % 2 === 0 ? fitting : unfit;
      await invoices.createInvoice({ customer, document: { ...document, number: `M-${number}` } });
    }
    await services.importUbl({ number: 'M-imported', amount: 100 }, { customerId: customer.id });
    const told = () => db.selectFrom('invoice').select(['number', 'electronic']).orderBy('id').execute();
    const expected = await told();
    await sql`alter table invoice drop column electronic`.execute(db);
    await up(db as never);
    assert.deepEqual(await told(), expected);
    assert.equal(expected.filter(({ electronic }) => electronic).length, 103);
  });
});
