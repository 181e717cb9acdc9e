import { expect } from '@open-wc/testing';
import { formatsFor } from '../../src/localization/format.js';
import { bestLocale } from '../../src/localization/locales.js';
import { minorUnits } from '../../src/localization/minor-units.js';

const plain = (text: string): string => text.replaceAll(/\s/g, ' ');

describe('money', () => {
  const cases: [string, number, string, string][] = [
    ['en', 148_240, 'EUR', '€1,482.40'],
    ['en', -5, 'EUR', '−€0.05'],
    ['en', 0, 'EUR', '€0.00'],
    ['en', 1_250_000, 'JPY', '¥1,250,000'],
    ['en', 310_500, 'BHD', 'BHD 310.500'],
    ['en', 4_599_000, 'HUF', 'HUF 45,990.00'],
    ['en', 12_345, 'IQD', 'IQD 12.345'],
    ['en', 9_007_199_254_740_991, 'EUR', '€90,071,992,547,409.91'],
    ['en', -9_007_199_254_740_991, 'EUR', '−€90,071,992,547,409.91'],
    ['fr', 123_456_789, 'EUR', '1 234 567,89 €'],
    ['fr', -148_240, 'EUR', '−1 482,40 €'],
    ['fr-CH', 148_240, 'CHF', '1 482.40 CHF'],
  ];
  for (const [locale, amount, currency, expected] of cases) {
    it(`should write ${String(amount)} ${currency} in ${locale} as ${expected}`, () => {
      expect(plain(formatsFor(locale).money({ amount, currency }))).to.equal(expected);
    });
  }

  it('should know the decimals of ISO 4217', () => {
    expect(['EUR', 'ISK', 'TND', 'CLF', 'HUF', 'IQD', 'XAF'].map(minorUnits)).to.deep.equal([2, 0, 3, 4, 2, 3, 0]);
  });
});

describe('formats', () => {
  it('should be made once per language', () => {
    expect(formatsFor('fr')).to.equal(formatsFor('fr'));
  });

  it('should not move a day by the time zone of the reader', () => {
    expect(formatsFor('en').day('2026-01-01')).to.equal('Jan 1, 2026');
  });
});

describe('bestLocale', () => {
  it('should take the first language that there are texts for, with its region', () => {
    expect(bestLocale(undefined, '', 'de', 'fr-CH', 'en')).to.equal('fr-CH');
  });

  it('should pass over tags that are none', () => {
    expect(bestLocale('fr_FR', 'not a tag', null)).to.equal('en');
  });
});
