import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import {
  GatewayUnavailable,
  type ChargeRequest,
  type CheckoutRequest,
  type PaymentGateway,
} from '../../src/payments/gateway.ts';
import { createStripeGateway } from '../../src/payments/stripe-gateway.ts';
import {
  eventAbout,
  startStripeCounterpart,
  stripeKey,
  stripeSecret,
  stripeSignature,
  type CounterpartSession,
  type CounterpartSetup,
  type StripeCounterpart,
} from './mock-stripe.ts';

const now = new Date('2026-03-01T12:00:00Z');
const card = {
  id: 'pm_card',
  object: 'payment_method',
  type: 'card',
  card: { brand: 'visa', last4: '4242', exp_month: 9, exp_year: 2031 },
  billing_details: { name: 'Zoé Martin' },
};
const mandate = { ...card, id: 'pm_sepa', type: 'sepa_debit', card: undefined, sepa_debit: { last4: '3000' } };
const customer = { id: 'cus_1', name: 'Atelier Nord', providerId: 'cus_stripe_1' };

let stripe: StripeCounterpart;
let gateway: PaymentGateway;
let references = 0;

before(async () => {
  stripe = await startStripeCounterpart();
  gateway = createStripeGateway({ secretKey: stripeKey, webhookSecret: stripeSecret, apiUrl: stripe.url });
});

after(() => stripe.close());

describe('storing a method at Stripe', () => {
  const requestOf = (): CheckoutRequest => ({
    reference: `set_${(references += 1)}`,
    mode: 'setup',
    amount: undefined,
    description: 'Payment method',
    lines: [],
    customer,
    locale: 'fr',
    returnUrl: 'https://host.example/subscription?billing_payment_method_setup=set_1',
    expiresAt: new Date(now.getTime() + 3_600_000),
  });

  it('makes a customer there once, also when the answer is lost', async () => {
    const { id, name } = customer;
    stripe.failures = 1;
    const made = await gateway.createCustomer({ id, name });
    assert.equal(await gateway.createCustomer({ id, name }), made);
    assert.equal(stripe.methods.customers.length, 1);
    assert.deepEqual(Object.fromEntries(stripe.methods.customers[0] ?? []), { name, 'metadata[customer]': id });
    assert.notEqual(await gateway.createCustomer({ id, name: 'Atelier Nord SARL' }), made);
  });

  it('asks for a page that keeps the method for this customer', async () => {
    const request = requestOf();
    await gateway.createCheckout(request);
    const fields = stripe.creations.at(-1) ?? new URLSearchParams();
    const names = ['mode', 'customer', 'currency', 'setup_intent_data[metadata][reference]', 'locale'];
    assert.deepEqual(
      names.map((name) => fields.get(name)),
      ['setup', 'cus_stripe_1', 'eur', request.reference, 'fr'],
    );
  });

  const setup: CounterpartSetup = {
    id: 'seti_1',
    object: 'setup_intent',
    status: 'succeeded',
    last_setup_error: null,
    payment_method: card,
  };
  const complete: Partial<CounterpartSession> = { status: 'complete', payment_status: 'no_payment_required' };
  const expiry = { year: 2031, month: 9 };
  const kept = { id: 'pm_card', kind: 'card', brand: 'visa', lastDigits: '4242', holder: 'Zoé Martin', expiry };
  const outcomes: Record<string, { setup: CounterpartSetup; expected: object }> = {
    'a card': { setup, expected: { status: 'succeeded', mode: 'setup', received: null, method: kept } },
    'a mandate': {
      setup: { ...setup, payment_method: mandate },
      expected: {
        status: 'succeeded',
        method: { ...kept, id: 'pm_sepa', kind: 'sepa_debit', brand: null, lastDigits: '3000', expiry: null },
      },
    },
    'a mandate that is being checked': {
      setup: { ...setup, status: 'processing', payment_method: mandate },
      expected: { status: 'processing', method: null },
    },
    'a card whose owner was not confirmed': {
      setup: {
        ...setup,
        status: 'requires_payment_method',
        payment_method: null,
        last_setup_error: { code: 'setup_intent_authentication_failure' },
      },
      expected: { status: 'failed', failureReason: 'authentication_failed', method: null },
    },
  };
  for (const [name, { setup: intent, expected }] of Object.entries(outcomes)) {
    it(`is understood: ${name}`, async () => {
      const request = requestOf();
      const { id } = await gateway.createCheckout(request);
      stripe.move(request.reference, { ...complete, payment_intent: null, setup_intent: intent });
      const checkout = await gateway.readCheckout(id);
      assert.deepEqual({ ...checkout, ...expected }, checkout);
    });
  }

  it('has a method forgotten, also one that is forgotten already', async () => {
    stripe.methods.outcomes.set('pm_gone', 'succeeded');
    await gateway.removeMethod('pm_gone');
    await gateway.removeMethod('pm_gone');
    await gateway.removeMethod('pm_never');
    assert.deepEqual(stripe.methods.detached, ['pm_gone']);
    stripe.failures = 3;
    await assert.rejects(gateway.removeMethod('pm_gone'), GatewayUnavailable);
  });
});

describe('charging a stored method at Stripe', () => {
  const requestOf = (given: Partial<ChargeRequest> = {}): ChargeRequest => ({
    reference: `pay_${(references += 1)}`,
    methodId: 'pm_card',
    customer,
    amount: { amount: 12_050, currency: 'EUR' },
    description: '5 places de plus',
    locale: 'fr',
    ...given,
  });

  it('is asked for without the customer, for exactly the amount', async () => {
    stripe.methods.outcomes.set('pm_card', 'succeeded');
    const request = requestOf();
    const charge = await gateway.chargeMethod(request);
    assert.deepEqual(charge, {
      id: stripe.methods.charges.at(-1)?.id,
      reference: request.reference,
      status: 'succeeded',
      received: request.amount,
      means: { kind: 'card', brand: 'visa', lastDigits: '4242' },
      failureReason: null,
    });
    const fields = stripe.methods.requests.at(-1) ?? new URLSearchParams();
    const names = ['amount', 'currency', 'customer', 'payment_method', 'off_session', 'confirm', 'description'];
    assert.deepEqual(
      names.map((name) => fields.get(name)),
      ['12050', 'eur', 'cus_stripe_1', 'pm_card', 'true', 'true', '5 places de plus'],
    );
  });

  it('happens once, however often it is asked for and when answers are lost', async () => {
    stripe.methods.outcomes.set('pm_card', 'succeeded');
    const request = requestOf();
    stripe.failures = 2;
    const charges = [await gateway.chargeMethod(request), await gateway.chargeMethod(request)];
    assert.equal(charges[0]?.id, charges[1]?.id);
    const made = stripe.methods.charges.filter(({ metadata }) => metadata['reference'] === request.reference);
    assert.equal(made.length, 1);
  });

  const outcomes: Record<string, { does: { code: string; decline_code?: string }; expected: object }> = {
    'is declined': {
      does: { code: 'card_declined', decline_code: 'generic_decline' },
      expected: { status: 'declined', failureReason: 'card_declined', received: null },
    },
    'has not enough money': {
      does: { code: 'card_declined', decline_code: 'insufficient_funds' },
      expected: { status: 'declined', failureReason: 'insufficient_funds' },
    },
    'has expired': { does: { code: 'expired_card' }, expected: { status: 'declined', failureReason: 'card_expired' } },
    'asks for its owner': {
      does: { code: 'authentication_required', decline_code: 'authentication_required' },
      expected: { status: 'needs_customer', failureReason: null, received: null },
    },
  };
  for (const [name, { does, expected }] of Object.entries(outcomes)) {
    it(`tells when a card ${name}, now and when it is read again`, async () => {
      stripe.methods.outcomes.set('pm_card', does);
      const charge = await gateway.chargeMethod(requestOf());
      assert.deepEqual({ ...charge, ...expected }, charge);
      const again = await gateway.readCharge(charge.id ?? '');
      assert.deepEqual({ ...again, ...expected }, again);
    });
  }

  it('waits for a debit, and tells when it came back', async () => {
    stripe.methods.outcomes.set('pm_sepa', 'processing');
    const request = requestOf({ methodId: 'pm_sepa' });
    const { id, status, received } = await gateway.chargeMethod(request);
    assert.deepEqual([status, received], ['processing', null]);
    const details = { type: 'sepa_debit', sepa_debit: { last4: '3000' } };
    const latest = { id: 'ch_2', object: 'charge', payment_method_details: details };
    stripe.methods.move(request.reference, { status: 'requires_payment_method', latest_charge: latest });
    const returned = await gateway.readCharge(id ?? '');
    assert.deepEqual([returned.status, returned.failureReason], ['declined', 'debit_returned']);
    assert.equal(returned.means?.kind, 'sepa_debit');
  });

  it('does not begin with a forgotten method, an unknown customer or an amount that cannot be charged exactly', async () => {
    stripe.methods.outcomes.set('pm_card', 'succeeded');
    const before = stripe.methods.charges.length;
    for (const given of [
      { methodId: 'pm_forgotten' },
      { customer: { ...customer, providerId: null } },
      { amount: { amount: 1_999, currency: 'KWD' } },
    ]) {
      const { id, status, failureReason } = await gateway.chargeMethod(requestOf(given));
      assert.deepEqual([id, status, failureReason], [null, 'declined', 'provider_error']);
    }
    assert.equal(stripe.methods.charges.length, before);
  });

  it('is unavailable while it is not known how a charge went', async () => {
    stripe.failures = 3;
    await assert.rejects(gateway.chargeMethod(requestOf()), GatewayUnavailable);
    assert.equal(stripe.failures, 0);
  });

  it('finds a charge of which no answer came, and none that was never asked for', async () => {
    stripe.methods.outcomes.set('pm_card', 'succeeded');
    const request = requestOf();
    await gateway.chargeMethod(request);
    const question = { reference: request.reference, customer, since: new Date() };
    assert.equal((await gateway.findCharge(question))?.status, 'succeeded');
    assert.equal(await gateway.findCharge({ ...question, reference: 'pay_none' }), undefined);
    assert.equal(await gateway.findCharge({ ...question, customer: { ...customer, providerId: null } }), undefined);
  });

  it('is told by events of its own charges, not of those of pages', () => {
    const verify = (metadata: object) => {
      const body = eventAbout('payment_intent.succeeded', { id: 'pi_1', object: 'payment_intent', metadata });
      const signature = stripeSignature(body, now.getTime() / 1000);
      return gateway.verifyEvent(Buffer.from(body), { 'stripe-signature': signature }, now);
    };
    assert.equal(verify({ reference: 'pay_1', kind: 'charge' })?.chargeId, 'pi_1');
    assert.deepEqual([verify({ reference: 'pay_1' })?.chargeId, verify({})?.chargeId], [null, null]);
  });
});
