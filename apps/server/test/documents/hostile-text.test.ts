import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, describe, it } from 'node:test';

import { createDocumentRenderer, type RenderNotice } from '../../src/documents/render.ts';

import { readPdf, spaced } from './read-pdf.ts';
import { lineNamed, party, sampleInvoice } from './sample-invoice.ts';

const notices: RenderNotice[] = [];
const renderer = createDocumentRenderer({ onNotice: (notice) => notices.push(notice) });
after(() => renderer.close());

const naughty = new URL('../../../../../shared/fixtures/text/naughty-strings-sample.json', import.meta.url);

async function readNames(names: string[]) {
  const lines = names.map((name, index) => lineNamed(index + 1, name));
  return readPdf(await renderer.renderInvoice({ document: sampleInvoice(1, { lines }), locale: 'en' }));
}

/** What can be compared between a name and a page: line ends and combined letters may come out otherwise. */
function letters(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();
}

function stringsIn(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (Array.isArray(value)) return value.flatMap(stringsIn);
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(stringsIn) : [];
}

describe('hostile text', () => {
  it('prints markup as it is', async () => {
    const names = [
      '#import "x": y',
      '$x^2$ and *bold* _it_',
      '@reference <label> \\',
      '`raw` // c /* d */ #{1+1}',
      '= Heading',
    ];
    const { text } = await readNames(names);
    for (const name of names) assert.ok(text.includes(spaced(name)), name);
  });

  it('prints every naughty string, and the plain ones word for word', async () => {
    const names = stringsIn(JSON.parse(readFileSync(naughty, 'utf8')));
    const { text } = await readNames(names);
    const page = letters(text);
    const latin = names.filter((name) => /^[\x20-\x7e\u00c0-\u017f]+$/.test(name) && letters(name) !== '');
    assert.ok(names.length > 150 && latin.length > 80);
    for (const name of latin) assert.ok(page.includes(letters(name)), name);
  });

  it('breaks a name of ten thousand characters over lines and pages', async () => {
    const { text } = await readNames(['W'.repeat(10_000), 'word '.repeat(2_000), 'last']);
    assert.equal(text.match(/W/g)?.length, 10_000);
    assert.equal(text.match(/word/g)?.length, 2_000);
    assert.ok(text.includes('Amount due'));
  });

  it('takes long names of parties, numbers and references', async () => {
    const long = 'Donaudampfschifffahrt'.repeat(20);
    const document = sampleInvoice(1, { number: 'N'.repeat(200), seller: party(long, 'DE'), buyer: party(long, 'AT') });
    const { text } = await readPdf(await renderer.renderInvoice({ document, locale: 'de' }));
    assert.ok(letters(text).includes(letters(long)));
    assert.ok(letters(text).includes('n'.repeat(200)));
  });

  it('keeps long line identifiers in their column', async () => {
    const lines = [{ ...lineNamed(1, 'Plan'), id: 'Identifier'.repeat(30) }];
    const { text } = await readPdf(
      await renderer.renderInvoice({ document: sampleInvoice(1, { lines }), locale: 'en' }),
    );
    assert.ok(letters(text).includes('identifier'.repeat(30)));
    assert.ok(text.includes('Plan 3 months 15.00'));
  });

  it('leaves out control characters and directional overrides', async () => {
    const { text } = await readNames(['safe\u202Egnp\u202C\u0000\u0007\u001b[31mname', 'lone \ud800 half']);
    assert.ok(text.includes('safegnp[31mname'));
    assert.ok(!/[\u202a-\u202e\u2066-\u2069\p{Cc}]/u.test(text));
  });

  it('prints names of many scripts', async () => {
    const names = ['株式会社ひかり', '北京光明软件', '주식회사 한빛', 'Ωμέγα', 'Ромашка', 'Nguyễn Ánh', 'בית', 'شركة'];
    notices.length = 0;
    const { text } = await readNames(names);
    for (const name of names) assert.ok(text.normalize('NFKC').includes(name.normalize('NFKC')), name);
    assert.deepEqual(notices, []);
  });

  it('prints every letter of scripts that put several glyphs on one letter', async () => {
    // The reader at hand ignores the text that the file gives for such groups, and repeats some of their letters.
    const names = ['บริษัท แสงสว่าง จำกัด', 'प्रकाश सॉफ्टवेयर', 'Thị'];
    notices.length = 0;
    const { text } = await readNames(names);
    for (const letter of names.join('')) assert.ok(text.includes(letter), letter);
    assert.deepEqual(notices, []);
  });

  it('replaces what no font has, and says so', async () => {
    notices.length = 0;
    const { text, xmp } = await readNames(['Rocket \u{1F680} plan \u{10FFFF}']);
    assert.ok(text.includes('Rocket \ufffd plan \ufffd'));
    assert.match(xmp, /pdfaid:part/);
    assert.deepEqual(notices, [{ number: 'F-2026-0042', replaced: ['\u{1F680}', '\u{10FFFF}'], degraded: null }]);
  });
});
