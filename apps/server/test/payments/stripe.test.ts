import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { GatewayUnavailable, type CheckoutRequest, type PaymentGateway } from '../../src/payments/gateway.ts';
import { createStripeGateway } from '../../src/payments/stripe-gateway.ts';
import { problem } from '../invoices/invoice-services.ts';
import {
  cardCharge,
  sessionEvent,
  startStripeCounterpart,
  stripeKey,
  stripeSecret,
  stripeSignature,
  type CounterpartIntent,
  type CounterpartSession,
  type StripeCounterpart,
} from './mock-stripe.ts';

const now = new Date('2026-03-01T12:00:00Z');
const seconds = now.getTime() / 1000;

describe('Stripe', () => {
  let stripe: StripeCounterpart;
  let gateway: PaymentGateway;
  let references = 0;
  before(async () => {
    stripe = await startStripeCounterpart();
    gateway = createStripeGateway({ secretKey: stripeKey, webhookSecret: stripeSecret, apiUrl: stripe.url });
  });
  after(() => stripe.close());

  const requestOf = (given: Partial<CheckoutRequest> = {}): CheckoutRequest => ({
    reference: `pay_${(references += 1)}`,
    mode: 'payment',
    amount: { amount: 12_050, currency: 'EUR' },
    description: 'Facture F-1',
    lines: [{ label: 'F-1', amount: { amount: 12_050, currency: 'EUR' } }],
    customer: { id: 'cus_1', name: 'Atelier Nord', providerId: null },
    locale: 'fr',
    returnUrl: 'https://host.example/invoices?billing_payment=pay_1',
    expiresAt: new Date(now.getTime() + 3_600_000),
    ...given,
  });
  const fieldsOf = (reference: string) =>
    stripe.creations.findLast((fields) => fields.get('client_reference_id') === reference) ?? new URLSearchParams();

  it('is asked for a page with the amount, the reference and the way back', async () => {
    const request = requestOf();
    const checkout = await gateway.createCheckout(request);
    const session = stripe.sessionOf(request.reference);
    assert.deepEqual([checkout.id, checkout.status, checkout.url], [session.id, 'open', session.url]);
    assert.equal(checkout.reference, request.reference);
    const fields = fieldsOf(request.reference);
    assert.deepEqual(
      ['mode', 'success_url', 'cancel_url', 'expires_at', 'locale'].map((name) => fields.get(name)),
      ['payment', request.returnUrl, request.returnUrl, String(seconds + 3600), 'fr'],
    );
    assert.equal(fields.get('line_items[0][price_data][unit_amount]'), '12050');
    assert.equal(fields.get('line_items[0][price_data][currency]'), 'eur');
    assert.equal(fields.get('payment_intent_data[metadata][reference]'), request.reference);
  });

  it('chooses the language itself where it does not have the one wanted', async () => {
    const request = requestOf({ locale: 'ar-EG' });
    await gateway.createCheckout(request);
    assert.equal(fieldsOf(request.reference).get('locale'), 'auto');
  });

  it('keeps a means of payment without charging', async () => {
    const request = requestOf({ mode: 'setup', amount: undefined, lines: [] });
    const { id, status } = await gateway.createCheckout(request);
    assert.equal(status, 'open');
    assert.equal(fieldsOf(request.reference).get('mode'), 'setup');
    stripe.move(request.reference, { status: 'complete' });
    assert.equal((await gateway.readCheckout(id)).status, 'succeeded');
  });

  it('makes one page however often it is asked, also when it fails in between', async () => {
    const request = requestOf();
    stripe.failures = 1;
    const first = await gateway.createCheckout(request);
    const second = await gateway.createCheckout(request);
    assert.equal(first.id, second.id);
    const made = [...stripe.sessions.values()].filter((session) => session.client_reference_id === request.reference);
    assert.equal(made.length, 1);
  });

  it('refuses another request under the same key, and is unavailable when it goes on failing', async () => {
    const request = requestOf();
    await gateway.createCheckout(request);
    const other = { ...request, description: 'Something else' };
    await assert.rejects(gateway.createCheckout(other), unavailable(/StripeIdempotencyError, status 400/));
    stripe.failures = 3;
    await assert.rejects(gateway.createCheckout(requestOf()), unavailable(/status 500, request req_1/));
    assert.equal(stripe.failures, 0);
  });

  it('says nothing of a customer or the key in its errors', async () => {
    const wrong = createStripeGateway({ secretKey: 'sk_wrong', webhookSecret: stripeSecret, apiUrl: stripe.url });
    await assert.rejects(wrong.createCheckout(requestOf()), (error: Error) => {
      assert.doesNotMatch(error.message, /sk_wrong|Atelier/);
      return unavailable(/status 401/)(error);
    });
  });

  const complete = { status: 'complete', payment_status: 'unpaid' } as const;
  const outcomes: Record<
    string,
    { session: Partial<CounterpartSession>; intent?: Partial<CounterpartIntent>; expected: object }
  > = {
    'a page left': { session: { status: 'expired' }, expected: { status: 'expired', received: null } },
    'a card that pays': {
      session: { status: 'complete', payment_status: 'paid' },
      intent: { status: 'succeeded', amount_received: 12_050, latest_charge: cardCharge },
      expected: {
        status: 'succeeded',
        received: { amount: 12_050, currency: 'EUR' },
        means: { kind: 'card', brand: 'visa', lastDigits: '4242' },
      },
    },
    'a debit on its way': {
      session: complete,
      intent: { status: 'processing' },
      expected: { status: 'processing', received: null, failureReason: null },
    },
    'a debit that comes back': {
      session: complete,
      intent: { status: 'requires_payment_method' },
      expected: { status: 'failed', failureReason: 'debit_returned' },
    },
    'a debit without cover': {
      session: complete,
      intent: {
        status: 'requires_payment_method',
        last_payment_error: { code: 'payment_intent_payment_attempt_failed', decline_code: 'insufficient_funds' },
      },
      expected: { status: 'failed', failureReason: 'insufficient_funds' },
    },
    'less than was asked for': {
      session: { status: 'complete', payment_status: 'paid' },
      intent: { status: 'succeeded', amount_received: 10_000 },
      expected: { status: 'succeeded', received: { amount: 10_000, currency: 'EUR' } },
    },
  };
  for (const [name, { session, intent, expected }] of Object.entries(outcomes)) {
    it(`is understood: ${name}`, async () => {
      const { id, reference } = await gateway.createCheckout(requestOf());
      stripe.move(reference, session, intent);
      const checkout = await gateway.readCheckout(id);
      assert.deepEqual({ ...checkout, ...expected }, checkout);
      assert.equal(checkout.url, null);
    });
  }

  it('closes an open page, and leaves one that was paid', async () => {
    const open = await gateway.createCheckout(requestOf());
    assert.equal((await gateway.expireCheckout(open.id)).status, 'expired');
    const paid = await gateway.createCheckout(requestOf());
    stripe.move(paid.reference, { status: 'complete', payment_status: 'paid' }, { amount_received: 12_050 });
    assert.equal((await gateway.expireCheckout(paid.id)).status, 'succeeded');
  });

  const amounts: [string, number, string][] = [
    ['EUR', 1_999, '1999'],
    ['JPY', 1_999, '1999'],
    ['KWD', 1_990, '1990'],
    ['ISK', 1_999, '199900'],
    ['UGX', 1_999, '199900'],
  ];
  for (const [currency, amount, sent] of amounts) {
    it(`counts ${currency} its own way, and gives back what was paid`, async () => {
      const { id, reference } = await gateway.createCheckout(requestOf({ amount: { amount, currency } }));
      assert.equal(fieldsOf(reference).get('line_items[0][price_data][unit_amount]'), sent);
      stripe.move(reference, { status: 'complete', payment_status: 'paid' }, { amount_received: Number(sent) });
      assert.deepEqual((await gateway.readCheckout(id)).received, { amount, currency });
    });
  }

  it('is not asked for an amount that it cannot charge exactly', async () => {
    const request = requestOf({ amount: { amount: 1_999, currency: 'KWD' } });
    await assert.rejects(gateway.createCheckout(request), problem('option_not_available'));
  });

  const body = sessionEvent('checkout.session.completed', { id: 'cs_test_1' });
  const verify = (given: string, signature: string | undefined) =>
    gateway.verifyEvent(Buffer.from(given), { 'stripe-signature': signature }, now);

  it('is believed by its signature', () => {
    const event = verify(body, stripeSignature(body, seconds));
    const { id } = JSON.parse(body) as { id: string };
    assert.deepEqual(event, { id, checkoutId: 'cs_test_1', chargeId: null });
    const other = body.replace('checkout.session.completed', 'customer.created');
    assert.equal(verify(other, stripeSignature(other, seconds))?.checkoutId, null);
  });

  const forged: Record<string, [string, string | undefined]> = {
    'no signature': [body, undefined],
    'a wrong secret': [body, stripeSignature(body, seconds, 'whsec_wrong')],
    'a changed body': [body.replace('cs_test_1', 'cs_test_2'), stripeSignature(body, seconds)],
    'a body written anew': [JSON.stringify(JSON.parse(body), null, 1), stripeSignature(body, seconds)],
    'an old moment': [body, stripeSignature(body, seconds - 400)],
    nonsense: [body, 'v1=,t=now'],
  };
  for (const [name, [given, signature]] of Object.entries(forged)) {
    it(`is not believed with ${name}`, () => assert.equal(verify(given, signature), undefined));
  }
});

function unavailable(message: RegExp) {
  return (error: Error) => {
    assert.ok(error instanceof GatewayUnavailable);
    assert.match(error.message, message);
    return true;
  };
}
