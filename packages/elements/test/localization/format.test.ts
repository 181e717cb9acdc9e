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

  it('should write months as cards do, whatever the time zone of the reader', () => {
    const months = [formatsFor('en'), formatsFor('fr')].map((formats) => formats.month({ year: 2029, month: 1 }));
    expect(months).to.deep.equal(['01/2029', '01/2029']);
  });

  it('should write the time of day as the language does', () => {
    expect(plain(formatsFor('en').time('2026-11-22T13:05:00'))).to.equal('1:05 PM');
    expect(plain(formatsFor('fr').time('2026-11-22T13:05:00'))).to.equal('13:05');
  });

  it('should say the day of a moment in its time zone, with the year only when it is another one', () => {
    const now = Date.parse('2026-11-22T12:00:00Z');
    const cases: [locale: string, moment: string, timeZone: string, expected: string][] = [
      ['en-GB', '2026-05-12T21:59:59Z', 'Europe/Paris', '12 May'],
      ['en-GB', '2026-05-12T22:00:00Z', 'Europe/Paris', '13 May'],
      ['fr', '2027-05-12T21:59:59Z', 'Europe/Paris', '12 mai 2027'],
      ['en', '2026-12-31T22:59:59Z', 'Europe/Paris', 'December 31'],
      ['en', '2026-12-31T23:00:00Z', 'Europe/Paris', 'January 1, 2027'],
      ['en', '2026-12-31T23:00:00Z', 'Atlantis/Capital', 'December 31'],
    ];
    for (const [locale, moment, timeZone, expected] of cases) {
      expect(formatsFor(locale).dayIn(moment, timeZone, now)).to.equal(expected);
    }
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
