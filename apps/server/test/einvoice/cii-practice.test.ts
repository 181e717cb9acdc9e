import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { altered, codeOf, documentOf, problemOf, sample } from './reading.ts';

const cii = sample('complete.cii.xml');

describe('charge indicators of CII', () => {
  const charge = '<r:ChargeIndicator><d:Indicator>true</d:Indicator></r:ChargeIndicator>';

  for (const written of [
    '<r:ChargeIndicator><d:Indicator>1</d:Indicator></r:ChargeIndicator>',
    '<r:ChargeIndicator><d:Indicator>\n TRUE </d:Indicator></r:ChargeIndicator>',
    '<r:ChargeIndicator>true</r:ChargeIndicator>',
    '<r:ChargeIndicator><d:IndicatorString>true</d:IndicatorString></r:ChargeIndicator>',
  ]) {
    it(`reads ${written} as a charge`, async () => {
      const [line] = (await documentOf(altered(cii, charge, written))).lines;
      assert.deepEqual([line?.allowances.length, line?.charges.length], [1, 1]);
    });
  }

  for (const written of ['', '<r:ChargeIndicator><d:Indicator>yes</d:Indicator></r:ChargeIndicator>']) {
    it(`does not guess the sign of an amount from ${JSON.stringify(written)}`, async () => {
      const problem = await problemOf(altered(cii, charge, written));
      assert.equal(problem.code, 'malformed_document');
      assert.match(problem.message, /allowance or a charge/);
    });
  }
});

describe('lines of the profile EXTENDED', () => {
  const id = '<r:LineID>1</r:LineID>';
  const end = '</r:IncludedSupplyChainTradeLineItem>';
  /** Two lines, the second an ordinary one. */
  const withStatus = (status: string) => {
    const [line = ''] =
      /<r:IncludedSupplyChainTradeLineItem>[^]*<\/r:IncludedSupplyChainTradeLineItem>/.exec(cii) ?? [];
    const first = altered(cii, id, `${id}<r:LineStatusReasonCode>${status}</r:LineStatusReasonCode>`);
    return altered(first, end, end + altered(line, id, '<r:LineID>2</r:LineID>'));
  };

  for (const [status, lines] of [
    ['DETAIL', ['1', '2']],
    ['detail', ['1', '2']],
    ['NEW', ['1', '2']],
    ['GROUP', ['2']],
    ['Information', ['2']],
  ] as const) {
    it(`takes over ${lines.length} of two lines when the first has the status ${status}`, async () => {
      assert.deepEqual(
        (await documentOf(withStatus(status))).lines.map((line) => line.id),
        lines,
      );
    });
  }

  it('takes the value added tax of a line that names other taxes before it', async () => {
    const other =
      '<r:ApplicableTradeTax><r:TypeCode>ENV</r:TypeCode><r:CategoryCode>Z</r:CategoryCode></r:ApplicableTradeTax>';
    const place = '<r:SpecifiedLineTradeSettlement>';
    const [line] = (await documentOf(altered(cii, place, place + other))).lines;
    assert.deepEqual(line?.tax, { code: 'S', rate: '25' });
  });

  const discount = (amount: string, indicator: boolean) =>
    '<r:AppliedTradeAllowanceCharge>' +
    `<r:ChargeIndicator><d:Indicator>${indicator}</d:Indicator></r:ChargeIndicator>` +
    `<r:ActualAmount>${amount}</r:ActualAmount></r:AppliedTradeAllowanceCharge>`;
  const withDiscounts = (...discounts: string[]) =>
    cii.replace(/<r:AppliedTradeAllowanceCharge>[^]*<\/r:AppliedTradeAllowanceCharge>/, discounts.join(''));

  for (const [what, discounts, value] of [
    ['two', [discount('0.0300', false), discount('0.025', false)], '0.055'],
    ['one that a surcharge lessens', [discount('1.0', false), discount('0.25', true)], '0.75'],
    ['small', [discount('0.000000000001', false), discount('900000000000000', false)], '900000000000000.000000000001'],
  ] as const) {
    it(`adds the discounts of a price: ${what}`, async () => {
      const [line] = (await documentOf(withDiscounts(...discounts))).lines;
      assert.deepEqual(line?.price.discount, { value, currency: 'EUR' });
    });
  }

  it('knows no discount where a price has only a surcharge', async () => {
    assert.equal((await documentOf(withDiscounts(discount('1', true)))).lines[0]?.price.discount, null);
  });

  it('reads a measured characteristic, and leaves out what has no value', async () => {
    const tariff = '<r:Description>Tariff</r:Description><r:Value>Night</r:Value>';
    const weight = '<r:Description>Weight</r:Description><r:ValueMeasure unitCode="KGM">2.5</r:ValueMeasure>';
    const green = '<r:Description>Green</r:Description><r:Value>100 %</r:Value>';
    const text = altered(altered(cii, tariff, weight), green, '<r:Description>Green</r:Description><r:Value/>');
    assert.deepEqual((await documentOf(text)).lines[0]?.item.attributes, [{ name: 'Weight', value: '2.5 KGM' }]);
  });
});

describe('CII as it is met with', () => {
  it('reads dates whose prefix is bound to another version of the types', async () => {
    const text = altered(cii, 'QualifiedDataType:100"', 'QualifiedDataType:10"');
    assert.notEqual((await documentOf(text)).precedingInvoices[0]?.issueDate ?? null, null);
  });

  it('reads a date format with white space', async () => {
    const text = altered(cii, 'format="102">20250301<', 'format=" 102 "> 20250301\n<');
    assert.equal((await documentOf(text)).issueDate, '2025-03-01');
  });

  for (const [name, key, content] of [
    ['PayeeTradeParty', 'payee', '<r:Name/>'],
    [
      'SellerTaxRepresentativeTradeParty',
      'taxRepresentative',
      '<r:PostalTradeAddress><r:CountryID/></r:PostalTradeAddress>',
    ],
  ] as const) {
    it(`takes an empty ${name} as absent`, async () => {
      const element = new RegExp(`<r:${name}>[^]*</r:${name}>`);
      const document = await documentOf(cii.replace(element, `<r:${name}>${content}</r:${name}>`));
      assert.equal(document[key], null);
    });
  }

  it('does not leave out a payee who has an identifier, but no name', async () => {
    assert.equal(await codeOf(altered(cii, '<r:Name>Factoring AG</r:Name>', '')), 'malformed_document');
  });

  it('reads the visible digits of a masked card number', async () => {
    const text = altered(cii, '<r:ID>123456</r:ID>', '<r:ID>411111******1234</r:ID>');
    assert.equal((await documentOf(text)).payment?.card?.lastDigits, '1234');
  });

  for (const [what, text] of [
    ['empty lines before the declaration', `\n\r\n ${cii}`],
    ['a byte order mark and an empty line', `\u{feff}\n${cii}`],
    ['zero bytes at the end', `${cii}\0\0`],
  ] as const) {
    it(`reads a file with ${what}`, async () => {
      assert.equal((await documentOf(text)).number, '2025-0042');
    });
  }
});
