import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { usualBrand } from '../../src/mail/brand.ts';
import { writeInvoiceMail, type InvoiceMailContent } from '../../src/mail/invoice-mail.ts';
import { sampleDocument } from '../invoices/sample-documents.ts';

const content: InvoiceMailContent = {
  locale: 'en',
  brand: usualBrand('Portico Studio'),
  sender: 'Camille Lefèvre',
  customer: 'Atelier Nord',
  message: null,
  contact: 'billing@seller.example',
  invoices: [sampleDocument({ number: 'F-1', amount: 123_456, issueDate: '2026-11-05', dueDate: '2026-12-05' })],
  fileCount: 1,
};
const write = (given: Partial<InvoiceMailContent> = {}) => writeInvoiceMail({ ...content, ...given });
const spaces = (text: string) => text.replaceAll(/\s+/g, ' ');

describe('the words of a mail with invoices', () => {
  const subjects: [locale: string, language: string, one: string, several: string, mixed: string, amount: string][] = [
    ['en-GB', 'en', 'Invoice F-1 from Portico Studio', '2 invoices from', '2 billing documents from', '€1,234.56'],
    ['fr', 'fr', 'Facture F-1 de Portico Studio', '2 factures de', '2 documents de facturation de', '1 234,56 €'],
    ['de-AT', 'de', 'Rechnung F-1 von Portico Studio', '2 Rechnungen von', '2 Abrechnungsdokumente von', '€ 1.234,56'],
    ['ja', 'en', 'Invoice F-1 from Portico Studio', '2 invoices from', '2 billing documents from', '1,234.56'],
  ];
  for (const [locale, language, one, several, mixed, amount] of subjects) {
    it(`are those of ${language} for ${locale}`, () => {
      const mail = write({ locale });
      assert.deepEqual([mail.language, mail.subject], [language, one]);
      for (const part of [mail.text, mail.html]) assert.ok(spaces(part).includes(amount), part);
      assert.match(mail.html, new RegExp(`<html lang="${language}"`));
      const invoice = sampleDocument({ number: 'F-2', amount: 100 });
      const credit = sampleDocument({ number: 'A-1', amount: 100, type: 'credit_note', dueDate: null });
      const [first] = content.invoices;
      assert.ok(first);
      assert.match(write({ locale, invoices: [first, invoice] }).subject, new RegExp(`^${several}`));
      assert.match(write({ locale, invoices: [first, credit] }).subject, new RegExp(`^${mixed}`));
    });
  }

  it('are the seller’s own where nobody sends the invoice by hand', () => {
    const sentences = {
      en: ['Portico Studio sends you this new document for Atelier Nord.', 'the invoices of Atelier Nord'],
      fr: [
        'Portico Studio vous envoie ce nouveau document pour Atelier Nord.',
        'les factures adressées à Atelier Nord',
      ],
      de: ['Portico Studio sendet Ihnen dieses neue Dokument für Atelier Nord.', 'die Rechnungen von Atelier Nord'],
    };
    for (const [locale, said] of Object.entries(sentences)) {
      const mail = write({ locale, sender: null });
      for (const words of said)
        for (const part of [mail.text, mail.html]) assert.ok(spaces(part).includes(words), words);
    }
  });

  it('say the same in both parts', () => {
    const mail = write({ message: 'First line\r\nSecond line' });
    const said = [
      'Camille Lefèvre of Atelier Nord',
      'First line',
      'Second line',
      'Invoice F-1',
      'December 5, 2026',
      'billing@seller.example',
    ];
    for (const words of said) {
      assert.ok(spaces(mail.text).includes(words), words);
      assert.ok(spaces(mail.html).includes(words), words);
    }
  });

  it('keep what people typed from being markup, a header or another direction', () => {
    const typed = '<img src=x onerror=alert(1)>" \'&\r\nBcc: evil@x.example\u202e';
    const { html, subject, text } = write({
      brand: usualBrand(typed),
      sender: typed,
      customer: typed,
      message: typed,
      invoices: [sampleDocument({ number: typed, amount: 100 })],
    });
    assert.doesNotMatch(html, /<img|onerror=alert\(1\)>/);
    for (const part of [html, text, subject]) assert.doesNotMatch(part, /\u202e/);
    assert.match(html, /&#60;img src=x onerror=alert\(1\)&#62;&#34; &#39;&#38;/);
    assert.doesNotMatch(text.replaceAll(/^> .*$/gm, ''), /^Bcc:/m);
    assert.doesNotMatch(subject, /[\r\n]/);
  });

  it('load nothing and lead nowhere', () => {
    assert.doesNotMatch(write().html, /<(a|img|link|script|form|iframe)\b|url\(|https?:/);
  });
});
