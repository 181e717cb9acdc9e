import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { currencySuffix, decimalOf, formatFigures, formatMoney } from '../../src/money/format-money.ts';

describe('decimalOf', () => {
  for (const [amount, currency, decimal] of [
    [123456, 'EUR', '1234.56'],
    [5, 'EUR', '0.05'],
    [-5, 'EUR', '-0.05'],
    [0, 'EUR', '0.00'],
    [500, 'JPY', '500'],
    [1234, 'BHD', '1.234'],
    [9007199254740991, 'EUR', '90071992547409.91'],
    [-9007199254740991, 'JPY', '-9007199254740991'],
  ] as const) {
    it(`is ${decimal} for ${amount} ${currency}`, () => assert.equal(decimalOf({ amount, currency }), decimal));
  }
});

describe('formatMoney', () => {
  for (const [amount, currency, locale, text] of [
    [123456, 'EUR', 'en', '€1,234.56'],
    [123456, 'EUR', 'fr', '1\u202f234,56\u00a0€'],
    [123456, 'EUR', 'de', '1.234,56\u00a0€'],
    [-123456, 'EUR', 'fr', '\u22121\u202f234,56\u00a0€'],
    [1234, 'BHD', 'en', 'BHD\u00a01.234'],
    [123456, 'HUF', 'en', 'HUF\u00a01,234.56'],
    [9007199254740991, 'USD', 'en', '$90,071,992,547,409.91'],
  ] as const) {
    it(`writes ${amount} ${currency} in ${locale}`, () =>
      assert.equal(formatMoney({ amount, currency }, locale), text));
  }
});

describe('formatFigures', () => {
  it('is the amount less the currency', () => {
    const money = { amount: -123456, currency: 'EUR' };
    assert.equal(formatFigures(money, 'fr') + currencySuffix('EUR', 'fr'), formatMoney(money, 'fr'));
    assert.equal(formatFigures(money, 'en'), '\u22121,234.56');
    assert.equal(currencySuffix('EUR', 'en'), '');
  });
});
