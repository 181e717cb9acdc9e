import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inTransaction } from '../../src/database/transaction-guard.ts';
import { when } from '../deliveries/delivery-services.ts';
import { problem } from '../invoices/invoice-services.ts';
import { openChargeShop, price, type ChargeShop } from './charge-shop.ts';
import { returnUrl } from './payment-server.ts';

const hour = 60 * 60 * 1000;

/** The payment once it has come to an end. */
const ended = (shop: ChargeShop, id: string) =>
  when(
    () => shop.payment(id),
    ({ status }) => status !== 'pending' && status !== 'processing',
  );

describe('a change that is charged to the stored method', () => {
  it('is applied with the money: one charge, the invoice paid', async (test) => {
    const shop = await openChargeShop(test);
    const id = await shop.begin('chg_1');
    const payment = await shop.payments.chargeOrOpen(id);
    assert.deepEqual([payment.status, payment.redirectUrl, payment.overpaid.amount], ['succeeded', null, 0]);
    assert.deepEqual(payment.means, { kind: 'card', brand: 'visa', lastDigits: '4242' });
    const [allocation] = payment.allocations;
    assert.deepEqual([allocation?.invoiceNumber, allocation?.amount], ['CHANGE-chg_1', price]);
    assert.equal((await shop.invoice(allocation?.invoiceId ?? '')).status, 'paid');
    const [charge] = shop.provider.stored.of(id);
    assert.deepEqual([charge?.amount, charge?.description], [price, '5 places de plus']);
    assert.deepEqual(shop.changes.applied, ['chg_1']);
  });

  it('is applied once, whoever asks and however often', async (test) => {
    const shop = await openChargeShop(test);
    const id = await shop.begin('chg_1');
    await Promise.all(Array.from({ length: 10 }, () => shop.payments.chargeOrOpen(id)));
    const event = shop.provider.settleCharge(id, 'succeeded');
    await Promise.all([shop.hear(event), shop.hear(event), shop.payments.chargeOrOpen(id), shop.payment(id)]);
    assert.equal(shop.provider.stored.of(id).length, 1);
    assert.deepEqual([shop.changes.applied, shop.changes.givenUp], [['chg_1'], []]);
    const payments = await shop.payments.listPayments(shop.customerId);
    assert.deepEqual(
      payments.items.map((payment) => payment.id),
      [id],
    );
  });

  it('is given up when the card is declined, and nothing is invoiced', async (test) => {
    const shop = await openChargeShop(test);
    shop.outcome('declined');
    const payment = await shop.payments.chargeOrOpen(await shop.begin('chg_1'));
    assert.deepEqual([payment.status, payment.failureReason], ['failed', 'card_declined']);
    assert.deepEqual([payment.allocations, shop.changes.applied, shop.changes.givenUp], [[], [], ['chg_1']]);
    assert.deepEqual((await shop.services.invoices.listInvoices(shop.customerId)).items, []);
    const told = await shop.services.db.selectFrom('notification').select(['kind', 'facts']).execute();
    assert.deepEqual(told, [{ kind: 'payment_failed', facts: { amount: price, reason: 'card_declined' } }]);
  });

  it('is given up when the provider has forgotten the method', async (test) => {
    const shop = await openChargeShop(test);
    shop.provider.stored.removed.push('pm_mock_1');
    const payment = await shop.payments.chargeOrOpen(await shop.begin('chg_1'));
    assert.deepEqual([payment.status, payment.failureReason], ['failed', 'provider_error']);
    assert.deepEqual(shop.changes.givenUp, ['chg_1']);
  });

  it('waits for a debit, and is applied when its event comes', async (test) => {
    const shop = await openChargeShop(test);
    shop.outcome('processing');
    const id = await shop.begin('chg_1');
    assert.equal((await shop.payments.chargeOrOpen(id)).status, 'processing');
    assert.deepEqual(shop.changes.applied, []);
    await shop.hear(shop.provider.settleCharge(id, 'succeeded'));
    assert.equal((await ended(shop, id)).status, 'succeeded');
    assert.deepEqual(shop.changes.applied, ['chg_1']);
  });

  it('keeps what cannot be booked any more as overpaid', async (test) => {
    const shop = await openChargeShop(test);
    shop.outcome('processing');
    const [late, less] = [await shop.begin('chg_late'), await shop.begin('chg_less')];
    for (const id of [late, less]) await shop.payments.chargeOrOpen(id);
    shop.changes.gone.add('chg_late');
    shop.changes.invoiced = price.amount - 50;
    for (const id of [late, less]) await shop.hear(shop.provider.settleCharge(id, 'succeeded'));
    assert.equal((await ended(shop, late)).overpaid.amount, price.amount);
    assert.equal((await ended(shop, less)).overpaid.amount, 50);
  });

  it('cannot begin without a method, for two payments at once, or with a way back elsewhere', async (test) => {
    const shop = await openChargeShop(test);
    await shop.begin('chg_1');
    await assert.rejects(shop.begin('chg_1'), /payment_by_change/);
    const other = await shop.services.addCustomer('Marais');
    const begin = (customerId: string, address: string) =>
      inTransaction(shop.services.db, (transaction) =>
        shop.payments.beginChargeForChange(transaction, {
          session: { customerId, actor: { id: 'user-1', name: 'Zoé' }, locale: 'fr' },
          changeId: 'chg_2',
          amount: price,
          description: 'x',
          returnUrl: address,
        }),
      );
    await assert.rejects(begin(other, returnUrl), problem('invalid_state'));
    await assert.rejects(begin(shop.customerId, 'https://evil.example/'), problem('return_url_not_allowed'));
  });
});

describe('a charge that the bank wants to ask the customer about', () => {
  it('goes on at the page of the provider, and is applied when it is paid there', async (test) => {
    const shop = await openChargeShop(test);
    shop.outcome('needs_customer');
    const id = await shop.begin('chg_1');
    const payment = await shop.payments.chargeOrOpen(id);
    const checkout = shop.provider.checkoutOf(id);
    assert.deepEqual([payment.status, payment.redirectUrl], ['pending', checkout.url]);
    assert.equal(checkout.returnUrl, `${returnUrl}&billing_payment=${id}`);
    assert.deepEqual([checkout.methodId, checkout.amount], ['pm_mock_1', price]);
    assert.equal((await shop.payments.chargeOrOpen(id)).redirectUrl, checkout.url);
    await shop.hear(shop.provider.move(id, { status: 'succeeded' }));
    assert.equal((await ended(shop, id)).status, 'succeeded');
    assert.deepEqual([shop.changes.applied, shop.changes.givenUp], [['chg_1'], []]);
  });

  for (const status of ['cancelled', 'expired', 'failed'] as const) {
    it(`is given up when the page is ${status}`, async (test) => {
      const shop = await openChargeShop(test);
      shop.outcome('needs_customer');
      const id = await shop.begin('chg_1');
      await shop.payments.chargeOrOpen(id);
      shop.provider.move(id, { status });
      assert.equal((await shop.payment(id)).status, status);
      assert.deepEqual([shop.changes.applied, shop.changes.givenUp], [[], ['chg_1']]);
    });
  }

  it('expires when the customer never comes', async (test) => {
    const shop = await openChargeShop(test);
    shop.outcome('needs_customer');
    const id = await shop.begin('chg_1');
    await shop.payments.chargeOrOpen(id);
    shop.passTime(0.7 * hour);
    assert.equal((await shop.payment(id)).status, 'pending');
    shop.passTime(0.1 * hour);
    assert.equal((await shop.payment(id)).status, 'expired');
    assert.equal(shop.provider.checkoutOf(id).status, 'expired');
    assert.deepEqual(shop.changes.givenUp, ['chg_1']);
  });
});

describe('a charge of which no answer came', () => {
  it('is asked for again under the same key, and charged once', async (test) => {
    const shop = await openChargeShop(test, 10);
    const id = await shop.begin('chg_1');
    shop.provider.isMute = true;
    await assert.rejects(shop.payments.chargeOrOpen(id), problem('payment_provider_unavailable'));
    await shop.provider.nextSilence();
    assert.deepEqual(shop.changes.applied, []);
    shop.provider.isMute = false;
    assert.equal((await ended(shop, id)).status, 'succeeded');
    assert.ok(shop.provider.stored.chargeRequests >= 2);
    assert.equal(shop.provider.stored.of(id).length, 1);
    assert.deepEqual(shop.changes.applied, ['chg_1']);
  });

  it('is only looked for once keys may be forgotten: what was charged counts, what was not is given up', async (test) => {
    const shop = await openChargeShop(test);
    const [charged, unknown] = [await shop.begin('chg_charged'), await shop.begin('chg_unknown')];
    shop.provider.isMute = true;
    await assert.rejects(shop.payments.chargeOrOpen(charged));
    shop.provider.isMute = false;
    const before = shop.provider.stored.chargeRequests;
    shop.passTime(25 * hour);
    assert.equal((await shop.payment(charged)).status, 'succeeded');
    assert.equal((await shop.payment(unknown)).status, 'expired');
    assert.equal(shop.provider.stored.chargeRequests, before);
    assert.deepEqual([shop.changes.applied, shop.changes.givenUp], [['chg_charged'], ['chg_unknown']]);
  });
});

describe('an invoice that is charged to the stored method', () => {
  it('is paid in the background', async (test) => {
    const shop = await openChargeShop(test);
    const invoice = await shop.addInvoice('RENEWAL-1');
    const id = await shop.chargeInvoice(invoice.id);
    assert.ok(id);
    assert.equal((await ended(shop, id)).status, 'succeeded');
    assert.equal((await shop.invoice(invoice.id)).status, 'paid');
    assert.equal(shop.provider.stored.of(id)[0]?.description, 'Invoice RENEWAL-1');
  });

  it('stays due when it is declined or the bank wants to ask, and can be paid by hand', async (test) => {
    for (const [outcome, reason] of [
      ['declined', 'card_declined'],
      ['needs_customer', 'authentication_failed'],
    ] as const) {
      const shop = await openChargeShop(test);
      shop.outcome(outcome);
      const invoice = await shop.addInvoice('RENEWAL-1');
      const id = (await shop.chargeInvoice(invoice.id)) ?? '';
      const failed = await ended(shop, id);
      assert.deepEqual([failed.status, failed.failureReason], ['failed', reason]);
      assert.equal((await shop.invoice(invoice.id)).amountDue.amount, price.amount);
      const session = { customerId: shop.customerId, actor: { id: 'user-1', name: 'Zoé' }, locale: null };
      const request = { invoiceIds: [invoice.id], expectedAmount: price, returnUrl };
      const { isNew } = await inTransaction(shop.services.db, (transaction) =>
        shop.payments.beginPayment(session, request, transaction),
      );
      assert.ok(isNew);
    }
  });

  it('is charged once, also when the customer pays by hand at the same moment', async (test) => {
    const shop = await openChargeShop(test);
    const invoice = await shop.addInvoice('RENEWAL-1');
    const id = (await shop.chargeInvoice(invoice.id)) ?? '';
    assert.equal(await shop.chargeInvoice(invoice.id), undefined);
    const session = { customerId: shop.customerId, actor: { id: 'user-1', name: 'Zoé' }, locale: null };
    const request = { invoiceIds: [invoice.id], expectedAmount: price, returnUrl };
    const byHand = await inTransaction(shop.services.db, (transaction) =>
      shop.payments.beginPayment(session, request, transaction),
    ).catch(() => ({ paymentId: id }));
    assert.equal(byHand.paymentId, id);
    await shop.payments.chargeOrOpen(byHand.paymentId);
    assert.equal((await ended(shop, id)).status, 'succeeded');
    assert.equal(shop.provider.checkouts.size, 0);
    assert.equal(await shop.chargeInvoice(invoice.id), undefined);
  });

  it('is left alone without a method', async (test) => {
    const shop = await openChargeShop(test);
    const customerId = await shop.services.addCustomer('Marais');
    const { id: invoiceId } = await shop.services.addInvoice(customerId, { number: 'M-1', amount: 100 });
    const charged = await inTransaction(shop.services.db, (transaction) =>
      shop.payments.chargeInvoice(transaction, { customerId, invoiceId }),
    );
    assert.equal(charged, undefined);
  });
});
