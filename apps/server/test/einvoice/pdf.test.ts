import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { deflateSync } from 'node:zlib';
import { PDFDocument } from '@cantoo/pdf-lib';
import { bombOf, pdfOf, pdfWithFiles, pdfWithXml, streamOf } from './pdf-samples.ts';
import { codeOf, documentOf, problemOf, read, readFixture, sample } from './reading.ts';

const cii = sample('complete.cii.xml');
const expected: unknown = JSON.parse(sample('complete.json'));
const compressed = (xml: string) => streamOf(deflateSync(Buffer.from(xml)), '/Filter /FlateDecode');
const megabytes = 1024 * 1024;
const order = '<SCRDMCCBDACIOMessageStructure xmlns="urn:un:unece:uncefact:data:SCRDMCCBDACIOMessageStructure:1"/>';
const zugferd1 = '<CrossIndustryDocument xmlns="urn:ferd:CrossIndustryDocument:invoice:1p0"/>';

describe('invoices inside PDFs', () => {
  for (const name of [
    'factur-x.xml',
    'Factur-X.xml',
    'zugferd-invoice.xml',
    'ZUGFeRD-invoice.xml',
    'xrechnung.xml',
    'invoice.xml',
  ]) {
    it(`reads ${name}`, async () => {
      const invoice = await read(pdfWithXml(cii, name));
      assert.deepEqual(invoice, { syntax: 'facturx', mediaType: 'application/pdf', document: expected });
    });
  }

  it('prefers the name of the standard to other XML', async () => {
    const other = compressed(cii.replace('2025-0042<', 'other<'));
    const pdf = pdfWithFiles([
      { name: 'a.xml', stream: other },
      { name: 'factur-x.xml', stream: compressed(cii) },
    ]);
    assert.equal((await documentOf(pdf)).number, '2025-0042');
  });

  it('passes over ZUGFeRD 1.0 beside a current invoice', async () => {
    const pdf = pdfWithFiles([
      { name: 'ZUGFeRD-invoice.xml', stream: compressed(zugferd1) },
      { name: 'factur-x.xml', stream: compressed(cii) },
    ]);
    assert.equal((await documentOf(pdf)).number, '2025-0042');
  });

  it('reads an attachment that is only associated, without a name in the tree', async () => {
    const pdf = pdfOf([
      '<< /Type /Catalog /AF [2 0 R] >>',
      '<< /Type /Filespec /UF (factur-x.xml) /EF << /UF 3 0 R >> >>',
      compressed(cii),
    ]);
    assert.deepEqual(await documentOf(pdf), expected);
  });

  it('reads an association that is no list', async () => {
    const pdf = pdfOf([
      '<< /Type /Catalog /AF 2 0 R >>',
      '<< /Type /Filespec /UF () /F (factur-x.xml) /EF << /F 3 0 R >> >>',
      compressed(cii),
    ]);
    assert.deepEqual(await documentOf(pdf), expected);
  });

  it('reads an attachment whose name stands only in the tree', async () => {
    const pdf = pdfOf([
      '<< /Type /Catalog /Names << /EmbeddedFiles << /Names [(factur-x.xml) 2 0 R] >> >> >>',
      '<< /Type /Filespec /EF << /F 3 0 R >> >>',
      compressed(cii),
    ]);
    assert.deepEqual(await documentOf(pdf), expected);
  });

  it('reads a PDF that is encrypted, but opens without a password', async () => {
    const pdf = await PDFDocument.load(pdfWithXml(cii));
    pdf.encrypt({ userPassword: '', ownerPassword: 'owner' });
    assert.deepEqual(await documentOf(await pdf.save()), expected);
  });

  it('does not read a PDF that asks for a password', async () => {
    const pdf = await PDFDocument.load(pdfWithXml(cii));
    pdf.encrypt({ userPassword: 'user', ownerPassword: 'owner' });
    const problem = await problemOf(await pdf.save());
    assert.equal(problem.code, 'unsupported_document');
    assert.match(problem.message, /password/);
  });

  it('reads a chain of filters', async () => {
    const hex = Buffer.from(`${deflateSync(Buffer.from(cii)).toString('hex')}>`);
    const stream = streamOf(hex, '/Filter [/ASCIIHexDecode /FlateDecode]');
    assert.deepEqual(await documentOf(pdfWithFiles([{ name: 'factur-x.xml', stream }])), expected);
  });

  it('reads the profile MINIMUM, which has no lines and no sum of them', async () => {
    const minimum = cii
      .replace('urn:cen.eu:en16931:2017', 'urn:factur-x.eu:1p0:minimum')
      .replace(/<r:IncludedSupplyChainTradeLineItem>[^]*<\/r:IncludedSupplyChainTradeLineItem>/, '')
      .replace(/<r:ApplicableTradeTax>[^]*<\/r:ApplicableTradeTax>/, '')
      .replace('<r:LineTotalAmount>102.50</r:LineTotalAmount>', '');
    const { lines, taxes, totals } = await documentOf(pdfWithXml(minimum));
    assert.deepEqual([lines, taxes, totals.lines.amount, totals.due.amount], [[], [], 9750, 10_000]);
  });
});

describe('PDFs that are no invoice', () => {
  const attachment = (xml: string, name: string) => pdfWithXml(xml, name);
  const cases: [what: string, pdf: () => Buffer, code: string][] = [
    ['nothing embedded', () => pdfOf(['<< /Type /Catalog >>']), 'not_an_invoice'],
    ['an order', () => attachment(order, 'order-x.xml'), 'not_an_invoice'],
    ['an image', () => attachment('PNG', 'logo.png'), 'not_an_invoice'],
    ['another XML document', () => attachment('<html/>', 'page.xml'), 'not_an_invoice'],
    ['ZUGFeRD 1.0', () => attachment(zugferd1, 'ZUGFeRD-invoice.xml'), 'unsupported_document'],
    ['broken XML', () => attachment(cii.slice(0, -20), 'factur-x.xml'), 'malformed_document'],
    [
      'a name without its file',
      () => pdfOf(['<< /Type /Catalog /AF [2 0 R] >>', '<< /UF (factur-x.xml) /EF << /F 9 0 R >> >>']),
      'malformed_document',
    ],
    [
      'encryption',
      () =>
        pdfWithFiles(
          [{ name: 'factur-x.xml', stream: compressed(cii) }],
          '/Encrypt << /Filter /Standard /V 2 /R 3 /P -4 /O (o) /U (u) >>',
        ),
      'unsupported_document',
    ],
    [
      'a damaged stream',
      () => pdfWithFiles([{ name: 'factur-x.xml', stream: streamOf(Buffer.from('junk'), '/Filter /FlateDecode') }]),
      'malformed_document',
    ],
    [
      'a stream that does not match its checksum',
      () => {
        const bytes = deflateSync(Buffer.from(cii));
        bytes[bytes.length - 1] = (bytes.at(-1) ?? 0) ^ 1;
        return pdfWithFiles([{ name: 'factur-x.xml', stream: streamOf(bytes, '/Filter /FlateDecode') }]);
      },
      'malformed_document',
    ],
    [
      'a filter that does not exist',
      () => pdfWithFiles([{ name: 'factur-x.xml', stream: streamOf(Buffer.from(cii), '/Filter /NoDecode') }]),
      'malformed_document',
    ],
    ['only a header', () => Buffer.from('%PDF-1.7\n'), 'malformed_document'],
  ];
  for (const [what, pdf, code] of cases) {
    it(`answers ${code} for ${what}`, async () => {
      assert.equal(await codeOf(pdf()), code);
    });
  }

  for (const share of [0.1, 0.3, 0.5, 0.7, 0.9]) {
    it(`answers malformed_document when ${share * 100} % of a PDF has arrived`, async () => {
      const pdf = readFixture('facturx/EN16931_Einfach.pdf');
      assert.equal(await codeOf(pdf.subarray(0, pdf.length * share)), 'malformed_document');
    });
  }
});

describe('PDFs built to exhaust their reader', () => {
  const cases: [what: string, pdf: () => Buffer][] = [
    ['an attachment of 120 MB', () => pdfWithFiles([{ name: 'factur-x.xml', stream: bombOf(120 * megabytes, 1) }])],
    [
      'an attachment of 120 MB, packed twice',
      () => pdfWithFiles([{ name: 'factur-x.xml', stream: bombOf(120 * megabytes, 2) }]),
    ],
    [
      'an object stream of 120 MB',
      () => pdfOf(['<< /Type /Catalog >>', bombOf(120 * megabytes, 1, '/Type /ObjStm /N 1 /First 4')]),
    ],
    [
      'a cross-reference stream of 120 MB',
      () => pdfOf(['<< /Type /Catalog >>', bombOf(120 * megabytes, 1, '/Type /XRef /Size 9 /W [1 2 1]')]),
    ],
    [
      'many object streams of 10 MB',
      () =>
        pdfOf([
          '<< /Type /Catalog >>',
          ...Array.from({ length: 30 }, () => bombOf(10 * megabytes, 1, '/Type /ObjStm /N 0 /First 0')),
        ]),
    ],
  ];
  for (const [what, pdf] of cases) {
    it(`refuses ${what}`, async () => {
      const before = process.memoryUsage().rss;
      const problem = await problemOf(pdf());
      assert.equal(problem.code, 'refused_document', problem.message);
      assert.ok(process.memoryUsage().rss - before < 1120 * megabytes);
    });
  }

  it('ends on arrays nested without end', async () => {
    const code = await codeOf(pdfOf(['<< /Type /Catalog >>', '['.repeat(200_000)]));
    assert.ok(['refused_document', 'malformed_document', 'not_an_invoice'].includes(code), code);
  });

  it('ends on a tree of names that holds itself', async () => {
    const pdf = pdfOf(['<< /Type /Catalog /Names << /EmbeddedFiles 2 0 R >> >>', '<< /Kids [2 0 R 2 0 R 2 0 R] >>']);
    assert.equal(await codeOf(pdf), 'not_an_invoice');
  });
});
