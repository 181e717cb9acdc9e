import assert from 'node:assert/strict';
import { it } from 'node:test';
import { inTransaction } from '../../src/database/transaction-guard.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { when } from '../deliveries/delivery-services.ts';
import { codeOf, openPaymentServer, returnUrl } from './payment-server.ts';
import {
  cardCharge,
  eventAbout,
  sessionEvent,
  startStripeCounterpart,
  stripeKey,
  stripeSecret,
  stripeSignature,
} from './mock-stripe.ts';

it('a server connected to Stripe starts a payment there and books it when its signed event comes', async (test) => {
  const stripe = await startStripeCounterpart();
  test.after(() => stripe.close());
  const connected = { kind: 'stripe', secretKey: stripeKey, webhookSecret: stripeSecret, apiUrl: stripe.url } as const;
  const shop = await openPaymentServer(connected);
  test.after(() => shop.close());
  await shop.addCustomer('atelier');
  const invoice = await shop.addInvoice('atelier', { number: 'STRIPE-1', amount: 12_050 });
  const { id, redirectUrl } = (await (await shop.pay('atelier', [invoice])).json()) as Schemas['Payment'];
  assert.equal(redirectUrl, stripe.sessionOf(id).url);

  const session = stripe.move(
    id,
    { status: 'complete', payment_status: 'paid' },
    { status: 'succeeded', amount_received: 12_050, latest_charge: cardCharge },
  );
  const body = sessionEvent('checkout.session.completed', session);
  const post = (signature: string) =>
    fetch(`${shop.server.url}/v1/provider-webhooks/stripe`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json', 'Stripe-Signature': signature },
      body,
    });
  const now = Math.floor(Date.now() / 1000);
  assert.equal(await codeOf(await post(stripeSignature(body, now, 'whsec_wrong'))), 'invalid_signature');
  assert.equal((await post(stripeSignature(body, now))).status, 204);
  assert.equal((await post(stripeSignature(body, now))).status, 204);
  const paid = await when(
    () => shop.invoice('atelier', invoice.id),
    ({ status }) => status === 'paid',
  );
  assert.equal(paid.amountPaid.amount, 12_050);
  const { means, overpaid } = await shop.payment('atelier', id);
  assert.deepEqual([means, overpaid.amount], [{ kind: 'card', brand: 'visa', lastDigits: '4242' }, 0]);
});

it('a server connected to Stripe keeps a card of its customer there, and charges it for an invoice', async (test) => {
  const stripe = await startStripeCounterpart();
  test.after(() => stripe.close());
  const connected = { kind: 'stripe', secretKey: stripeKey, webhookSecret: stripeSecret, apiUrl: stripe.url } as const;
  const shop = await openPaymentServer(connected);
  test.after(() => shop.close());
  await shop.addCustomer('atelier');
  const hear = (body: string) =>
    fetch(`${shop.server.url}/v1/provider-webhooks/stripe`, {
      method: 'POST',
      headers: {
        'Content-Type': 'application/json',
        'Stripe-Signature': stripeSignature(body, Math.floor(Date.now() / 1000)),
      },
      body,
    });

  const begun = await shop.ask('atelier', '/payment-method-setups', { returnUrl });
  const { id: setupId } = (await begun.json()) as Schemas['PaymentMethodSetup'];
  assert.equal(stripe.sessionOf(setupId).customer, 'cus_stripe_1');
  const setupIntent = { id: 'seti_1', object: 'setup_intent', status: 'succeeded', last_setup_error: null } as const;
  const session = stripe.move(setupId, {
    status: 'complete',
    payment_intent: null,
    setup_intent: { ...setupIntent, payment_method: storedCard },
  });
  assert.equal((await hear(sessionEvent('checkout.session.completed', session))).status, 204);
  const { items } = await when(
    async () => (await (await shop.ask('atelier', '/payment-methods')).json()) as Schemas['PaymentMethodPage'],
    (page) => page.items.length === 1,
  );
  assert.deepEqual([items[0]?.brand, items[0]?.expiry], ['visa', { year: 2031, month: 9 }]);

  stripe.methods.outcomes.set(storedCard.id, 'processing');
  const invoice = await shop.addInvoice('atelier', { number: 'STRIPE-2', amount: 12_050 });
  const { services, database } = shop.server;
  const { id: customerId } = await services.customers.findCustomer({ externalId: 'atelier' });
  const charge = { customerId, invoiceId: invoice.id };
  const id = await inTransaction(database.db, (transaction) => services.payments.chargeInvoice(transaction, charge));
  await when(
    () => shop.payment('atelier', id ?? ''),
    ({ status }) => status === 'processing',
  );
  const intent = stripe.methods.move(id ?? '', { status: 'succeeded', amount_received: 12_050 });
  assert.equal((await hear(eventAbout('payment_intent.succeeded', intent))).status, 204);
  const paid = await when(
    () => shop.invoice('atelier', invoice.id),
    ({ status }) => status === 'paid',
  );
  assert.equal(paid.amountPaid.amount, 12_050);
  assert.equal(stripe.methods.charges.length, 1);
  assert.equal((await shop.send('atelier', 'DELETE', `/payment-methods/${items[0]?.id}`)).status, 204);
  assert.deepEqual(stripe.methods.detached, [storedCard.id]);
});

const storedCard = {
  id: 'pm_card',
  object: 'payment_method',
  type: 'card',
  card: { brand: 'visa', last4: '4242', exp_month: 9, exp_year: 2031 },
  billing_details: { name: 'Zoé Martin' },
};
