import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { after, describe, it } from 'node:test';

import { PDFArray, PDFDict, PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { FacturX } from 'factur-x-kit';

import { createDocumentRenderer } from '../../src/documents/render.ts';
import { facturXDocument, produceXml } from '../../src/einvoice/produce/produce.ts';
import { cases } from '../einvoice/produce/cases.ts';
import { documentOf, read } from '../einvoice/reading.ts';

import { readPdf } from './read-pdf.ts';

const renderer = createDocumentRenderer();
const folder = mkdtempSync(path.join(tmpdir(), 'portico-factur-x-'));
after(async () => {
  rmSync(folder, { recursive: true });
  await renderer.close();
});

const document = cases['discounts and surcharges of document and line'] ?? assert.fail();
const bytes = await renderer.renderElectronic({ document, locale: 'fr', syntax: 'facturx' });
const file = path.join(folder, 'invoice.pdf');
writeFileSync(file, bytes);

/** How often a text occurs. */
const count = (text: string, part: string): number => text.split(part).length - 1;

describe('a Factur-X', () => {
  it('is found right by qpdf', () => {
    const output = execFileSync('qpdf', ['--check', file], { encoding: 'utf8' });
    assert.match(output, /No syntax or stream encoding errors found/);
  });

  it('has the CII in it, byte for byte', () => {
    execFileSync('pdfdetach', ['-saveall', '-o', folder, file], { stdio: 'ignore' });
    const attached = readFileSync(path.join(folder, 'factur-x.xml'), 'utf8');
    assert.equal(attached, produceXml(facturXDocument(document), 'cii'));
  });

  it('has it as an alternative of the whole document, as PDF/A-3 wants', async () => {
    const { catalog } = await PDFDocument.load(bytes, { updateMetadata: false });
    const files = catalog.lookup(PDFName.of('AF'), PDFArray);
    assert.equal(files.size(), 1);
    const specification = files.lookup(0, PDFDict);
    assert.equal(specification.get(PDFName.of('AFRelationship')), PDFName.of('Alternative'));
    assert.ok(specification.has(PDFName.of('Desc')));
    assert.ok(catalog.has(PDFName.of('OutputIntents')));
  });

  it('calls itself PDF/A-3a and Factur-X EN 16931, each once', async () => {
    const { xmp, isTagged, title, language } = await readPdf(bytes);
    assert.match(xmp, /<pdfaid:part>3<\/pdfaid:part><pdfaid:conformance>A<\/pdfaid:conformance>/);
    for (const [name, value] of Object.entries({
      DocumentType: 'INVOICE',
      DocumentFileName: 'factur-x.xml',
      Version: '1.0',
      ConformanceLevel: 'EN 16931',
    })) {
      assert.equal(count(xmp, `<fx:${name}>${value}</fx:${name}>`), 1);
      assert.equal(count(xmp, `<pdfaProperty:name>${name}</pdfaProperty:name>`), 1);
    }
    assert.equal(count(xmp, '<pdfaExtension:schemas>'), 1);
    assert.ok(isTagged);
    assert.equal(title, `Facture ${document.number}`);
    assert.match(language, /^fr/);
  });

  it('is read by this server as what the invoice says', async () => {
    const { syntax } = await read(bytes);
    assert.equal(syntax, 'facturx');
    assert.deepEqual(await documentOf(bytes), facturXDocument(document));
  });

  it('is read by an independent reader, which finds the total in it', async () => {
    const { object } = await FacturX.fromPDF(bytes);
    assert.equal(object.totals.grossTotal, document.totals.gross.amount / 100);
  });

  it('has the same bytes each time', async () => {
    const again = await renderer.renderElectronic({ document, locale: 'fr', syntax: 'facturx' });
    assert.deepEqual(Buffer.from(again), Buffer.from(bytes));
  });
});
