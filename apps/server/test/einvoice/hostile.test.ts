import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { readElectronicInvoice } from '../../src/einvoice/read.ts';
import { altered, codeOf, documentOf, problemOf, sample } from './reading.ts';

const ubl = sample('complete.ubl.xml');
const cii = sample('complete.cii.xml');
const megabyte = 1024 * 1024;
const declaration = '<?xml version="1.0" encoding="UTF-8"?>';
const body = ubl.slice(ubl.indexOf('<u:Invoice'));

const laughs = Array.from({ length: 10 }, (_, level) => `<!ENTITY l${level + 1} "${`&l${level};`.repeat(10)}">`).join(
  '',
);
const entity = (definition: string, use: string) =>
  `${declaration}<!DOCTYPE Invoice [${definition}]>${body.replace('Plain note', use)}`;

describe('XML built to exhaust or abuse its reader', () => {
  const cases: [what: string, xml: () => string][] = [
    ['a billion laughs', () => entity(`<!ENTITY l0 "lol">${laughs}`, '&l10;')],
    [
      'a billion laughs in a document of its own',
      () => `<!DOCTYPE lolz [<!ENTITY l0 "lol">${laughs}]><lolz>&l10;</lolz>`,
    ],
    ['one entity used often', () => entity(`<!ENTITY a "${'a'.repeat(50_000)}">`, '&a;'.repeat(50_000))],
    ['an external entity', () => entity('<!ENTITY x SYSTEM "file:///etc/passwd">', '&x;')],
    ['an external parameter entity', () => entity('<!ENTITY % x SYSTEM "http://127.0.0.1:9/x.dtd"> %x;', 'x')],
    ['an external document type', () => `${declaration}<!DOCTYPE u:Invoice SYSTEM "http://127.0.0.1:9/x.dtd">${body}`],
    ['100,000 levels', () => altered(ubl, 'Plain note', `${'<x>'.repeat(100_000)}${'</x>'.repeat(100_000)}`)],
    ['a million elements', () => altered(ubl, 'Plain note', '<x/>'.repeat(1_000_000))],
  ];
  for (const [what, xml] of cases) {
    it(`refuses ${what}`, async () => {
      const problem = await problemOf(xml());
      assert.equal(problem.code, 'refused_document', problem.message);
    });
  }

  it('refuses 100 MB before looking at it', async () => {
    assert.equal(await codeOf(new Uint8Array(100 * megabyte)), 'payload_too_large');
    assert.equal(await codeOf(new Uint8Array(20 * megabyte + 1)), 'payload_too_large');
  });

  it('reads a supporting document of many megabytes', async () => {
    const document = await documentOf(altered(ubl, 'YTtiCg==', 'QUJD'.repeat(4 * megabyte)));
    assert.equal(document.attachments[0]?.filename, 'hours.csv');
  });

  it('reads three thousand lines', async () => {
    const line = /<a:InvoiceLine>[^]*<\/a:InvoiceLine>/.exec(ubl)?.[0] ?? '';
    const document = await documentOf(ubl.replace(line, line.repeat(3000)));
    assert.equal(document.lines.length, 3000);
  });

  for (const name of ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty']) {
    it(`is not moved by elements and attributes called ${name}`, async () => {
      const document = await documentOf(
        altered(ubl, '<ID>2025-0042</ID>', `<${name} ${name}="1">x</${name}><ID ${name}="2">2025-0042</ID>`),
      );
      assert.deepEqual(document, JSON.parse(sample('complete.json')));
      assert.equal(Object.getPrototypeOf({}), Object.prototype);
    });
  }

  it('reads the next file after a refused one', async () => {
    await problemOf(altered(ubl, 'Plain note', '<x/>'.repeat(1_000_000)));
    assert.equal((await documentOf(cii)).number, '2025-0042');
  });
});

describe('files that are something else', () => {
  const cases: [what: string, content: string | Uint8Array][] = [
    ['an empty file', ''],
    ['white space', ' \n\t '],
    ['JSON', '{"invoice": 1}'],
    ['text', 'Invoice 42'],
    ['bytes without meaning', Uint8Array.from({ length: 5000 }, (_, index) => (index * 7919) % 251)],
    ['zeros', new Uint8Array(5000)],
    ['an image', Buffer.from('89504e470d0a1a0a0000000d', 'hex')],
    ['a ZIP archive', Buffer.from('504b0304', 'hex')],
    ['HTML', '<!DOCTYPE html><html><body><p>Invoice<br></body></html>'],
    ['XHTML', '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Strict//EN" "xhtml1-strict.dtd"><html/>'],
    ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"/>'],
    ['a UBL order', '<Order xmlns="urn:oasis:names:specification:ubl:schema:xsd:Order-2"/>'],
    ['an invoice of another namespace', '<Invoice xmlns="urn:example:other"/>'],
    ['an invoice without a namespace', '<Invoice><ID>1</ID></Invoice>'],
    ['FatturaPA', '<p:FatturaElettronica xmlns:p="http://ivaservizi.agenziaentrate.gov.it/docs/xsd/fatture/v1.2"/>'],
  ];
  for (const [what, content] of cases) {
    it(`answers not_an_invoice for ${what}`, async () => {
      assert.equal(await codeOf(content), 'not_an_invoice');
    });
  }

  it('says that ZUGFeRD 1.0 is not read', async () => {
    const problem = await problemOf(
      '<rsm:CrossIndustryDocument xmlns:rsm="urn:ferd:CrossIndustryDocument:invoice:1p0"/>',
    );
    assert.equal(problem.code, 'unsupported_document');
    assert.match(problem.message, /ZUGFeRD 1\.0/);
  });

  it('names the file, but repeats nothing of what it says', async () => {
    const secret = altered(cii, '<r:DuePayableAmount>100.00<', '<r:DuePayableAmount>Ute Petersen<');
    await assert.rejects(readElectronicInvoice(Buffer.from(secret), 'march.xml'), (error: Error) => {
      assert.match(error.message, /^march\.xml: BT-115 /);
      assert.doesNotMatch(error.message, /Petersen/);
      return true;
    });
  });
});

describe('XML that is not well-formed', () => {
  const cases: [what: string, content: string | Uint8Array][] = [
    ['cut off', ubl.slice(0, -30)],
    ['tags that do not match', altered(ubl, '</ProfileID>', '</ProfileId>')],
    ['an undeclared prefix', altered(ubl, '<ProfileID>', '<z:ProfileID>')],
    ['an undeclared entity', altered(ubl, 'Plain note', '&nbsp;')],
    ['a bare ampersand', altered(ubl, 'Plain note', 'A & B')],
    ['a NUL byte', altered(ubl, 'Plain note', 'A\0B')],
    ['a control character', altered(ubl, 'Plain note', 'A\u0001B')],
    ['a reference to a control character', altered(ubl, 'Plain note', 'A&#0;B')],
    ['text after the end', `${ubl}more`],
    ['two roots', ubl + body],
    ['an attribute twice', altered(ubl, 'unitCode="KWH"', 'unitCode="KWH" unitCode="MWH"')],
    [
      'invalid UTF-8',
      Buffer.concat([Buffer.from(ubl.slice(0, 900)), Buffer.from([0xc3, 0x28]), Buffer.from(ubl.slice(900))]),
    ],
    ['an encoding that does not exist', altered(ubl, 'UTF-8', 'EBCDIC-9')],
  ];
  for (const [what, content] of cases) {
    it(`answers malformed_document for ${what}`, async () => {
      assert.equal(await codeOf(content), 'malformed_document');
    });
  }
});

describe('encodings', () => {
  const bigEndian = (text: string) => Buffer.from(text, 'utf16le').swap16();
  const expected: unknown = JSON.parse(sample('complete.json'));
  const cases: [what: string, content: Buffer][] = [
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${ubl}`)],
    ['UTF-16, little end first', Buffer.from(`\ufeff${ubl.replace('UTF-8', 'UTF-16')}`, 'utf16le')],
    ['UTF-16, big end first', bigEndian(`\ufeff${ubl.replace('UTF-8', 'UTF-16')}`)],
    ['UTF-16 without a mark', Buffer.from(ubl.replace('UTF-8', 'UTF-16LE'), 'utf16le')],
    ['ISO-8859-1', Buffer.from(ubl.replace('UTF-8', 'ISO-8859-1'), 'latin1')],
    ['Windows-1252', Buffer.from(ubl.replace('UTF-8', 'windows-1252'), 'latin1')],
    ['UTF-8 that calls itself UTF-16', Buffer.from(ubl.replace('UTF-8', 'UTF-16'))],
    ['UTF-8 without a declaration', Buffer.from(body)],
    ['UTF-8 after blank lines', Buffer.from(`\n\n${body}`)],
  ];
  for (const [what, content] of cases) {
    it(`reads ${what}`, async () => {
      assert.deepEqual(await documentOf(content), expected);
    });
  }

  it('takes markup in text as text', async () => {
    const document = await documentOf(
      altered(ubl, 'Plain note', '<![CDATA[A & <b>B</b>]]> &amp; &#x20AC;<!-- no --> C'),
    );
    assert.equal(document.notes[1]?.text, 'A & <b>B</b> & € C');
  });
});
