import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ProblemError } from '../../src/http/problem.ts';
import type { Schemas } from '../../src/http/operations.ts';
import {
  calculateOffer,
  termsToCome,
  withFurtherDiscount,
  type OfferBasis,
} from '../../src/renewal-quotes/calculate-offer.ts';
import { needsApproval, termsOnOffer, usualTerm } from '../../src/renewal-quotes/rules.ts';
import { validUntilOf } from '../../src/renewal-quotes/validity.ts';
import { quoteWording } from '../../src/renewal-quotes/wording/quote-wording.ts';
import { addMonths, dayBefore, nextDay } from '../../src/subscriptions/rules/calendar.ts';
import { taxOn } from '../../src/subscriptions/rules/tax.ts';
import type { SubscriptionTerms } from '../../src/subscriptions/tables.ts';
import { sampleProduct } from '../catalogue/sample-product.ts';
import { sampleSubscription } from '../subscriptions/sample-subscription.ts';

type Interval = Schemas['BillingInterval'];

const rules: Schemas['RenewalRules'] = {
  termMonths: [36, 12, 24],
  validityDays: 30,
  discounts: [
    { termMonths: 24, percentage: '5' },
    { termMonths: 36, percentage: '8.25' },
  ],
  approvalAbove: [{ amount: 1_000_000, currency: 'EUR' }],
  conditions: 'Payable within 30 days.',
};

const { customer: _, priceId, status, ...sample } = sampleSubscription('atelier');
const team = { id: 'plan_team', name: 'Team', features: [] };
const business = { id: 'plan_business', name: 'Business', features: [] };
const money = (amount: number) => ({ amount, currency: 'EUR' });

function basisOf(own: Partial<SubscriptionTerms> = {}, scheduled: OfferBasis['row']['scheduled_change'] = null) {
  const terms: SubscriptionTerms = { ...sample, ...own };
  const row = { terms, price_id: priceId, status, scheduled_change: scheduled } as OfferBasis['row'];
  const product = { ...sampleProduct(), id: 'prod_studio', version: 1 } as unknown as Schemas['Product'];
  const offered: OfferBasis['offered'] = [
    { plan: team, rank: 1, priceId, rates: terms.rates, minimumSeats: 1, maximumSeats: 50 },
    {
      plan: business,
      rank: 2,
      priceId: 'price_business_eur',
      rates: { perSeat: money(4000), flat: money(9900) },
      minimumSeats: 5,
      maximumSeats: null,
    },
  ];
  return { row, product, offered, rules } satisfies OfferBasis;
}

const english = quoteWording('en');

function offerOf(basis: OfferBasis, asked?: Schemas['QuoteTerms']) {
  return calculateOffer(termsToCome(basis, asked), basis.rules, english);
}

describe('what a renewal comes to', () => {
  it('is the plan, its seats and each add-on for all billing intervals of the term', () => {
    const addOns = [{ id: 'addon_storage', name: 'Storage', quantity: 3, price: money(850) }];
    const { lines, total, conditions } = offerOf(basisOf({ addOns }), { seats: 15 });
    assert.deepEqual(
      lines.map(({ description, quantity, unitPrice, net }) => [description, quantity, unitPrice.amount, net.amount]),
      [
        ['Studio Team, 15 seats, 12 months', 180, 2500, 450_000],
        ['Storage × 3, 12 months', 36, 850, 30_600],
      ],
    );
    assert.deepEqual([total.net.amount, total.tax.amount, total.gross.amount], [480_600, 96_120, 576_720]);
    assert.equal(conditions, 'Payable within 30 days.');
  });

  it('has the fee of a plan on a line of its own', () => {
    const { lines, priceId: price } = offerOf(basisOf(), { planId: 'plan_business', termMonths: 24 });
    assert.deepEqual(
      lines.map(({ description, quantity, discountPercentage, net }) => [
        description,
        quantity,
        discountPercentage,
        net.amount,
      ]),
      [
        ['Studio Business, 24 months', 24, '5', 225_720],
        ['Studio Business, 10 seats, 24 months', 240, '5', 912_000],
      ],
    );
    assert.equal(price, 'price_business_eur');
  });

  it('counts years and quarters where it is billed by those', () => {
    const quarters = (interval: Interval) => {
      const term = { start: '2026-01-01', end: '2026-12-31', months: 12, interval };
      return offerOf(basisOf({ term }), { termMonths: 36 }).lines.map(({ quantity }) => quantity);
    };
    assert.deepEqual([quarters('quarter'), quarters('year')], [[120], [30]]);
  });

  it('is worded in the language of the customer’s documents', () => {
    const [line] = calculateOffer(termsToCome(basisOf()), rules, quoteWording('fr-FR')).lines;
    assert.equal(line?.description, 'Studio Team, 10 postes, 12 mois');
    const [german] = calculateOffer(termsToCome(basisOf()), rules, quoteWording('de')).lines;
    assert.equal(german?.description, 'Studio Team, 10 Plätze, 12 Monate');
  });

  it('adds up: lines to the net, net and tax to the gross, each rounded once', () => {
    const price = fc.integer({ min: 0, max: 10_000_000 });
    fc.assert(
      fc.property(
        fc.record({
          perSeat: price,
          flat: price,
          seats: fc.integer({ min: 9, max: 50 }),
          addOns: fc.array(fc.record({ quantity: fc.integer({ min: 1, max: 100 }), price }), { maxLength: 4 }),
          termMonths: fc.constantFrom(12, 24, 36),
          interval: fc.constantFrom<Interval>('month', 'quarter', 'year'),
          rate: fc.constantFrom(null, '0', '5.5', '7.7', '19', '20', '33.333'),
          further: fc.constantFrom(undefined, '0', '0.01', '12.5', '91.75'),
        }),
        ({ perSeat, flat, seats, addOns, termMonths, interval, rate, further }) => {
          const own: Partial<SubscriptionTerms> = {
            rates: { perSeat: money(perSeat), flat: money(flat) },
            addOns: addOns.map((addOn, index) => ({
              id: `addon_${index}`,
              name: 'Storage',
              quantity: addOn.quantity,
              price: money(addOn.price),
            })),
            term: { start: '2026-01-01', end: '2026-12-31', months: 12, interval },
            tax: rate === null ? { code: 'O', rate } : { code: 'S', rate },
          };
          // Prices that the catalogue no longer has stay as agreed.
          const basis = { ...basisOf(own), product: undefined as unknown as Schemas['Product'] };
          const usual = offerOf(basis, { seats, termMonths });
          const offer = further === undefined ? usual : withFurtherDiscount(usual, further);
          const { lines, taxes, total, terms } = offer;
          const sum = lines.reduce((net, line) => net + line.net.amount, 0);
          assert.equal(sum, total.net.amount);
          assert.deepEqual(
            taxes.map(({ base, amount }) => [base, amount]),
            [[total.net, total.tax]],
          );
          assert.deepEqual(total.tax, taxOn(total.net, terms.tax));
          assert.equal(total.net.amount + total.tax.amount, total.gross.amount);
          for (const { quantity, unitPrice, discountPercentage, net } of lines) {
            const exact = quantity * unitPrice.amount * (1 - Number(discountPercentage ?? '0') / 100);
            assert.ok(Math.abs(net.amount - exact) <= 0.5 + exact * 1e-12, `${net.amount} for ${exact}`);
            assert.ok(net.amount >= 0 && net.amount <= quantity * unitPrice.amount);
          }
        },
      ),
    );
  });

  it('of a longer term at a discount never costs more per month', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 1_000_000 }), (perSeat) => {
        const basis = basisOf({ rates: { perSeat: money(perSeat), flat: money(0) } });
        const netOf = (termMonths: number) =>
          offerOf({ ...basis, product: undefined as unknown as Schemas['Product'] }, { termMonths }).total.net.amount;
        assert.ok(netOf(36) * 12 <= netOf(12) * 36);
      }),
    );
  });

  it('can be reduced by the operator, up to everything', () => {
    const offer = offerOf(basisOf(), { termMonths: 24 });
    assert.equal(withFurtherDiscount(offer, '2.5').lines[0]?.discountPercentage, '7.5');
    assert.equal(withFurtherDiscount(offer, '95').total.gross.amount, 0);
    for (const percentage of ['95.01', '-1']) {
      assert.throws(() => withFurtherDiscount(offer, percentage), refusal('validation_failed'));
    }
  });
});

describe('the terms to come', () => {
  it('follow the present ones without a gap, for as long as was asked', () => {
    const months = fc.constantFrom(12, 24, 36);
    const start = fc.constantFrom('2026-01-01', '2024-02-29', '2026-01-31', '2026-12-15');
    fc.assert(
      fc.property(start, months, (anchor, termMonths) => {
        const end = addMonths(anchor, 12);
        const term = { start: anchor, end: dayBefore(end), months: 12, interval: 'month' as const };
        const { terms } = termsToCome(basisOf({ term }), { termMonths });
        assert.equal(terms.term.start, nextDay(term.end));
        assert.equal(nextDay(terms.term.end), addMonths(anchor, 12 + termMonths));
        assert.equal(terms.term.months, termMonths);
      }),
    );
  });

  it('are those that it renews to where nothing is asked, with a change that waits for the renewal', () => {
    const plain = termsToCome(basisOf());
    assert.deepEqual([plain.terms.plan.id, plain.terms.seats.bought, plain.priceId], ['plan_team', 10, priceId]);
    const changed = { plan: business, seats: { ...sample.seats, bought: 20 }, rates: sample.rates };
    const scheduled = {
      terms: { ...changed, priceId: 'price_business_eur' },
    } as unknown as OfferBasis['row']['scheduled_change'];
    const { terms, priceId: price } = termsToCome(basisOf({}, scheduled));
    assert.deepEqual([terms.plan.id, terms.seats.bought, price], ['plan_business', 20, 'price_business_eur']);
  });

  it('are refused where they are not on offer', () => {
    for (const [asked, code] of [
      [{ termMonths: 18 }, 'option_not_available'],
      [{ planId: 'plan_unknown' }, 'option_not_available'],
      [{ seats: 8 }, 'validation_failed'],
      [{ seats: 51 }, 'validation_failed'],
    ] as const) {
      assert.throws(() => termsToCome(basisOf(), asked), refusal(code), JSON.stringify(asked));
    }
    assert.equal(termsToCome(basisOf(), { planId: 'plan_business', seats: 51 }).terms.seats.bought, 51);
  });

  it('are as long as today’s where that is on offer, else the next longer one', () => {
    const { row } = basisOf();
    const onOffer = termsOnOffer(rules, row);
    assert.deepEqual(onOffer, [12, 24, 36]);
    const usual = (months: number) => {
      const term = { ...sample.term, months };
      return usualTerm(onOffer, basisOf({ term }).row);
    };
    assert.deepEqual([usual(1), usual(12), usual(13), usual(60)], [12, 12, 24, 36]);
    const yearly = basisOf({ term: { ...sample.term, interval: 'year' } }).row;
    assert.deepEqual(termsOnOffer({ ...rules, termMonths: [6, 12, 18] }, yearly), [12]);
  });
});

describe('the rules of a quote', () => {
  it('demand approval above an amount of the same currency', () => {
    const total = (amount: number, currency = 'EUR') => ({
      net: { amount, currency },
      tax: { amount: 0, currency },
      gross: { amount, currency },
    });
    assert.deepEqual(
      [total(1_000_000), total(1_000_001), total(9_000_000, 'CHF')].map((one) => needsApproval(rules, one)),
      [false, true, false],
    );
  });

  it('let it end with a day where the subscription is, and before the term that it is about', () => {
    const terms = { term: { start: '2027-01-01', end: '2027-12-31', months: 12, interval: 'month' as const } };
    const endOf = (now: string, timeZone: string) =>
      validUntilOf(rules, { ...terms, timeZone }, new Date(now)).toISOString();
    assert.equal(endOf('2026-11-20T10:00:00Z', 'Europe/Paris'), '2026-12-20T22:59:59.999Z');
    assert.equal(endOf('2026-11-20T23:30:00Z', 'Europe/Paris'), '2026-12-21T22:59:59.999Z');
    assert.equal(endOf('2026-12-20T10:00:00Z', 'Europe/Paris'), '2026-12-31T22:59:59.999Z');
    assert.equal(endOf('2026-12-20T10:00:00Z', 'America/New_York'), '2027-01-01T04:59:59.999Z');
  });
});

function refusal(code: string) {
  return (error: unknown) => error instanceof ProblemError && error.code === code;
}
