import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { openTestServices } from './invoice-services.ts';
import type { TestServices } from './invoice-services.ts';
import { sampleParty } from './sample-documents.ts';

describe('credit notes', () => {
  let services: TestServices;
  before(async () => {
    services = await openTestServices();
  });
  after(() => services.close());

  const creditNote = (number: string, amount: number, named: string, issueDate: string | null = null) => ({
    number,
    amount,
    type: 'credit_note' as const,
    preceding: [{ number: named, issueDate }],
  });

  const state = async ({ customerId, invoiceId }: { customerId: string; invoiceId: string }) => {
    const { status, amountPaid, amountDue } = await services.invoices.getInvoice(customerId, invoiceId);
    return [status, amountPaid.amount, amountDue.amount];
  };

  it('credit the invoice they name', async () => {
    const invoice = await services.importUbl({ number: 'A-1', amount: 1000 });
    const credit = await services.importUbl(creditNote('A-1-C', 1000, 'A-1'));
    assert.deepEqual(await state(invoice), ['credited', 1000, 0]);
    assert.deepEqual(await state(credit), ['settled', 1000, 0]);
  });

  it('credit it also when they come first', async () => {
    const credit = await services.importUbl(creditNote('B-1-C', 400, 'B-1', '2026-03-01'));
    assert.deepEqual(await state(credit), ['issued', 0, 400]);
    const invoice = await services.importUbl({ number: 'B-1', amount: 1000, dueDate: '2026-12-31' });
    assert.deepEqual(await state(invoice), ['partly_paid', 400, 600]);
    assert.deepEqual(await state(credit), ['settled', 400, 0]);
  });

  it('take off no more than is due and keep the rest', async () => {
    const invoice = await services.importUbl({ number: 'C-1', amount: 300 });
    const credit = await services.importUbl(creditNote('C-1-C', 500, 'C-1'));
    assert.deepEqual(await state(invoice), ['credited', 300, 0]);
    assert.deepEqual(await state(credit), ['issued', 300, 200]);
  });

  it('leave an invoice alone that differs in date, seller or customer', async () => {
    const invoice = await services.importUbl({ number: 'D-1', amount: 300, dueDate: null });
    const seller = sampleParty('Andere Druckerei', { taxId: 'DE999999999' });
    const buyer = sampleParty('Another buyer', { taxId: 'FR22222222222' });
    await services.importUbl(creditNote('D-1-C1', 300, 'D-1', '2020-01-01'));
    await services.importUbl({ ...creditNote('D-1-C2', 300, 'D-1'), seller });
    await services.importUbl({ ...creditNote('D-1-C3', 300, 'D-1'), buyer });
    assert.deepEqual(await state(invoice), ['open', 0, 300]);
  });

  it('meet their invoice when both arrive at the same moment', async () => {
    const pairs = Array.from({ length: 5 }, (_, index) => `E-${index}`).map(async (number) => {
      const [invoice] = await Promise.all([
        services.importUbl({ number, amount: 100 }),
        services.importUbl(creditNote(`${number}-C`, 100, number)),
      ]);
      return state(invoice);
    });
    for (const result of await Promise.all(pairs)) assert.deepEqual(result, ['credited', 100, 0]);
  });
});
