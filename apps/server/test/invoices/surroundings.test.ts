import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { bookPayment } from '../../src/invoices/book-payment.ts';
import { openTestServices, type TestServices } from './invoice-services.ts';

describe('what stands beside an invoice', () => {
  let services: TestServices;
  let customer: string;
  before(async () => {
    services = await openTestServices();
    customer = await services.addCustomer('Atelier Nord');
  });
  after(() => services.close());

  const related = async (id: string) =>
    ((await services.invoices.getInvoice(customer, id)).related ?? []).map(({ number }) => number);

  it('is the credit notes that name it, and the other way round', async () => {
    const invoice = await services.addInvoice(customer, { number: 'R-1', amount: 900 });
    const preceding = [{ number: 'R-1', issueDate: null }];
    const credit = await services.addInvoice(customer, {
      number: 'R-1-C',
      amount: 100,
      type: 'credit_note',
      preceding,
    });
    await services.addInvoice(customer, { number: 'R-2', amount: 900 });
    assert.deepEqual(await related(invoice.id), ['R-1-C']);
    assert.deepEqual(await related(credit.id), ['R-1']);
  });

  it('is the imported credit notes that were taken off it', async () => {
    const { invoiceId } = await services.importUbl({ number: 'R-3', amount: 900 }, { customerId: customer });
    const preceding = [{ number: 'R-3', issueDate: null }];
    const sample = { number: 'R-3-C', amount: 300, type: 'credit_note' as const, preceding };
    const credit = await services.importUbl(sample, { customerId: customer });
    assert.deepEqual(await related(invoiceId), ['R-3-C']);
    assert.deepEqual(await related(credit.invoiceId), ['R-3']);
  });

  it('is nothing of another customer', async () => {
    const other = await services.addCustomer('Werk');
    const invoice = await services.addInvoice(customer, { number: 'R-4', amount: 900 });
    const preceding = [{ number: 'R-4', issueDate: null }];
    await services.addInvoice(other, { number: 'R-4-C', amount: 100, type: 'credit_note', preceding });
    assert.deepEqual(await related(invoice.id), []);
  });

  it('is the money that was booked, and how it came', async () => {
    const invoice = await services.addInvoice(customer, { number: 'R-5', amount: 900 });
    const means = { kind: 'card' as const, brand: 'visa', lastDigits: '4242' };
    const now = new Date('2026-06-05T10:00:00Z');
    const book = (source: { kind: 'payment'; id: string }) => {
      const paidAt = new Date(`2026-06-0${source.id.slice(-1)}T10:00:00Z`);
      const booking = { customerId: customer, invoiceId: invoice.id, amount: 400, paidAt, means, source };
      return services.db.transaction().execute((transaction) => bookPayment(transaction, booking, now));
    };
    assert.deepEqual(await book({ kind: 'payment', id: 'pay_1' }), { applied: 400, excess: 0, alreadyBooked: false });
    assert.deepEqual(await book({ kind: 'payment', id: 'pay_1' }), { applied: 400, excess: 0, alreadyBooked: true });
    assert.deepEqual(await book({ kind: 'payment', id: 'pay_2' }), { applied: 400, excess: 0, alreadyBooked: false });
    assert.deepEqual(await book({ kind: 'payment', id: 'pay_3' }), { applied: 100, excess: 300, alreadyBooked: false });
    const { payments, amountDue, status } = await services.invoices.getInvoice(customer, invoice.id);
    assert.deepEqual([amountDue.amount, status], [0, 'paid']);
    assert.deepEqual(
      payments?.map(({ amount, source }) => [amount.amount, source.id]),
      [
        [400, 'pay_1'],
        [400, 'pay_2'],
        [100, 'pay_3'],
      ],
    );
    assert.deepEqual(payments?.[0]?.means, means);
  });
});
