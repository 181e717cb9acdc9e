import assert from 'node:assert/strict';
import { after, describe, it } from 'node:test';

import { SaxesParser } from 'saxes';

import { createDocumentRenderer } from '../../src/documents/render.ts';

import { line, sampleInvoice } from './sample-invoice.ts';

const renderer = createDocumentRenderer();
after(() => renderer.close());

interface Picture {
  viewBox: string;
  /** Names of elements, each once. */
  elements: Set<string>;
  attributes: Set<string>;
  /** Shapes that are used but not there. */
  missing: string[];
  letters: number;
}

/** Reads a picture with an XML parser, which refuses what is not well-formed. */
function readPicture(bytes: Uint8Array): Picture {
  const elements = new Set<string>();
  const attributes = new Set<string>();
  const defined = new Set<string>();
  const used: string[] = [];
  let viewBox = '';
  const parser = new SaxesParser();
  parser.on('error', (error) => {
    throw error;
  });
  parser.on('opentag', ({ name, attributes: own }) => {
    elements.add(name);
    for (const attribute of Object.keys(own)) attributes.add(attribute);
    if (name === 'svg') viewBox = own['viewBox'] ?? '';
    if (own['id'] !== undefined) defined.add(own['id']);
    if (name === 'use') used.push(own['xlink:href']?.slice(1) ?? '');
  });
  parser.write(new TextDecoder().decode(bytes)).close();
  const missing = used.filter((id) => !defined.has(id));
  return { viewBox, elements, attributes, missing, letters: used.length };
}

const lines = Array.from({ length: 60 }, (_, index) => line(index + 1));

describe('the preview of an invoice', () => {
  it('has one picture for each page, of A4 and with all its letters', async () => {
    const document = sampleInvoice(1, { lines });
    for (const page of [1, 2, 3]) {
      const preview = await renderer.renderPage({ document, locale: 'fr', page });
      assert.equal(preview?.pageCount, 3);
      const picture = readPicture(preview.bytes);
      const [x, y, width, height] = picture.viewBox.split(' ').map(Number);
      assert.deepEqual([x, y, Math.round(width ?? 0), Math.round(height ?? 0)], [0, 0, 595, 842]);
      assert.deepEqual(picture.missing, []);
      assert.ok(picture.letters > 100, `page ${page}`);
    }
  });

  it('has no page beyond the last', async () => {
    assert.equal(await renderer.renderPage({ document: sampleInvoice(1), locale: 'en', page: 2 }), null);
  });

  it('carries no script, style or reference to elsewhere', async () => {
    const document = sampleInvoice(1, { notes: [{ subjectCode: null, text: '<script>alert(1)</script> "#x"' }] });
    const preview = await renderer.renderPage({ document, locale: 'en', page: 1 });
    const { elements, attributes } = readPicture(preview?.bytes ?? new Uint8Array());
    const drawing = ['svg', 'g', 'path', 'use', 'defs', 'symbol', 'clipPath'];
    assert.deepEqual(
      [...elements].filter((name) => !drawing.includes(name)),
      [],
    );
    assert.deepEqual(
      [...attributes].filter((name) => name === 'style' || name === 'href' || name.startsWith('on')),
      [],
    );
  });

  it('shows letters that no font has as the document does', async () => {
    const document = sampleInvoice(1, { number: 'A-\u{10400}' });
    assert.equal((await renderer.renderPage({ document, locale: 'en', page: 1 }))?.pageCount, 1);
  });
});
