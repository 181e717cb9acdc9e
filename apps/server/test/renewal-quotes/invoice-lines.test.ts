import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { demoSellers } from '../../src/demo/index.ts';
import { issuedDocument } from '../../src/invoices/issued-document.ts';
import { calculateOffer } from '../../src/renewal-quotes/calculate-offer.ts';
import { invoiceLines } from '../../src/renewal-quotes/invoice-lines.ts';
import { quoteWording } from '../../src/renewal-quotes/wording/quote-wording.ts';
import type { SubscriptionTerms } from '../../src/subscriptions/tables.ts';
import { brokenArithmetic } from '../demo/arithmetic.ts';
import { partyNamed } from '../party.ts';
import { sampleSubscription } from '../subscriptions/sample-subscription.ts';

const [house] = demoSellers();
assert.ok(house);
const { settings: seller } = house;
const { customer: _, priceId, status: __, ...sample } = sampleSubscription('atelier');

const terms = fc.constantFrom('JPY', 'EUR', 'KWD').chain((currency) => {
  const money = fc.record({ amount: fc.integer({ min: 1, max: 10_000_000 }), currency: fc.constant(currency) });
  return fc.record({
    rates: fc.record({ perSeat: money, flat: money }),
    bought: fc.integer({ min: 1, max: 500 }),
    addOns: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 100 }), price: money }), { maxLength: 3 }),
    tax: fc.constantFrom({ code: 'S', rate: '20' }, { code: 'S', rate: '5.5' }, { code: 'AE', rate: '0' }),
    months: fc.constantFrom(12, 24, 36),
  });
});

describe('the invoice of an accepted quote', () => {
  it('comes to what the quote says, line by line and in all, by the rules of EN 16931', () => {
    fc.assert(
      fc.property(
        terms,
        fc.constantFrom(null, '0', '5', '8.25', '33.333', '100'),
        ({ rates, bought, addOns, tax, months }, percentage) => {
          const agreed: SubscriptionTerms = {
            ...sample,
            rates,
            tax,
            seats: { ...sample.seats, bought },
            addOns: addOns.map((addOn, index) => ({ id: `addon_${index}`, name: 'Storage', ...addOn })),
            term: { start: '2027-01-01', end: '2027-12-31', months, interval: 'month' },
          };
          const discounts = percentage === null ? [] : [{ termMonths: months, percentage }];
          const rules = { termMonths: [months], validityDays: 30, discounts, approvalAbove: [], conditions: null };
          const offer = calculateOffer({ terms: agreed, priceId }, rules, quoteWording('en'));
          const document = issuedDocument({
            number: 'ABO-2026-0001',
            type: 'invoice',
            day: '2026-06-15',
            period: null,
            purchaseOrder: 'PO-1',
            currency: rates.flat.currency,
            lines: invoiceLines(offer, 'en'),
            tax,
            seller,
            buyer: partyNamed('Buyer'),
            language: 'en',
          });
          assert.deepEqual(brokenArithmetic(document), []);
          assert.deepEqual(
            document.lines.map(({ item, quantity, netAmount }) => [item.name, Number(quantity.value), netAmount]),
            offer.lines.map(({ description, quantity, net }) => [description, quantity, net]),
          );
          const { net, tax: charged, gross } = document.totals;
          assert.deepEqual({ net, tax: charged, gross }, offer.total);
        },
      ),
      { numRuns: 2000 },
    );
  });
});
