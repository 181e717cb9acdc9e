import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { nothingOutside } from '../../src/configuration/outside.ts';
import { inTransaction } from '../../src/database/transaction-guard.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { createServices } from '../../src/services.ts';
import { openTestDatabase } from '../database/test-database.ts';
import { when } from '../deliveries/delivery-services.ts';
import { sampleDocument, sampleParty } from '../invoices/sample-documents.ts';
import { returnUrl } from './payment-server.ts';
import { startMockPaymentProvider, webhookSecret } from './mock-payment-provider.ts';

const hour = 60 * 60 * 1000;

/** Payments of which the server hears nothing: no event arrives and nobody comes back. */
async function openQuietShop(test: TestContext) {
  const provider = await startMockPaymentProvider();
  const database = await openTestDatabase();
  let ahead = 0;
  const services = await createServices(database, {
    clock: () => new Date(Date.now() + ahead),
    allowedOrigins: ['https://host.example'],
    outside: {
      ...nothingOutside,
      payments: { kind: 'sandbox', url: provider.url, key: 'sandbox', webhookSecret },
    },
    paymentSettings: { lookInterval: 10 },
  });
  test.after(async () => {
    await services.close();
    await database.close();
    await provider.close();
  });
  const customer = await services.customers.createCustomer({ party: sampleParty('Atelier Nord') });
  const invoice = await services.invoices.createInvoice({
    customer: { id: customer.id },
    document: sampleDocument({ number: 'QUIET-1', amount: 5_000 }),
  });
  const session = { customerId: customer.id, actor: { id: 'user-1', name: 'Zoé' }, locale: null };
  const { payments } = services;
  const begin = async () => {
    const request = { invoiceIds: [invoice.id], expectedAmount: invoice.amountDue, returnUrl };
    const { paymentId } = await inTransaction(database.db, (transaction) =>
      payments.beginPayment(session, request, transaction),
    );
    return paymentId;
  };
  await services.startWork();
  return {
    provider,
    begin,
    start: async () => {
      const id = await begin();
      await payments.chargeOrOpen(id);
      return id;
    },
    becomes: (id: string, status: Schemas['PaymentStatus']) =>
      when(
        () => payments.listPayments(customer.id),
        ({ items }) => items.some((payment) => payment.id === id && payment.status === status),
      ),
    invoice: () => services.invoices.getInvoice(customer.id, invoice.id),
    passTime: (milliseconds: number) => (ahead += milliseconds),
  };
}

describe('payments of which nothing is heard', () => {
  it('settle all the same', async (test) => {
    const shop = await openQuietShop(test);
    const id = await shop.start();
    shop.provider.move(id, { status: 'processing' });
    await shop.becomes(id, 'processing');
    shop.provider.move(id, { status: 'succeeded' });
    await shop.becomes(id, 'succeeded');
    assert.equal((await shop.invoice()).amountPaid.amount, 5_000);
  });

  it('wait while the provider is away', async (test) => {
    const shop = await openQuietShop(test);
    const id = await shop.start();
    shop.provider.move(id, { status: 'succeeded' });
    shop.provider.isAway = true;
    await shop.provider.nextRefusal();
    shop.provider.isAway = false;
    await shop.becomes(id, 'succeeded');
  });

  it('expire when their time is over, and their page is closed', async (test) => {
    const shop = await openQuietShop(test);
    const id = await shop.start();
    shop.passTime(3 * hour);
    await shop.becomes(id, 'expired');
    assert.equal(shop.provider.checkoutOf(id).status, 'expired');
    assert.notEqual(await shop.start(), id);
  });

  it('expire when their page was never asked for, such as after a crash', async (test) => {
    const shop = await openQuietShop(test);
    const id = await shop.begin();
    shop.passTime(3 * hour);
    await shop.becomes(id, 'expired');
    assert.notEqual(await shop.start(), id);
  });
});
