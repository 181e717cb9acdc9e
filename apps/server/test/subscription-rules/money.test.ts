import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { effectOf } from '../../src/subscriptions/rules/change-effect.ts';
import { taxTreatment } from '../../src/subscriptions/rules/place-of-supply.ts';
import { netPriceOf, priceOf } from '../../src/subscriptions/rules/price.ts';
import { changeLines, prorate } from '../../src/subscriptions/rules/proration.ts';
import { divideRounded } from '../../src/money/decimal.ts';
import { share, split } from '../../src/subscriptions/rules/rounding.ts';
import { taxed, taxesOf, taxOn } from '../../src/subscriptions/rules/tax.ts';
import { formatMoney } from '../../src/money/format-money.ts';
import { minorUnits } from '../../src/money/minor-units.ts';

const fixture = new URL('../../../../../shared/fixtures/money/iso4217.json', import.meta.url);

const amount = fc.integer({ min: 0, max: 1_000_000_000_000 });
const currency = fc.constantFrom('EUR', 'JPY', 'BHD', 'CLF');
const rate = fc.constantFrom('0', '5.5', '7', '7.7', '8.1', '19', '20', '25.5', '33.333');

describe('rounding', () => {
  for (const [numerator, denominator, expected] of [
    [5n, 2n, 3n],
    [-5n, 2n, -3n],
    [5n, -2n, -3n],
    [4n, 3n, 1n],
    [-4n, 3n, -1n],
    [0n, 7n, 0n],
    [9_007_199_254_740_993n, 2n, 4_503_599_627_370_497n],
  ] as const) {
    it(`makes ${numerator} / ${denominator} ${expected}`, () =>
      assert.equal(divideRounded(numerator, denominator), expected));
  }

  it('is the same for both signs', () => {
    fc.assert(
      fc.property(
        fc.bigInt({ min: -(10n ** 18n), max: 10n ** 18n }),
        fc.bigInt({ min: 1n, max: 10n ** 6n }),
        (n, d) => {
          assert.equal(divideRounded(-n, d), -divideRounded(n, d));
        },
      ),
    );
  });

  it('keeps the parts of an amount summing to the whole, none of them below zero', () => {
    const weights = fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(amount, weights, (whole, parts) => {
        fc.pre(parts.some((part) => part > 0));
        const result = split(whole, parts);
        assert.equal(
          result.reduce((sum, part) => sum + part, 0),
          whole,
        );
        assert.ok(result.every((part) => part >= 0));
      }),
    );
    assert.throws(() => split(5, [0]), RangeError);
  });

  it('is to the minor unit of every currency of ISO 4217', () => {
    const currencies = Object.keys(JSON.parse(readFileSync(fixture, 'utf8')) as object);
    assert.ok(currencies.length > 150);
    for (const code of currencies) {
      const digits = minorUnits(code);
      if (digits === undefined) continue;
      const third = { amount: share(100, 1, 3), currency: code };
      assert.equal(third.amount, 33);
      assert.ok(formatMoney(third, 'en').includes(digits === 0 ? '33' : `0.${'33'.padStart(digits, '0')}`), code);
    }
  });
});

describe('tax', () => {
  it('and net make the gross', () => {
    fc.assert(
      fc.property(amount, currency, rate, (net, code, percent) => {
        const total = taxed({ amount: net, currency: code }, { code: 'S', rate: percent });
        assert.equal(total.net.amount + total.tax.amount, total.gross.amount);
        assert.ok(total.tax.amount >= 0);
      }),
    );
  });

  it('is given back as it was taken', () => {
    fc.assert(
      fc.property(amount, rate, (net, percent) => {
        const category = { code: 'S' as const, rate: percent };
        const [taken, back] = [net, -net].map((one) => taxOn({ amount: one, currency: 'EUR' }, category).amount);
        assert.equal((taken ?? 0) + (back ?? 0), 0);
      }),
    );
  });

  it('is of the sum of a category, not of its lines', () => {
    const lines = [1, 1, 1].map(() => ({ net: { amount: 2, currency: 'EUR' } }));
    const [tax] = taxesOf(lines, { code: 'S', rate: '20' });
    assert.deepEqual(tax?.base, { amount: 6, currency: 'EUR' });
    assert.equal(tax.amount.amount, 1);
    assert.deepEqual(taxesOf([], { code: 'S', rate: '20' }), []);
  });

  for (const [sellerCountry, customerCountry, hasTaxId, expected] of [
    ['FR', 'FR', true, 'S'],
    ['FR', 'MC', true, 'S'],
    ['FR', 'DE', true, 'AE'],
    ['FR', 'DE', false, 'S'],
    ['FR', 'GR', true, 'AE'],
    ['FR', 'GB', true, 'O'],
    ['FR', 'XI', true, 'O'],
    ['FR', 'CH', false, 'O'],
    ['FR', 'US', true, 'O'],
    ['GB', 'XI', true, 'S'],
    ['GB', 'FR', true, 'O'],
  ] as const) {
    it(`from ${sellerCountry} to ${hasTaxId ? 'a business' : 'somebody'} in ${customerCountry} is ${expected}`, () => {
      const category = { code: 'S' as const, rate: '20' };
      assert.equal(taxTreatment({ sellerCountry, customerCountry, hasTaxId, category }).code, expected);
    });
  }

  it('stays what the product has where that is no ordinary rate', () => {
    const category = { code: 'E' as const, rate: '0' };
    assert.equal(taxTreatment({ sellerCountry: 'FR', customerCountry: 'DE', hasTaxId: true, category }), category);
  });
});

const money = (value: number, code = 'EUR') => ({ amount: value, currency: code });
const rates = (perSeat: number, flat: number, code = 'EUR') => ({
  perSeat: money(perSeat, code),
  flat: money(flat, code),
});
const team = { id: 'plan_team', name: 'Team' };
const business = { id: 'plan_business', name: 'Business' };

describe('the price', () => {
  it('is flat, seats and add-ons', () => {
    const addOns = [{ quantity: 3, price: money(850) }];
    assert.deepEqual(netPriceOf({ seats: 10, rates: rates(2500, 9900), addOns }), money(37_450));
    const price = priceOf({ seats: 10, rates: rates(2500, 9900), addOns, tax: { code: 'S', rate: '20' } });
    assert.deepEqual([price.tax.amount, price.gross.amount], [7490, 44_940]);
  });
});

describe('proration', () => {
  const period = { start: '2026-11-01', end: '2026-11-30' };

  it('credits the days that are left and charges them anew', () => {
    const before = { plan: team, seats: 10, rates: rates(2500, 0) };
    const lines = changeLines({ before, after: { ...before, seats: 15 }, period, day: '2026-11-20' });
    assert.deepEqual(
      lines.map(({ kind, part, seats, days, daysInPeriod, net }) => [
        kind,
        part,
        seats,
        days,
        daysInPeriod,
        net.amount,
      ]),
      [
        ['credit', 'seats', 10, 11, 30, -9167],
        ['charge', 'seats', 15, 11, 30, 13_750],
      ],
    );
    assert.deepEqual(lines[0]?.period, { start: '2026-11-20', end: '2026-11-30' });
  });

  it('is about the parts of the price that are different', () => {
    const before = { plan: team, seats: 10, rates: rates(2500, 5000) };
    const after = { plan: business, seats: 10, rates: rates(4200, 9900) };
    const lines = changeLines({ before, after, period, day: '2026-11-01' });
    assert.deepEqual(
      lines.map(({ kind, part, net }) => [kind, part, net.amount]),
      [
        ['credit', 'plan', -5000],
        ['charge', 'plan', 9900],
        ['credit', 'seats', -25_000],
        ['charge', 'seats', 42_000],
      ],
    );
    assert.deepEqual(changeLines({ before, after: before, period, day: '2026-11-05' }), []);
  });

  it('leaves out what costs nothing', () => {
    const before = { plan: team, seats: 10, rates: rates(0, 5000) };
    const after = { plan: business, seats: 12, rates: rates(0, 9900) };
    const parts = changeLines({ before, after, period, day: '2026-11-16' }).map(({ part }) => part);
    assert.deepEqual(parts, ['plan', 'plan']);
  });

  it('of all days is the whole price, of some days never more', () => {
    fc.assert(
      fc.property(amount, fc.integer({ min: 1, max: 366 }), fc.nat(), (price, daysInPeriod, some) => {
        const days = some % (daysInPeriod + 1);
        assert.equal(prorate(money(price), daysInPeriod, daysInPeriod).amount, price);
        const part = prorate(money(price), days, daysInPeriod).amount;
        assert.ok(part >= 0 && part <= price);
      }),
    );
  });
});

describe('when a change takes effect', () => {
  const now = { seats: 10, planId: 'team', rank: 1 };
  for (const [what, after, expected] of [
    ['more seats', { ...now, seats: 11 }, 'at_once'],
    ['fewer seats', { ...now, seats: 9 }, 'at_term_end'],
    ['a higher plan', { seats: 10, planId: 'business', rank: 2 }, 'at_once'],
    ['a lower plan', { seats: 10, planId: 'solo', rank: 0 }, 'at_term_end'],
    ['another plan of the same rank', { seats: 10, planId: 'equal', rank: 1 }, 'at_once'],
    ['a higher plan with fewer seats', { seats: 9, planId: 'business', rank: 2 }, 'at_term_end'],
    ['a lower plan with more seats', { seats: 12, planId: 'solo', rank: 0 }, 'at_term_end'],
    ['the same', now, 'nothing'],
  ] as const) {
    it(`${what}: ${expected}`, () => assert.equal(effectOf(now, after), expected));
  }
});
