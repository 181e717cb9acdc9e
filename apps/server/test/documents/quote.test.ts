import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';
import { createDocumentRenderer } from '../../src/documents/render.ts';
import type { QuoteDocument } from '../../src/documents/quote-view.ts';
import { readPdf } from './read-pdf.ts';
import { money } from './sample-invoice.ts';
import { sampleQuote } from './sample-quote.ts';

const renderer = createDocumentRenderer();
after(() => renderer.close());

async function quote(own: Partial<QuoteDocument> = {}, locale = 'en') {
  return readPdf(await renderer.renderQuote({ document: sampleQuote(own), locale }));
}

describe('a renewal quote', () => {
  it('says who offers what to whom, for how long, at which price, until when', async () => {
    const { text, title } = await quote();
    assert.equal(title, 'Renewal quote Q-2026-0007');
    for (const part of [
      'Offered to Atelier du Nord',
      'From Fonderie Claire SAS',
      'FR56000273102',
      'Valid until December 20, 2026',
      'Jan 1 – Dec 31, 2027',
      'Studio Team',
      'Seats 10',
      'Discount: 5%',
      '€1,470.60',
      'VAT 20%',
      '€2,902.32',
      'PO-2026-77',
      'camille@atelier.example',
      'Payable within 30 days.',
    ]) {
      assert.ok(text.replaceAll(/\s+/g, ' ').includes(part), `${part} is not in: ${text}`);
    }
  });

  it('is written in the language of the document', async () => {
    const { text, title, language } = await quote({}, 'fr');
    assert.equal(title, 'Devis de renouvellement Q-2026-0007');
    assert.match(language, /^fr/);
    assert.match(text, /Valable jusqu’au 20 décembre 2026/);
    assert.match(text, /2\s902,32\s€/);
  });

  it('names its version from the second one on', async () => {
    assert.doesNotMatch((await quote()).text, /Version/);
    assert.match((await quote({ version: 2 })).text, /Version\s+2/);
  });

  it('says why no tax is charged', async () => {
    const { text } = await quote({
      taxes: [{ category: { code: 'AE', rate: '0' }, base: money(241_860), amount: money(0) }],
      total: { net: money(241_860), tax: money(0), gross: money(241_860) },
      taxReasons: ['Reverse charge.'],
    });
    assert.match(text, /Reverse charge\./);
  });

  it('stays legible with long names and large amounts', async () => {
    const longName = 'Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft '
      .repeat(3)
      .trim();
    const { text } = await quote({
      lines: [
        {
          description: longName,
          quantity: 1_000_000,
          unitPrice: money(98_765_432_109),
          discountPercentage: '12.5',
          net: money(9_007_199_254_740_991),
        },
      ],
    });
    assert.match(text.replaceAll(/\s+/g, ''), /€90,071,992,547,409\.91/);
  });

  it('is an archivable, tagged document with a table, the same bytes each time', async () => {
    const { xmp, isTagged, structure } = await quote();
    assert.match(xmp, /<pdfaid:part>2<\/pdfaid:part>/);
    assert.ok(isTagged);
    for (const role of ['H1', 'H2', 'Table', 'TH']) assert.ok(structure.includes(role), role);
    const [once, again] = await Promise.all(
      [1, 2].map(() => renderer.renderQuote({ document: sampleQuote(), locale: 'en' })),
    );
    assert.deepEqual(once, again);
  });
});
