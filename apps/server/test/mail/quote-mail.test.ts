import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { usualBrand } from '../../src/mail/brand.ts';
import { writeQuoteMail, type QuoteMailContent } from '../../src/mail/quote-mail.ts';

const content: QuoteMailContent = {
  locale: 'en',
  brand: usualBrand('Portico Studio'),
  sender: 'Camille Lefèvre',
  customer: 'Atelier Nord',
  message: null,
  contact: 'billing@seller.example',
  fileCount: 1,
  quote: {
    number: 'Q-2026-0031',
    productName: 'Fabrica',
    term: { start: '2027-01-01', end: '2027-12-31' },
    total: { amount: 1_234_560, currency: 'EUR' },
    validUntil: '2026-12-20',
  },
};
const write = (given: Partial<QuoteMailContent> = {}) => writeQuoteMail({ ...content, ...given });
const spaces = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('the words of a mail with a renewal quote', () => {
  const said: Record<string, [language: string, subject: string, ...words: string[]]> = {
    'en-GB': [
      'en',
      'Renewal quote Q-2026-0031 from Portico Studio',
      'Camille Lefèvre of Atelier Nord sends you this quote for the renewal of Fabrica.',
      'Valid until: 20 December 2026',
      'Term: 1 Jan – 31 Dec 2027',
      '€12,345.60',
    ],
    fr: [
      'fr',
      'Devis de renouvellement Q-2026-0031 de Portico Studio',
      'Camille Lefèvre (Atelier Nord) vous envoie ce devis pour le renouvellement de Fabrica.',
      'Valable jusqu’au : 20 décembre 2026',
      '12 345,60 €',
    ],
    de: [
      'de',
      'Verlängerungsangebot Q-2026-0031 von Portico Studio',
      'Camille Lefèvre (Atelier Nord) sendet Ihnen dieses Angebot zur Verlängerung von Fabrica.',
      'Gültig bis: 20. Dezember 2026',
      '12.345,60 €',
    ],
  };
  for (const [locale, [language, subject, ...words]] of Object.entries(said)) {
    it(`are those of ${language} for ${locale}, the same in both parts`, () => {
      const mail = write({ locale, message: 'First line\r\nSecond line' });
      assert.deepEqual([mail.language, mail.subject], [language, subject]);
      for (const one of [...words, 'First line', 'Second line', 'billing@seller.example'])
        for (const part of [mail.text, mail.html]) assert.ok(spaces(part).includes(one), `${one} in ${part}`);
    });
  }

  it('keep what people typed from being markup, a header or another direction', () => {
    const typed = '<img src=x>\r\nBcc: evil@x.example\u202e';
    const quote = { ...content.quote, number: typed, productName: typed };
    const { html, subject, text } = write({ sender: typed, customer: typed, quote });
    assert.doesNotMatch(html, /<img/);
    for (const part of [html, text, subject]) assert.doesNotMatch(part, /\u202e/);
    assert.doesNotMatch(text, /^Bcc:/m);
    assert.doesNotMatch(subject, /[\r\n]/);
  });

  it('load nothing and lead nowhere', () => {
    assert.doesNotMatch(write().html, /<(a|img|link|script|form|iframe)\b|url\(|https?:/);
  });
});
