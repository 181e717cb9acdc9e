import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';

import { createDocumentRenderer } from '../../src/documents/render.ts';

import { readPdf } from './read-pdf.ts';
import { lineNamed, sampleInvoice } from './sample-invoice.ts';

const renderer = createDocumentRenderer();
after(() => renderer.close());

const mixed = sampleInvoice(1, {
  lines: [lineNamed(1, 'شركة النور'), lineNamed(2, '株式会社ひかり'), lineNamed(3, 'Łódź Ωμέγα')],
});

async function dictionaries(bytes: Uint8Array): Promise<PDFDict[]> {
  const file = await PDFDocument.load(bytes, { updateMetadata: false });
  const objects = file.context.enumerateIndirectObjects().map(([, object]) => object);
  return objects.filter((object) => object instanceof PDFDict);
}

function isOfType(dictionary: PDFDict, type: string): boolean {
  return dictionary.get(PDFName.of('Type')) === PDFName.of(type);
}

describe('the file of an invoice', () => {
  it('calls itself PDF/A-2a and carries title, author and language', async () => {
    const { xmp, title, author, language } = await readPdf(
      await renderer.renderInvoice({ document: sampleInvoice(1), locale: 'fr' }),
    );
    assert.match(xmp, /<pdfaid:part>2<\/pdfaid:part>/);
    assert.match(xmp, /<pdfaid:conformance>A<\/pdfaid:conformance>/);
    assert.equal(title, 'Facture F-2026-0042');
    assert.equal(author, 'Fonderie Claire SAS');
    assert.match(language, /^fr/);
  });

  it('is tagged with headings and a table with header cells', async () => {
    const { isTagged, structure } = await readPdf(await renderer.renderInvoice({ document: mixed, locale: 'en' }));
    assert.ok(isTagged);
    for (const role of ['H1', 'H2', 'Table', 'THead', 'TH', 'TD']) assert.ok(structure.includes(role), role);
  });

  it('embeds every font, with a way back to text, and an output intent', async () => {
    const all = await dictionaries(await renderer.renderInvoice({ document: mixed, locale: 'en' }));
    const descriptors = all.filter((one) => isOfType(one, 'FontDescriptor'));
    const composite = all.filter((one) => one.get(PDFName.of('Subtype')) === PDFName.of('Type0'));
    const names = descriptors.map((one) => String(one.get(PDFName.of('FontName'))));
    for (const font of ['Vazirmatn', 'NotoSansJP'])
      assert.ok(
        names.some((name) => name.includes(font)),
        font,
      );
    for (const one of descriptors) {
      assert.ok(
        ['FontFile2', 'FontFile3'].some((key) => one.has(PDFName.of(key))),
        String(one),
      );
    }
    assert.ok(composite.length > 0 && composite.every((one) => one.has(PDFName.of('ToUnicode'))));
    assert.ok(all.some((one) => isOfType(one, 'Catalog') && one.has(PDFName.of('OutputIntents'))));
  });

  it('has the same bytes each time, from any worker', async () => {
    const request = { document: mixed, locale: 'de' };
    const first = await renderer.renderInvoice(request);
    const second = await renderer.renderInvoice(request);
    const other = createDocumentRenderer();
    after(() => other.close());
    assert.deepEqual(Buffer.from(second), Buffer.from(first));
    assert.deepEqual(Buffer.from(await other.renderInvoice(request)), Buffer.from(first));
  });
});
