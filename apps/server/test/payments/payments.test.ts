import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { codeOf, openPaymentServer, returnUrl, type PaymentServer } from './payment-server.ts';

type Payment = Schemas['Payment'];

describe('payments', () => {
  let shop: PaymentServer;
  let numbers = 0;
  before(async () => {
    shop = await openPaymentServer();
    await shop.addCustomer('atelier');
    await shop.addCustomer('werk');
  });
  after(() => shop.close());

  const newInvoice = (amount: number, currency = 'EUR', externalId = 'atelier') =>
    shop.addInvoice(externalId, { number: `PAY-${(numbers += 1)}`, amount, currency });
  const started = async (response: Response): Promise<Payment> => {
    assert.ok(response.ok, await response.clone().text());
    return (await response.json()) as Payment;
  };
  /** Delivers an event and waits until the payment is as the provider says. */
  const told = async (id: string, change: Parameters<PaymentServer['provider']['move']>[1]) => {
    const event = shop.provider.move(id, change);
    assert.equal(await shop.provider.deliver(event, shop.server.url), 204);
    for (;;) {
      const row = await shop.server.database.db
        .selectFrom('provider_event')
        .select('handled_at')
        .where('id', '=', event.id)
        .executeTakeFirstOrThrow();
      if (row.handled_at) return;
      await new Promise((resolve) => setImmediate(resolve));
    }
  };

  it('start at the page of the provider and come back to the page they came from', async () => {
    const invoice = await newInvoice(12_050);
    const response = await shop.pay('atelier', [invoice]);
    assert.equal(response.status, 201);
    const payment = await started(response);
    assert.equal(response.headers.get('location'), `/v1/payments/${payment.id}`);
    const checkout = shop.provider.checkoutOf(payment.id);
    assert.equal(payment.status, 'pending');
    assert.equal(payment.redirectUrl, checkout.url);
    assert.deepEqual(checkout.amount, { amount: 12_050, currency: 'EUR' });
    assert.equal(checkout.returnUrl, `${returnUrl}&billing_payment=${payment.id}`);
  });

  it('settle when the customer comes back before any event', async () => {
    const invoice = await newInvoice(5_000);
    const { id } = await started(await shop.pay('atelier', [invoice]));
    shop.provider.move(id, { status: 'succeeded' });
    const payment = await shop.payment('atelier', id);
    assert.deepEqual([payment.status, payment.redirectUrl], ['succeeded', null]);
    assert.deepEqual(payment.means, { kind: 'card', brand: 'visa', lastDigits: '4242' });
    const paid = await shop.invoice('atelier', invoice.id);
    assert.deepEqual([paid.status, paid.amountDue.amount, paid.amountPaid.amount], ['paid', 0, 5_000]);
  });

  it('settle when the event comes before the customer, and an event more changes nothing', async () => {
    const invoice = await newInvoice(7_000);
    const { id } = await started(await shop.pay('atelier', [invoice]));
    await told(id, { status: 'succeeded' });
    assert.equal((await shop.invoice('atelier', invoice.id)).status, 'paid');
    const [event] = shop.provider.events.slice(-1);
    assert.ok(event);
    for (let again = 0; again < 3; again += 1) assert.equal(await shop.provider.deliver(event, shop.server.url), 204);
    assert.equal((await shop.payment('atelier', id)).status, 'succeeded');
    const paid = await shop.invoice('atelier', invoice.id);
    assert.deepEqual([paid.amountPaid.amount, paid.amountDue.amount], [7_000, 0]);
  });

  it('show a debit that settles later as pending on its invoice, and give the invoice back when it returns', async () => {
    const invoice = await newInvoice(9_000);
    const { id } = await started(await shop.pay('atelier', [invoice]));
    await told(id, { status: 'processing', means: { kind: 'sepa_debit', brand: null, lastDigits: '3000' } });
    const open = await shop.invoice('atelier', invoice.id);
    assert.deepEqual([open.status, open.amountDue.amount, open.amountPending?.amount], ['overdue', 9_000, 9_000]);
    const other = await shop.pay('atelier', [invoice]);
    assert.equal(await codeOf(other), 'payment_in_progress');
    await told(id, { status: 'failed', failureReason: 'debit_returned' });
    const payment = await shop.payment('atelier', id);
    assert.deepEqual([payment.status, payment.failureReason], ['failed', 'debit_returned']);
    const back = await shop.invoice('atelier', invoice.id);
    assert.deepEqual([back.amountDue.amount, back.amountPending], [9_000, undefined]);
    assert.equal((await shop.pay('atelier', [invoice])).status, 201);
  });

  it('are one payment for a double click, two tabs and two people', async () => {
    const invoice = await newInvoice(4_200);
    const before = shop.provider.checkouts.size;
    const replies = await Promise.all(Array.from({ length: 8 }, () => shop.pay('atelier', [invoice])));
    const payments = await Promise.all(replies.map(started));
    assert.equal(new Set(payments.map(({ id }) => id)).size, 1);
    assert.equal(new Set(payments.map(({ redirectUrl }) => redirectUrl)).size, 1);
    assert.deepEqual(replies.filter(({ status }) => status === 201).length, 1);
    assert.equal(shop.provider.checkouts.size, before + 1);
  });

  it('close a pending payment of some of the same invoices first', async () => {
    const [one, two] = [await newInvoice(1_000), await newInvoice(2_000)];
    const first = await started(await shop.pay('atelier', [one]));
    const second = await started(await shop.pay('atelier', [one, two]));
    assert.equal((await shop.payment('atelier', first.id)).status, 'expired');
    assert.equal(shop.provider.checkoutOf(first.id).status, 'expired');
    assert.equal(second.amount.amount, 3_000);
  });

  it('start anew after the customer has left the page, although nobody said so', async () => {
    const invoice = await newInvoice(4_300);
    const first = await started(await shop.pay('atelier', [invoice]));
    shop.provider.move(first.id, { status: 'cancelled' });
    const response = await shop.pay('atelier', [invoice]);
    assert.equal(response.status, 201);
    const second = await started(response);
    assert.notEqual(second.id, first.id);
    assert.equal(second.redirectUrl, shop.provider.checkoutOf(second.id).url);
    assert.equal((await shop.payment('atelier', first.id)).status, 'cancelled');
  });

  it('do not close a payment that has succeeded meanwhile: nothing is left to pay', async () => {
    const [one, two] = [await newInvoice(1_000), await newInvoice(2_000)];
    const first = await started(await shop.pay('atelier', [one]));
    shop.provider.move(first.id, { status: 'succeeded' });
    assert.equal(await codeOf(await shop.pay('atelier', [one, two])), 'nothing_to_pay');
    assert.equal((await shop.invoice('atelier', one.id)).status, 'paid');
  });

  it('pay several invoices of one currency together', async () => {
    const invoices = [await newInvoice(1_100), await newInvoice(2_200), await newInvoice(3_300)];
    const { id, amount } = await started(await shop.pay('atelier', invoices));
    assert.equal(amount.amount, 6_600);
    await told(id, { status: 'succeeded' });
    const { allocations } = await shop.payment('atelier', id);
    assert.deepEqual(
      allocations.map(({ invoiceId, amount: share }) => [invoiceId, share.amount]),
      invoices.map((invoice) => [invoice.id, invoice.amountDue.amount]),
    );
    for (const invoice of invoices) assert.equal((await shop.invoice('atelier', invoice.id)).status, 'paid');
  });

  it('show what came beyond the amount due, and never as paid twice', async () => {
    const invoice = await newInvoice(5_000);
    const { id } = await started(await shop.pay('atelier', [invoice]));
    await told(id, { status: 'succeeded', received: { amount: 5_700, currency: 'EUR' } });
    assert.equal((await shop.payment('atelier', id)).overpaid.amount, 700);
    const paid = await shop.invoice('atelier', invoice.id);
    assert.deepEqual([paid.amountPaid.amount, paid.amountDue.amount], [5_000, 0]);
  });

  it('show what came short as a partial payment', async () => {
    const invoice = await newInvoice(5_000);
    const { id } = await started(await shop.pay('atelier', [invoice]));
    await told(id, { status: 'succeeded', received: { amount: 3_000, currency: 'EUR' } });
    const paid = await shop.invoice('atelier', invoice.id);
    assert.deepEqual([paid.amountPaid.amount, paid.amountDue.amount], [3_000, 2_000]);
    assert.equal((await started(await shop.pay('atelier', [paid]))).amount.amount, 2_000);
  });

  it('leave no trace on an invoice that nothing was left for', async () => {
    const invoices = [await newInvoice(5_000), await newInvoice(4_000)];
    const { id } = await started(await shop.pay('atelier', invoices));
    await told(id, { status: 'succeeded', received: { amount: 5_000, currency: 'EUR' } });
    const read = await Promise.all(invoices.map((invoice) => shop.invoice('atelier', invoice.id)));
    assert.deepEqual(
      read.map(({ amountPaid, payments }) => [amountPaid.amount, payments?.length ?? 0]),
      [
        [5_000, 1],
        [0, 0],
      ],
    );
  });

  it('book nothing that came in another currency', async () => {
    const invoice = await newInvoice(5_000);
    const { id } = await started(await shop.pay('atelier', [invoice]));
    await told(id, { status: 'succeeded', received: { amount: 5_000, currency: 'USD' } });
    const payment = await shop.payment('atelier', id);
    assert.deepEqual([payment.status, payment.failureReason], ['failed', 'amount_mismatch']);
    assert.equal((await shop.invoice('atelier', invoice.id)).amountDue.amount, 5_000);
  });

  it('count money that arrives after the payment was given up', async () => {
    const invoice = await newInvoice(6_000);
    const { id } = await started(await shop.pay('atelier', [invoice]));
    await told(id, { status: 'cancelled' });
    assert.equal((await shop.payment('atelier', id)).status, 'cancelled');
    await told(id, { status: 'succeeded' });
    assert.equal((await shop.payment('atelier', id)).status, 'succeeded');
    assert.equal((await shop.invoice('atelier', invoice.id)).status, 'paid');
  });

  it('are refused when nothing is due, the amount has changed or currencies differ', async () => {
    const invoice = await newInvoice(5_000);
    const dollars = await newInvoice(5_000, 'USD');
    const credit = await shop.addInvoice('atelier', { number: 'CN-PAY', amount: 500, type: 'credit_note' });
    const paid = await shop.addInvoice(
      'atelier',
      { number: 'PAID-1', amount: 700 },
      { paid: { amount: 700, currency: 'EUR' } },
    );
    assert.equal(await codeOf(await shop.pay('atelier', [paid])), 'nothing_to_pay');
    assert.equal(await codeOf(await shop.pay('atelier', [credit])), 'nothing_to_pay');
    assert.equal(await codeOf(await shop.pay('atelier', [invoice, dollars])), 'mixed_currencies');
    const expectedAmount = { amount: 4_999, currency: 'EUR' };
    assert.equal(await codeOf(await shop.pay('atelier', [invoice], { expectedAmount })), 'amount_changed');
  });

  it('are of their own customer alone', async () => {
    const invoice = await newInvoice(5_000, 'EUR', 'werk');
    assert.equal(await codeOf(await shop.pay('atelier', [invoice])), 'not_found');
    const { id } = await started(await shop.pay('werk', [invoice]));
    assert.equal(await codeOf(await shop.ask('atelier', `/payments/${id}`)), 'not_found');
    const page = (await (await shop.ask('atelier', '/payments?limit=100')).json()) as Schemas['PaymentPage'];
    assert.ok(page.items.every((payment) => payment.id !== id));
  });

  it('are listed by invoice and status, newest first', async () => {
    const invoice = await newInvoice(5_000);
    const first = await started(await shop.pay('atelier', [invoice]));
    await told(first.id, { status: 'cancelled' });
    const second = await started(await shop.pay('atelier', [invoice]));
    const list = async (query: string) =>
      (
        (await (
          await shop.ask('atelier', `/payments?invoiceId=${invoice.id}${query}`)
        ).json()) as Schemas['PaymentPage']
      ).items;
    assert.deepEqual(
      (await list('')).map(({ id }) => id),
      [second.id, first.id],
    );
    assert.deepEqual(
      (await list('&status=cancelled')).map(({ id }) => id),
      [first.id],
    );
  });

  it('can be tried again when the provider was away, and make one checkout', async () => {
    const invoice = await newInvoice(5_000);
    shop.provider.isAway = true;
    const away = await shop.pay('atelier', [invoice]);
    shop.provider.isAway = false;
    assert.deepEqual([away.status, await codeOf(away)], [502, 'payment_provider_unavailable']);
    const payment = await started(await shop.pay('atelier', [invoice]));
    assert.equal(payment.status, 'pending');
    assert.equal([...shop.provider.checkouts.values()].filter(({ reference }) => reference === payment.id).length, 1);
  });

  it('start anew when the provider has lost what it knew', async () => {
    const invoice = await newInvoice(5_000);
    const first = await started(await shop.pay('atelier', [invoice]));
    shop.provider.checkouts.delete(shop.provider.checkoutOf(first.id).id);
    const second = await started(await shop.pay('atelier', [invoice]));
    assert.notEqual(second.id, first.id);
    assert.equal((await shop.payment('atelier', first.id)).status, 'expired');
  });

  it('are in the history of the invoice', async () => {
    const invoice = await newInvoice(5_000);
    const { id } = await started(await shop.pay('atelier', [invoice]));
    await told(id, { status: 'succeeded' });
    const token = await shop.server.token('atelier', ['activity:read']);
    const url = `${shop.server.url}/v1/activity?subjectType=invoice&subjectId=${invoice.id}`;
    const page = await fetch(url, { headers: { Authorization: `Bearer ${token}` } });
    const { items } = (await page.json()) as Schemas['ActivityPage'];
    assert.deepEqual(
      items.map(({ action }) => action),
      ['payment_succeeded', 'payment_started'],
    );
  });
});
