import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { createDocumentRenderer } from '../../src/documents/render.ts';
import type { InvoiceDocument } from '../../src/documents/invoice-view.ts';
import { formatMoney } from '../../src/money/format-money.ts';

import { readPdf, spaced } from './read-pdf.ts';
import { line, money, sampleInvoice, totals } from './sample-invoice.ts';

const renderer = createDocumentRenderer();
after(() => renderer.close());

async function read(document: InvoiceDocument, locale: string) {
  return readPdf(await renderer.renderInvoice({ document, locale }));
}

function assertHolds(text: string, ...expected: string[]): void {
  for (const part of expected) assert.ok(text.includes(spaced(part)), `"${part}" is missing in:\n${text}`);
}

describe('an invoice', () => {
  it('states number, dates, parties and totals in French', async () => {
    const { text } = await read(sampleInvoice(1), 'fr');
    assertHolds(
      text,
      'Facture',
      'F-2026-0042',
      '1 mars 2026',
      '31 mars 2026',
      'Net à payer 54,00 €',
      'TVA 20 % 9,00 €',
    );
    assertHolds(text, 'Fonderie Claire SAS', '4 rue des Tanneurs', '59800 Lille', 'FR40303265045', 'SIREN 303265045');
    assertHolds(text, 'Atelier du Nord', 'FR83404833048', 'IBAN FR76 3000 6000 0112 3456 7890 189', 'Page 1 sur 1');
  });

  it('speaks English and German', async () => {
    const english = await read(sampleInvoice(1), 'en');
    assertHolds(english.text, 'Invoice', 'Amount due €54.00', 'March 31, 2026', '3 months', 'Page 1 of 1');
    const german = await read(sampleInvoice(1), 'de-AT');
    assertHolds(german.text, 'Rechnung', 'Zu zahlen', '31. März 2026', '3 Monate', 'Seite 1 von 1');
  });

  it('writes other languages in English with their own figures', async () => {
    const { text } = await read(sampleInvoice(1), 'es');
    assertHolds(text, 'Invoice', '54,00 €', '31 de marzo de 2026');
  });

  it('names a credit note and the invoice it corrects', async () => {
    const document = sampleInvoice(1, {
      type: 'credit_note',
      typeCode: '381',
      precedingInvoices: [{ number: 'F-2026-0007', issueDate: '2026-01-15' }],
    });
    assertHolds((await read(document, 'en')).text, 'Credit note', 'Amount credited', 'F-2026-0007 of Jan 15, 2026');
    assertHolds((await read(document, 'fr')).text, 'Avoir', 'Montant de l’avoir');
    assertHolds((await read(document, 'de')).text, 'Rechnungskorrektur', 'F-2026-0007 vom 15.01.2026');
  });

  it('states the reason of every exemption in the words of its language', async () => {
    const exemption = {
      category: { code: 'AE', rate: '0' },
      base: money(4500),
      amount: money(0),
      exemptionReason: 'Article 283-2 du CGI',
      exemptionReasonCode: 'VATEX-EU-AE',
    };
    const document = sampleInvoice(1, { taxes: [exemption], totals: totals(4500, 0) });
    assertHolds((await read(document, 'fr')).text, 'Autoliquidation', 'Article 283-2 du CGI', 'VATEX-EU-AE');
    assertHolds((await read(document, 'de')).text, 'Steuerschuldnerschaft des Leistungsempfängers');
    assertHolds((await read(document, 'en')).text, 'Reverse charge');
  });

  it('shows how lines and totals were reckoned', async () => {
    const reckoned = line(1, {
      allowances: [
        { amount: money(500), base: money(10000), percentage: '5', reason: 'Loyalty', reasonCode: null, tax: null },
      ],
      price: { net: { value: '0.0125', currency: 'EUR' }, discount: null, gross: null, baseQuantity: null },
      quantity: { value: '1250.75', unit: 'KWH' },
    });
    const document = sampleInvoice(1, {
      lines: [reckoned],
      charges: [{ amount: money(990), base: null, percentage: null, reason: 'Freight', reasonCode: null, tax: null }],
      totals: { ...totals(4500, 900), charges: money(990), prepaid: money(1000), rounding: money(3) },
    });
    const { text } = await read(document, 'en');
    assertHolds(text, 'Loyalty (5% of €100.00): −€5.00', '0.0125', '1,250.75 kWh', 'Freight €9.90');
    assertHolds(text, 'Already paid −€10.00', 'Rounding €0.03');
  });

  it('is complete without lines', async () => {
    const { text, pages } = await read(sampleInvoice(1, { lines: [] }), 'fr');
    assertHolds(text, 'Total HT 45,00 €', 'Net à payer 54,00 €');
    assert.ok(!text.includes('Désignation'));
    assert.equal(pages.length, 1);
  });

  it('repeats the head of the table and numbers the pages over two hundred lines', async () => {
    const { pages, text } = await read(sampleInvoice(200), 'de');
    const withLines = pages.filter((page) => page.includes('Workshop plan'));
    assert.ok(withLines.length >= 5);
    withLines.forEach((page) => assertHolds(page, 'Bezeichnung', 'Einzelpreis'));
    pages.forEach((page, index) => assertHolds(page, `Seite ${index + 1} von ${pages.length}`));
    for (let index = 1; index <= 200; index += 1) assert.ok(text.includes(`Workshop plan ${index} `), `line ${index}`);
    assertHolds(text, '10.800,00 €');
  });

  it('keeps the totals with the last lines, wherever the page ends', async () => {
    for (let count = 14; count <= 26; count += 1) {
      const { pages } = await read(sampleInvoice(count), 'en');
      const page = pages.find((one) => one.includes('Total with VAT')) ?? '';
      assertHolds(page, `Workshop plan ${count} `, `Workshop plan ${count - 1} `, 'Total without VAT');
    }
  });

  for (const [currency, amount, shown] of [
    ['JPY', 5400, '¥5,400'],
    ['EUR', 5400, '€54.00'],
    ['BHD', 5400, 'BHD 5.400'],
    ['HUF', 5400, 'HUF 54.00'],
    ['USD', Number.MAX_SAFE_INTEGER, '$90,071,992,547,409.91'],
    ['EUR', -5400, '−€54.00'],
  ] as const) {
    it(`states ${amount} minor units of ${currency} as ${shown}`, async () => {
      const document = sampleInvoice(1, { currency, totals: totals(amount, 0, currency) });
      assert.equal(spaced(formatMoney(money(amount, currency), 'en')), shown);
      assertHolds((await read(document, 'en')).text, `Amount due ${shown}`, `Total with VAT ${shown}`);
    });
  }
});
