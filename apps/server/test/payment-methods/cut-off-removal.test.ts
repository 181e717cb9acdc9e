import assert from 'node:assert/strict';
import { it } from 'node:test';
import { nothingOutside } from '../../src/configuration/outside.ts';
import { createServices } from '../../src/services.ts';
import { openTestDatabase } from '../database/test-database.ts';
import { when } from '../deliveries/delivery-services.ts';
import { sampleParty } from '../invoices/sample-documents.ts';
import { startMockPaymentProvider, webhookSecret } from '../payments/mock-payment-provider.ts';

it('a removal of which the server never hears the answer is finished by a job', async (test) => {
  const provider = await startMockPaymentProvider();
  const database = await openTestDatabase();
  const services = await createServices(database, {
    // Jobs for minutes to come are due at once.
    clock: () => new Date(Date.now() - 60 * 60 * 1000),
    outside: {
      ...nothingOutside,
      payments: { kind: 'sandbox', url: provider.url, key: 'sandbox', webhookSecret },
    },
  });
  test.after(async () => {
    await services.close();
    await database.close();
  });
  const { customers, paymentMethods } = services;
  const { id: customerId } = await customers.createCustomer({ party: sampleParty('Atelier Nord') });
  const add = () => paymentMethods.addPaymentMethod({ customer: { id: customerId }, method: provider.stored.store() });
  const [first, second] = [await add(), await add()];
  const session = { customerId, actor: { id: 'user-1', name: 'Zoé' } };
  provider.isStuck = true;
  const waiting = provider.nextWait();
  const removal = paymentMethods.removePaymentMethod(session, first).catch(() => undefined);
  await waiting;
  provider.isStuck = false;
  await services.startWork();
  const { items } = await when(
    () => paymentMethods.listPaymentMethods(customerId),
    (page) => page.items.length === 1,
  );
  assert.deepEqual(
    items.map(({ id, default: isDefault }) => [id, isDefault]),
    [[second, true]],
  );
  assert.deepEqual(provider.stored.removed, ['pm_mock_1']);
  await provider.close();
  await removal;
});
