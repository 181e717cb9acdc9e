import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { altered, documentOf, read, sample } from './reading.ts';

const ubl = sample('complete.ubl.xml');
const cii = sample('complete.cii.xml');
const expected: unknown = JSON.parse(sample('complete.json'));

/** The same business case as a UBL credit note: other root, lines, quantities, project and due date. */
const creditNote = ubl
  .replaceAll('u:Invoice', 'u:CreditNote')
  .replace('schema:xsd:Invoice-2', 'schema:xsd:CreditNote-2')
  .replace('<InvoiceTypeCode>380</InvoiceTypeCode>', '<CreditNoteTypeCode>381</CreditNoteTypeCode>')
  .replace('<DueDate>2025-03-31</DueDate>', '')
  .replace(/(<PaymentMeansCode name.*<\/PaymentMeansCode>)/, '$1<PaymentDueDate>2025-03-31</PaymentDueDate>')
  .replace(
    '<a:ProjectReference><ID>PRJ-1</ID></a:ProjectReference>',
    '<a:AdditionalDocumentReference><ID>PRJ-1</ID><DocumentTypeCode>50</DocumentTypeCode></a:AdditionalDocumentReference>',
  )
  .replaceAll('a:InvoiceLine', 'a:CreditNoteLine')
  .replaceAll('InvoicedQuantity', 'CreditedQuantity');

describe('every term of EN 16931', () => {
  it('arrives from UBL', async () => {
    const invoice = await read(ubl);
    assert.deepEqual(invoice, { syntax: 'ubl', mediaType: 'application/xml', document: expected });
  });

  it('arrives from CII as the same document', async () => {
    const invoice = await read(cii);
    assert.deepEqual(invoice, { syntax: 'cii', mediaType: 'application/xml', document: expected });
  });

  it('arrives from a UBL credit note', async () => {
    const document = await documentOf(creditNote);
    assert.deepEqual(document, { ...(expected as object), type: 'credit_note', typeCode: '381' });
  });
});

describe('document types', () => {
  const withCode = (code: string) => altered(cii, '<r:TypeCode>380<', `<r:TypeCode>${code}<`);

  for (const code of ['81', '83', '261', '262', '296', '308', '381', '396', '420', '458', '502', '503', '532']) {
    it(`reads type code ${code} as a credit note`, async () => {
      assert.equal((await documentOf(withCode(code))).type, 'credit_note');
    });
  }

  for (const code of ['326', '380', '384', '386', '389', '751', '875', '877']) {
    it(`reads type code ${code} as an invoice`, async () => {
      assert.equal((await documentOf(withCode(code))).type, 'invoice');
    });
  }
});

describe('what the syntaxes write differently', () => {
  it('takes the last of several due dates and joins the terms', async () => {
    const terms =
      '<r:SpecifiedTradePaymentTerms><r:Description>3 % in 10 days</r:Description><r:DueDateDateTime>' +
      '<d:DateTimeString format="102">20250310</d:DateTimeString></r:DueDateDateTime></r:SpecifiedTradePaymentTerms>';
    const document = await documentOf(
      altered(cii, '<r:SpecifiedTradePaymentTerms>', `${terms}<r:SpecifiedTradePaymentTerms>`),
    );
    assert.equal(document.dueDate, '2025-03-31');
    assert.equal(document.paymentTerms, '3 % in 10 days\n30 days net');
  });

  it('reads a payment reference without a means of payment', async () => {
    const document = await documentOf(
      cii.replace(/<r:SpecifiedTradeSettlementPaymentMeans>[^]*<\/r:SpecifiedTradeSettlementPaymentMeans>/, ''),
    );
    assert.equal(document.payment?.meansCode, '1');
    assert.equal(document.payment?.remittance, '2025-0042 / 7');
  });

  it('keeps a note that only looks as if it had a subject code', async () => {
    const document = await documentOf(altered(ubl, '#AAI#First', '#SKONTO#First'));
    assert.deepEqual(document.notes[0], { subjectCode: null, text: '#SKONTO#First line\nsecond line' });
  });

  it('gives the category outside the scope of VAT no rate', async () => {
    const document = await documentOf(ubl.replaceAll('<ID>E</ID>', '<ID>O</ID>'));
    assert.deepEqual(document.taxes[1]?.category, { code: 'O', rate: null });
  });

  it('ignores the time zone that UBL permits on a date', async () => {
    const document = await documentOf(altered(ubl, '2025-03-01<', '2025-03-01+01:00<'));
    assert.equal(document.issueDate, '2025-03-01');
  });

  it('takes groups that say nothing as absent', async () => {
    const document = await documentOf(
      cii
        .replace('>2025-0001</r:IssuerAssignedID>', '></r:IssuerAssignedID>')
        .replace(/<r:PayeeTradeParty>[^]*<\/r:PayeeTradeParty>/, '<r:PayeeTradeParty/>')
        .replace('<r:IBANID>DE02120300000000202051</r:IBANID>', '<r:IBANID/>'),
    );
    assert.deepEqual(
      document.precedingInvoices.map(({ number }) => number),
      ['2025-0002'],
    );
    assert.equal(document.payee, null);
    assert.equal(document.payment?.creditTransfers.length, 1);
  });

  it('counts logistics charges as charges of the document', async () => {
    const charge =
      '<r:SpecifiedLogisticsServiceCharge><r:Description>Shipping</r:Description><r:AppliedAmount>3.10</r:AppliedAmount>' +
      '</r:SpecifiedLogisticsServiceCharge><r:SpecifiedTradePaymentTerms>';
    const document = await documentOf(altered(cii, '<r:SpecifiedTradePaymentTerms>', charge));
    assert.deepEqual(
      document.charges.map(({ reason, amount }) => [reason, amount.amount]),
      [
        ['Freight', 550],
        ['Shipping', 310],
      ],
    );
  });
});

describe('sub-lines in CII', () => {
  const line = /<r:IncludedSupplyChainTradeLineItem>[^]*<\/r:IncludedSupplyChainTradeLineItem>/.exec(cii)?.[0] ?? '';
  const lineWith = (id: string, amount: string, extra = '') =>
    line
      .replace('<r:LineID>1</r:LineID>', `<r:LineID>${id}</r:LineID>${extra}`)
      .replace('<r:LineTotalAmount>102.50', `<r:LineTotalAmount>${amount}`);
  const idsOf = async (...lines: string[]) =>
    (await documentOf(altered(cii, line, lines.join('')))).lines.map(({ id }) => id);
  const below = (parent: string) => `<r:ParentLineID>${parent}</r:ParentLineID>`;
  const status = (code: string) => `<r:LineStatusReasonCode>${code}</r:LineStatusReasonCode>`;

  it('leaves out lines that group others or only inform', async () => {
    const ids = await idsOf(
      lineWith('1', '102.50', status('GROUP')),
      lineWith('1.1', '102.50', below('1') + status('DETAIL')),
      lineWith('2', '7.00', status('INFORMATION')),
    );
    assert.deepEqual(ids, ['1.1']);
  });

  it('leaves out sub-lines that their line includes, by the sum of the document', async () => {
    assert.deepEqual(await idsOf(lineWith('1', '102.50'), lineWith('1.1', '50.00', below('1'))), ['1']);
  });

  it('keeps sub-lines that add to the sum of the document', async () => {
    assert.deepEqual(await idsOf(lineWith('1', '52.50'), lineWith('1.1', '50.00', below('1'))), ['1', '1.1']);
  });
});
