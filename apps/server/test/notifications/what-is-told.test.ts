import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { asOperator, type WholeServer } from '../contract/whole-server.ts';
import { asJson } from '../http/running-server.ts';
import { openProofWorld, subscriptionOf, type ProofWorld } from '../payment-proofs/proof-world.ts';
import { openPaymentServer, type PaymentServer } from '../payments/payment-server.ts';

/** What a customer is told, newest first. */
async function toldTo(server: WholeServer, externalId: string): Promise<Schemas['Notification'][]> {
  const token = await server.token(externalId, ['notifications:read']);
  const headers = { Authorization: `Bearer ${token}` };
  const response = await fetch(`${server.url}/v1/notifications?limit=100`, { headers });
  assert.equal(response.status, 200, await response.clone().text());
  return ((await response.json()) as Schemas['NotificationPage']).items;
}

describe('the people of a customer are told of payments', () => {
  let shop: PaymentServer;
  let numbers = 0;
  before(async () => {
    shop = await openPaymentServer();
  });
  after(() => shop.close());

  /** A customer who has started to pay an invoice of each amount. */
  const paying = async (externalId: string, ...amounts: number[]) => {
    await shop.addCustomer(externalId);
    const invoices: Schemas['Invoice'][] = [];
    for (const amount of amounts) {
      invoices.push(await shop.addInvoice(externalId, { number: `TOLD-${(numbers += 1)}`, amount, currency: 'EUR' }));
    }
    const payment = (await (await shop.pay(externalId, invoices)).json()) as Schemas['Payment'];
    return { invoices, payment };
  };
  const end = async (externalId: string, id: string, change: Parameters<PaymentServer['provider']['move']>[1]) => {
    shop.provider.move(id, change);
    // Asked twice, at the same time too: it has ended once.
    await Promise.all([shop.payment(externalId, id), shop.payment(externalId, id)]);
    await shop.payment(externalId, id);
    return toldTo(shop.server, externalId);
  };

  it('that arrived, with the invoice they were for', async () => {
    const { invoices, payment } = await paying('single', 12_050);
    const [notice, ...others] = await end('single', payment.id, { status: 'succeeded' });
    assert.equal(others.length, 0);
    assert.equal(notice?.kind, 'payment_received');
    assert.deepEqual(notice.subject, { type: 'invoice', id: invoices[0]?.id, label: invoices[0]?.number });
    assert.deepEqual(notice.facts, { amount: { amount: 12_050, currency: 'EUR' }, number: invoices[0]?.number });
  });

  it('that arrived for several invoices, once', async () => {
    const { invoices, payment } = await paying('several', 1_000, 2_000, 3_000);
    const [notice, ...others] = await end('several', payment.id, { status: 'succeeded' });
    assert.equal(others.length, 0);
    assert.deepEqual(
      [notice?.kind, notice?.subject.type, notice?.subject.id],
      ['payment_received', 'payment', payment.id],
    );
    assert.deepEqual(notice?.facts.amount, { amount: 6_000, currency: 'EUR' });
    for (const { number } of invoices) assert.ok(notice.facts.number?.includes(number));
  });

  it('that failed, and why', async () => {
    const { payment } = await paying('failing', 500);
    const [notice, ...others] = await end('failing', payment.id, {
      status: 'failed',
      failureReason: 'insufficient_funds',
    });
    assert.equal(others.length, 0);
    assert.deepEqual([notice?.kind, notice?.facts.reason], ['payment_failed', 'insufficient_funds']);
  });

  it('and of nothing while they are under way or were given up', async () => {
    const { payment } = await paying('leaving', 500);
    const change = {
      status: 'processing' as const,
      means: { kind: 'sepa_debit' as const, brand: null, lastDigits: '3000' },
    };
    assert.deepEqual(await end('leaving', payment.id, change), []);
    const { payment: other } = await paying('stopping', 500);
    assert.deepEqual(await end('stopping', other.id, { status: 'cancelled' }), []);
  });
});

describe('the people of a customer are told of proofs', () => {
  let world: ProofWorld;
  before(async () => {
    world = await openProofWorld();
  });
  after(() => world.close());

  it('that were accepted, and of the subscription that works again', async () => {
    const invoiceId = await world.addInvoice('marais');
    const details = { invoiceIds: [invoiceId], subscriptionId: subscriptionOf('marais') };
    const proof = await world.submit('marais', details);
    await world.decide(proof.id, 'review');
    assert.deepEqual(await toldTo(world, 'marais'), []);
    for (let again = 0; again < 2; again++) await world.decide(proof.id, 'acceptance');
    const told = await toldTo(world, 'marais');
    assert.deepEqual(told.map(({ kind }) => kind).toSorted(), ['proof_accepted', 'subscription_changed']);
    const accepted = told.find(({ kind }) => kind === 'proof_accepted');
    assert.deepEqual(accepted?.subject, {
      type: 'payment_proof',
      id: proof.id,
      label: proof.invoiceNumbers.join(', '),
    });
    const resumed = told.find(({ kind }) => kind === 'subscription_changed');
    assert.equal(resumed?.subject.id, subscriptionOf('marais'));
  });

  it('that were rejected, and why', async () => {
    const proof = await world.submit('werk', { invoiceIds: [await world.addInvoice('werk')] });
    await world.decide(proof.id, 'rejection', { reason: 'wrong_amount', note: 'There are 3 EUR missing.' });
    const [notice, ...others] = await toldTo(world, 'werk');
    assert.equal(others.length, 0);
    assert.deepEqual([notice?.kind, notice?.facts.reason], ['proof_rejected', 'wrong_amount']);
  });
});

describe('the people of a customer are told of subscriptions', () => {
  let world: ProofWorld;
  before(async () => {
    world = await openProofWorld();
  });
  after(() => world.close());

  const update = async (externalId: string, body: Schemas['SubscriptionUpdate']) => {
    const url = `${world.url}/v1/operator/subscriptions/${subscriptionOf(externalId)}`;
    const current = await fetch(url, { headers: asOperator });
    const headers = { ...asOperator, ...asJson, 'If-Match': current.headers.get('etag') ?? '' };
    const response = await fetch(url, { method: 'PATCH', headers, body: JSON.stringify(body) });
    assert.equal(response.status, 200, await response.clone().text());
  };

  it('that work again, or no longer', async () => {
    await update('marais', { status: 'active' });
    await update('marais', { status: 'inactive' });
    const told = await toldTo(world, 'marais');
    assert.deepEqual(
      told.map(({ kind }) => kind),
      ['subscription_inactive', 'subscription_changed'],
    );
    for (const { subject, facts } of told) {
      assert.equal(subject.id, subscriptionOf('marais'));
      assert.ok(facts.name);
    }
  });

  it('and of nothing when seats are taken up or left', async () => {
    for (const usedSeats of [3, 4, 5]) await update('werk', { usedSeats });
    assert.deepEqual(await toldTo(world, 'werk'), []);
  });
});
