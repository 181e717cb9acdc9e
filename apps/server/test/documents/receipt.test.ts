import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { createDocumentRenderer } from '../../src/documents/render.ts';
import type { ReceiptFacts } from '../../src/documents/receipt-view.ts';

import { readPdf } from './read-pdf.ts';
import { money, sampleInvoice } from './sample-invoice.ts';

const renderer = createDocumentRenderer();
after(() => renderer.close());

const document = sampleInvoice(2, { number: 'F-7' });
const total = document.totals.gross.amount;

async function receipt(facts: Partial<ReceiptFacts>, locale = 'en') {
  const none = { payments: [], paid: money(0), credited: money(0), due: money(0) };
  return readPdf(await renderer.renderReceipt({ document, locale, receipt: { ...none, ...facts } }));
}

const byCard = {
  amount: money(3000),
  day: '2026-03-04',
  means: { kind: 'card', brand: 'visa', lastDigits: '4242' } as const,
};
const byTransfer = {
  amount: money(total - 3000),
  day: '2026-03-20',
  means: { kind: 'bank_transfer', brand: null, lastDigits: null } as const,
};

describe('a receipt', () => {
  it('says what was paid, when and how, and that nothing is left', async () => {
    const { text, title } = await receipt({ payments: [byCard, byTransfer], paid: money(total) });
    assert.equal(title, 'Receipt F-7');
    for (const part of [
      'Invoice F-7',
      'Paid in full',
      'March 4, 2026',
      'Card · Visa · •••• 4242',
      '€30.00',
      'March 20, 2026',
      'Bank transfer',
      'Received from Atelier du Nord',
      'Received by Fonderie Claire SAS',
    ]) {
      assert.ok(text.includes(part), part);
    }
  });

  it('says in the language of the document what is left', async () => {
    const { text, title, language } = await receipt({ payments: [byCard], paid: money(3000), due: money(7800) }, 'fr');
    assert.equal(title, 'Reçu F-7');
    assert.match(language, /^fr/);
    assert.match(text, /Reste à payer : 78,00\s€/);
    assert.match(text, /4 mars 2026 Carte bancaire · Visa · •••• 4242 30,00\s€/);
  });

  it('states what credit notes took off, and payments of which only the sum is known', async () => {
    const { text } = await receipt({ payments: [byCard], paid: money(5000), credited: money(total - 5000) });
    assert.match(text, /Credited −€58\.00/);
    assert.match(text, /– Means not recorded €20\.00/);
  });

  it('is an archivable, tagged document with a table', async () => {
    const { xmp, isTagged, structure } = await receipt({ payments: [byCard], paid: money(3000) });
    assert.match(xmp, /<pdfaid:part>2<\/pdfaid:part>/);
    assert.ok(isTagged);
    for (const role of ['H1', 'H2', 'Table', 'TH']) assert.ok(structure.includes(role), role);
  });
});
