import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it } from 'node:test';

import { ciiXml } from '../../../src/einvoice/produce/cii.ts';
import { completed } from '../../../src/einvoice/produce/completed.ts';
import { offersElectronic } from '../../../src/einvoice/produce/offers-electronic.ts';
import { produceXml } from '../../../src/einvoice/produce/produce.ts';
import { ublXml } from '../../../src/einvoice/produce/ubl.ts';
import type { Schemas } from '../../../src/http/operations.ts';
import { brokenArithmetic } from '../../demo/arithmetic.ts';
import { documentOf, fixturesFolder, sample } from '../reading.ts';
import { cases, documentFrom, french, line, untaxed } from './cases.ts';
import { findingsOf } from './independent-reader.ts';
import { brokenRules, frenchRules, rulesElsewhere, xrechnungRules } from './rules.ts';

type Document = Schemas['InvoiceDocument'];

const syntaxes = ['ubl', 'cii'] as const;

/** With no attachment but a link: bytes of attachments are not kept, so none are written. */
const complete: Document = (() => {
  const document = JSON.parse(sample('complete.json')) as Document;
  const attachments = document.attachments.map((one) => ({ ...one, filename: null, mediaType: null }));
  return { ...document, attachments };
})();

describe('every term of EN 16931', () => {
  for (const [type, typeCode] of [
    ['invoice', '380'],
    ['credit_note', '381'],
  ] as const) {
    const document: Document = { ...complete, type, typeCode };
    it(`comes back from the UBL of the type ${type}`, async () => {
      assert.deepEqual(await documentOf(ublXml(document)), document);
    });
    it(`comes back from the CII of the type ${type}`, async () => {
      assert.deepEqual(await documentOf(ciiXml(document)), document);
    });
  }
});

describe('the e-invoices of', () => {
  for (const [name, document] of Object.entries(cases)) {
    it(`${name} say what the document says, and add up`, async () => {
      assert.ok(offersElectronic(document));
      const expected = completed(document);
      for (const syntax of syntaxes) {
        const read = await documentOf(produceXml(document, syntax));
        assert.deepEqual(read, expected, syntax);
        assert.deepEqual(amountsOf(read), amountsOf(document));
        assert.deepEqual(
          brokenArithmetic(read).filter((rule) => !rule.startsWith('BR-33')),
          [],
          syntax,
        );
      }
    });

    it(`${name} are found right by an independent reader`, async () => {
      assert.deepEqual(await findingsOf(produceXml(document, 'cii')), []);
    });

    it(`${name} break no rule of XRechnung, nor of France where the seller is French`, async () => {
      const read = await documentOf(produceXml(document, 'ubl'));
      assert.deepEqual(brokenRules(xrechnungRules, read), []);
      if (read.seller.address?.country === 'FR') assert.deepEqual(brokenRules(frenchRules, read), []);
    });
  }
});

/** Amounts are never touched by what completes a document. */
function amountsOf({ totals, taxes, lines }: Document) {
  const { taxInAccountingCurrency: _, ...sums } = totals;
  return [sums, taxes.map(({ base, amount }) => [base, amount]), lines.map(({ netAmount }) => netAmount)];
}

describe('the rules of XRechnung', () => {
  it('are all held here', () => {
    const file = path.join(fixturesFolder, 'xrechnung-rules.json');
    const published = JSON.parse(readFileSync(file, 'utf8')) as { id: string; flag: string }[];
    const fatal = published.filter(({ id, flag }) => flag === 'fatal' && !rulesElsewhere.test(id)).map(({ id }) => id);
    assert.deepEqual(fatal.sort(), Object.keys(xrechnungRules).sort());
  });

  it('have a rate in every row of the breakdown (BR-DE-14), though not on lines outside the scope of VAT', () => {
    const document = cases['outside the scope of VAT'] as Document;
    assert.match(
      produceXml(document, 'ubl'),
      /<cbc:ID>O<\/cbc:ID>\s*<cbc:Percent>0<\/cbc:Percent>\s*<cbc:TaxExemption/,
    );
    assert.match(produceXml(document, 'cii'), /<ram:ExemptionReasonCode>VATEX-EU-O<[^]*?<ram:RateApplicablePercent>0</);
    assert.equal(produceXml(document, 'ubl').match(/<cbc:Percent>/g)?.length, 1);
    assert.equal(produceXml(document, 'cii').match(/<ram:RateApplicablePercent>/g)?.length, 1);
  });

  it('have no empty element, save the delivery that CII wants', () => {
    for (const document of Object.values(cases)) {
      for (const syntax of syntaxes) {
        const empty = produceXml(document, syntax).match(/<[\w:]+\/>/g) ?? [];
        assert.ok(
          empty.every((element) => element === '<ram:ApplicableHeaderTradeDelivery/>'),
          empty.join(),
        );
      }
    }
  });
});

describe('the price of a line', () => {
  it('gives the amount, for the whole quantity where the amount was rounded', async () => {
    const yen = documentFrom({ lines: [line('33.4', untaxed.zero)] }, { currency: 'JPY' });
    for (const syntax of syntaxes) {
      const [read] = (await documentOf(produceXml(yen, syntax))).lines;
      assert.deepEqual(read?.netAmount, { amount: 100, currency: 'JPY' });
      assert.deepEqual(read.price.net, { value: '100', currency: 'JPY' });
      assert.deepEqual(read.price.baseQuantity, { value: '3', unit: 'C62' });
    }
  });

  it('is never negative: what is given back is a negative quantity', async () => {
    const [, back] = (await documentOf(produceXml(cases['a line that is taken back'] as Document, 'ubl'))).lines;
    assert.deepEqual([back?.quantity.value, back?.price.net.value, back?.netAmount.amount], ['-1', '20', -2000]);
  });
});

describe('texts of an e-invoice', () => {
  it('are never markup, and hold no character that XML cannot', async () => {
    const name = '<b>&amp; "x" ]]> \u0000\u0008\ufffe é 日本 \u{1f600}';
    const document = documentFrom({ lines: [line('1', untaxed.zero, { name })] });
    for (const syntax of syntaxes) {
      const read = await documentOf(produceXml(document, syntax));
      assert.equal(read.lines[0]?.item.name, '<b>&amp; "x" ]]>  é 日本 \u{1f600}');
    }
  });
});

describe('no e-invoice is offered of', () => {
  const plain = cases['a plain invoice'] as Document;
  const without = (party: Partial<Schemas['Party']>): Document => ({ ...plain, seller: { ...plain.seller, ...party } });
  const refused: Record<string, Document> = {
    'an amount with a third decimal, which EN 16931 cannot state': documentFrom(
      { lines: [line('12.345', untaxed.zero)] },
      { currency: 'KWD' },
    ),
    'a seller without any number': without({ taxId: null, legalRegistration: null, identifiers: [] }),
    'a seller whose country is not known': without({ address: null, taxId: null }),
    'an exemption without a reason': documentFrom({
      lines: [line('1', { ...untaxed.exempt, exemptionReason: null })],
    }),
    'a supply within the EU to a buyer without a VAT identifier': documentFrom(
      { lines: [line('1', untaxed.intraCommunity)] },
      { buyer: { ...french.buyer, taxId: null } },
    ),
    'an amount due without a date or terms': { ...plain, dueDate: null, paymentTerms: null },
    'a document without lines': { ...plain, lines: [] },
  };
  for (const [name, document] of Object.entries(refused)) {
    it(name, () => assert.equal(offersElectronic(document), false));
  }
});
