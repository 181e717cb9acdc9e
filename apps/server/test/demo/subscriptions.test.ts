import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { checkProduct } from '../../src/catalogue/check-product.ts';
import {
  demoCustomers,
  demoInvoices,
  demoPaymentMethods,
  demoProducts,
  demoSubscriptions,
} from '../../src/demo/index.ts';
import { stateOf } from '../../src/payment-methods/expiry.ts';
import { billingPeriod, noticeDeadline } from '../../src/subscriptions/rules/calendar.ts';
import { netPriceOf } from '../../src/subscriptions/rules/price.ts';
import type { NewSubscription } from '../../src/subscriptions/service.ts';
import { contractCheck } from './contract-schema.ts';
import { daysToTry } from './days-to-try.ts';

const everyDay = daysToTry.map((day) => ({ day, subscriptions: demoSubscriptions(day) }));
const find = (subscriptions: NewSubscription[], id: string): NewSubscription => {
  const found = subscriptions.find((subscription) => subscription.id === id);
  assert.ok(found, id);
  return found;
};

describe('the products of the demo', () => {
  it('are what the contract and the catalogue take', () => {
    for (const { day } of everyDay) {
      const products = demoProducts(day);
      const ids = new Set<string>();
      for (const { input } of products) {
        assert.deepEqual(contractCheck('ProductInput')(input), []);
        checkProduct(input, ids);
        for (const { prices } of [...input.plans, ...input.addOns]) for (const { id } of prices) ids.add(id);
      }
      assert.equal(products.length, 2);
    }
  });

  it('have three plans and prices in three currencies for each interval, and a price list of the reseller', () => {
    for (const { input } of demoProducts('2026-11-22')) {
      assert.deepEqual(
        input.plans.map(({ name }) => name),
        ['Team', 'Business', 'Enterprise'],
      );
      for (const { prices } of [...input.plans, ...input.addOns]) {
        const own = prices.filter(({ brandId }) => brandId === null);
        assert.equal(new Set(own.map(({ currency, interval }) => `${currency} ${interval}`)).size, 9);
      }
    }
    const [, cloud] = demoProducts('2026-11-22');
    const pounds = cloud?.input.plans[0]?.prices.filter(
      ({ currency, interval }) => currency === 'GBP' && interval === 'month',
    );
    assert.equal(new Set(pounds?.map(({ flat }) => flat.amount)).size, 2);
  });
});

describe('the subscriptions of the demo', () => {
  it('fit the catalogue of the day that their period began on: plan, price, seats and add-ons', () => {
    for (const { day, subscriptions } of everyDay) {
      for (const { product, plan, priceId, seats, rates, addOns, term, id } of subscriptions) {
        const { start } = billingPeriod(term, day < term.end ? day : term.end);
        const sold = demoProducts(start).find((one) => one.id === product.id)?.input;
        const found = sold?.plans.find((one) => one.id === plan.id);
        const price = found?.prices.find((one) => one.id === priceId);
        assert.ok(sold && found && price, `${day} ${id}`);
        assert.deepEqual({ perSeat: price.perSeat, flat: price.flat }, rates);
        assert.equal(price.interval, term.interval);
        assert.ok(
          seats.bought >= found.minimumSeats && seats.bought <= (found.maximumSeats ?? Infinity),
          `${day} ${id}`,
        );
        assert.ok((seats.used ?? 0) <= seats.bought);
        for (const addOn of addOns) {
          const list = sold.addOns.find((one) => one.id === addOn.id)?.prices;
          assert.ok(list?.some(({ flat }) => JSON.stringify(flat) === JSON.stringify(addOn.price)));
        }
      }
    }
  });

  it('have been invoiced for the period that goes on, at their price', () => {
    for (const { day, subscriptions } of everyDay) {
      const invoices = demoInvoices(day);
      for (const subscription of subscriptions) {
        const { id, status, term, billedUntil, seats, rates, addOns } = subscription;
        if (status === 'trial' || status === 'inactive') continue;
        const period = billingPeriod(term, day < term.end ? day : term.end);
        assert.equal(billedUntil, period.end);
        const invoice = invoices.findLast((one) => one.subscriptionId === id && one.document.type === 'invoice');
        assert.equal(invoice?.document.issueDate, period.start, `${day} ${id}`);
        const inAdvance = invoice.document.lines.filter((line) => (line.period?.start ?? period.start) >= period.start);
        const charged = inAdvance.reduce((sum, { netAmount }) => sum + netAmount.amount, 0);
        assert.equal(charged, netPriceOf({ seats: seats.bought, rates, addOns }).amount, `${day} ${id}`);
        assert.deepEqual(invoice.document.taxes[0]?.category, subscription.tax);
      }
    }
  });

  it('are one of each status, with exactly ten seats bought and eight used where people try', () => {
    for (const { day, subscriptions } of everyDay) {
      const statuses = new Set(subscriptions.map(({ status }) => status));
      assert.deepEqual([...statuses].sort(), ['active', 'cancels_at_term_end', 'ended', 'inactive', 'trial'], day);
      for (const id of ['sub_atelier_studio', 'sub_werk_cloud', 'sub_partner_cloud']) {
        const { seats } = find(subscriptions, id);
        assert.deepEqual([seats.bought, seats.used], [10, 8], `${day} ${id}`);
      }
      const of = (externalId: string) =>
        subscriptions.filter(({ customer }) => 'externalId' in customer && customer.externalId === externalId).length;
      assert.deepEqual([of('partner'), of('marais')], [1, 1]);
      assert.ok(of('atelier') > 2);
    }
  });

  it('have a deadline of notice that has passed, and others that have not', () => {
    for (const { day, subscriptions } of everyDay) {
      const now = new Date(`${day}T12:00:00Z`);
      const isOver = (id: string) => {
        const { term, noticeDays, timeZone } = find(subscriptions, id);
        assert.ok(term.start <= day && day <= term.end, `${day} ${id}`);
        return noticeDeadline(term.end, noticeDays, timeZone) < now;
      };
      assert.equal(isOver('sub_werk_messe'), true, day);
      for (const id of ['sub_atelier_studio', 'sub_atelier_lyon', 'sub_atelier_geneve', 'sub_partner_cloud']) {
        assert.equal(isOver(id), false, `${day} ${id}`);
      }
    }
  });

  it('go on trying, or can be kept after all', () => {
    for (const { day, subscriptions } of everyDay) {
      const { trialUntil = '', billedUntil } = find(subscriptions, 'sub_atelier_essai');
      assert.ok(trialUntil > day && billedUntil === trialUntil, day);
      const { cancellation, term, autoRenew } = find(subscriptions, 'sub_atelier_lyon');
      assert.deepEqual([cancellation?.effectiveOn, autoRenew], [term.end, false]);
    }
  });

  it('have a change down that waits for the end of the term', () => {
    for (const { day, subscriptions } of everyDay) {
      const { term, scheduledChange, plan, seats } = find(subscriptions, 'sub_atelier_geneve');
      assert.ok(scheduledChange);
      const { change, terms } = scheduledChange;
      assert.ok(change.effectiveOn > term.end && change.requestedAt.slice(0, 10) < day);
      assert.ok(terms.plan.id !== plan.id && terms.seats.bought < seats.bought);
      assert.deepEqual(change.plan, { id: terms.plan.id, name: terms.plan.name });
    }
  });
});

describe('what demo customers pay with', () => {
  it('is a card, one that expires soon, and a mandate', () => {
    const known = demoCustomers().map(({ externalId }) => externalId);
    for (const day of daysToTry) {
      const now = new Date(`${day}T12:00:00Z`);
      const methods = demoPaymentMethods(day);
      const states = methods.map(({ method }) => stateOf(method.expiry, now));
      assert.deepEqual(states, ['valid', 'expiring', 'valid', 'valid'], day);
      for (const { customer } of methods) {
        assert.ok('externalId' in customer && known.includes(customer.externalId));
      }
    }
  });
});
