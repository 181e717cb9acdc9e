import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { altered, codeOf, documentOf, problemOf, sample } from './reading.ts';

const ubl = sample('complete.ubl.xml');
const cii = sample('complete.cii.xml');

const withDue = (amount: string) => altered(cii, '<r:DuePayableAmount>100.00<', `<r:DuePayableAmount>${amount}<`);

describe('amounts', () => {
  const readable: [written: string, minorUnits: number][] = [
    ['100', 10_000],
    ['+100.5', 10_050],
    ['-0.01', -1],
    ['.5', 50],
    ['007.', 700],
    ['1.230000', 123],
    [' 1.23\n', 123],
    ['-0.00', 0],
    // 1.15 and 4.35 times 100 are not whole in floating point.
    ['1.15', 115],
    ['4.35', 435],
    ['90071992547409.91', 9_007_199_254_740_991],
  ];
  for (const [written, amount] of readable) {
    it(`reads ${JSON.stringify(written)} exactly`, async () => {
      assert.deepEqual((await documentOf(withDue(written))).totals.due, { amount, currency: 'EUR' });
    });
  }

  const unreadable = [
    '1e5',
    'NaN',
    'Infinity',
    '1,234.56',
    '1 000',
    '0x10',
    '--1',
    '.',
    '१',
    '9'.repeat(40),
    '0.001',
    '90071992547409.92',
  ];
  for (const written of unreadable) {
    it(`refuses ${written} and names the field`, async () => {
      const problem = await problemOf(withDue(written));
      assert.equal(problem.code, 'malformed_document');
      assert.match(problem.message, /BT-115 Amount due for payment/);
    });
  }

  const inCurrency = (code: string, due: string) =>
    withDue(due)
      .replace('InvoiceCurrencyCode>EUR<', `InvoiceCurrencyCode>${code}<`)
      .replace('currencyID="EUR"', `currencyID="${code}"`)
      .replace(
        /(\d+)\.\d+<\/r:((?:Line|Charge|Allowance|TaxBasis|Grand|Tax)Total)?(Prepaid|Rounding|Actual|Basis|Calculated|Applied)?Amount>/g,
        '$1</r:$2$3Amount>',
      )
      .replace('20.49<', '20<')
      .replace('23.00<', '23<');

  for (const [code, written, amount] of [
    ['JPY', '100', 100],
    ['BHD', '100.125', 100_125],
    ['CLF', '1.2345', 12_345],
  ] as const) {
    it(`knows the minor unit of ${code}`, async () => {
      assert.deepEqual((await documentOf(inCurrency(code, written))).totals.due, { amount, currency: code });
    });
  }

  it('refuses a yen with decimals', async () => {
    assert.equal(await codeOf(inCurrency('JPY', '100.5')), 'malformed_document');
  });

  it('refuses an amount in another currency than the document', async () => {
    const problem = await problemOf(
      altered(ubl, 'TaxExclusiveAmount currencyID="EUR"', 'TaxExclusiveAmount currencyID="USD"'),
    );
    assert.equal(problem.code, 'malformed_document');
    assert.match(problem.message, /BT-109 .* another currency/);
  });

  it('refuses more decimals of a price than are kept', async () => {
    const problem = await problemOf(altered(ubl, '81.16753299<', '81.1234567890123<'));
    assert.match(problem.message, /BT-146 Item net price .* 12 decimals/);
  });

  it('never recomputes: a document whose sums do not agree is read as it stands', async () => {
    const { totals } = await documentOf(withDue('99.99'));
    assert.deepEqual([totals.gross.amount, totals.due.amount], [12_050, 9_999]);
  });
});

describe('charge indicators of UBL', () => {
  const charge = '<ChargeIndicator>true</ChargeIndicator>';

  for (const written of ['1', '\n TRUE ']) {
    it(`reads ${JSON.stringify(written)} as a charge`, async () => {
      const { allowances, charges } = await documentOf(altered(ubl, charge, charge.replace('true', written)));
      assert.deepEqual([allowances.length, charges.length], [1, 1]);
    });
  }

  for (const written of ['', '<ChargeIndicator>yes</ChargeIndicator>']) {
    it(`does not guess the sign of an amount from ${JSON.stringify(written)}`, async () => {
      const problem = await problemOf(altered(ubl, charge, written));
      assert.equal(problem.code, 'malformed_document');
      assert.match(problem.message, /allowance or a charge/);
    });
  }
});

describe('dates', () => {
  for (const written of [
    '2025-02-30',
    '2025-13-01',
    '2025-2-1',
    '01.02.2025',
    '20250201',
    '0000-00-00',
    '2025-02-01T00:00:00',
  ]) {
    it(`refuses ${written} in UBL`, async () => {
      const problem = await problemOf(altered(ubl, '<IssueDate>2025-03-01<', `<IssueDate>${written}<`));
      assert.equal(problem.code, 'malformed_document');
      assert.match(problem.message, /BT-2 Invoice issue date/);
    });
  }

  for (const [format, written] of [
    ['102', '20250230'],
    ['102', '2025-03-01'],
    ['610', '202503'],
    ['203', '202503010000'],
  ] as const) {
    it(`refuses ${written} in format ${format} in CII`, async () => {
      const problem = await problemOf(altered(cii, 'format="102">20250301<', `format="${format}">${written}<`));
      assert.equal(problem.code, 'malformed_document');
      assert.match(problem.message, /BT-2 Invoice issue date/);
    });
  }

  it('reads a leap day', async () => {
    assert.equal(
      (await documentOf(altered(ubl, '<IssueDate>2025-03-01<', '<IssueDate>2024-02-29<'))).issueDate,
      '2024-02-29',
    );
  });
});

describe('what a document must state', () => {
  const missing: [term: string, text: string, passage: string | RegExp][] = [
    ['BT-1 ', ubl, '<ID>2025-0042</ID>'],
    ['BT-2 ', ubl, '<IssueDate>2025-03-01</IssueDate>'],
    ['BT-3 ', ubl, '<InvoiceTypeCode>380</InvoiceTypeCode>'],
    ['BT-5 ', ubl, '<DocumentCurrencyCode>EUR</DocumentCurrencyCode>'],
    ['BT-27 ', ubl, '<RegistrationName>Nordlicht Energie GmbH</RegistrationName>'],
    ['BT-44 ', ubl, '<RegistrationName>Kund AB</RegistrationName>'],
    ['BT-106 ', ubl, '<LineExtensionAmount currencyID="EUR">102.50</LineExtensionAmount>'],
    ['BT-109 ', ubl, '<TaxExclusiveAmount currencyID="EUR">97.50</TaxExclusiveAmount>'],
    ['BT-112 ', ubl, '<TaxInclusiveAmount currencyID="EUR">120.50</TaxInclusiveAmount>'],
    ['BT-115 ', ubl, '<PayableAmount currencyID="EUR">100.00</PayableAmount>'],
    ['BG-25 ', ubl, /<a:InvoiceLine>[^]*<\/a:InvoiceLine>/],
    ['BG-25 ', cii, /<r:IncludedSupplyChainTradeLineItem>[^]*<\/r:IncludedSupplyChainTradeLineItem>/],
    ['BT-1 ', cii, '<r:ID>2025-0042</r:ID>'],
    ['BT-2 ', cii, /<r:IssueDateTime>.*<\/r:IssueDateTime>/],
    ['BT-5 ', cii, '<r:InvoiceCurrencyCode>EUR</r:InvoiceCurrencyCode>'],
    ['BT-27 ', cii, '<r:Name>Nordlicht Energie GmbH</r:Name>'],
    ['BT-44 ', cii, '<r:Name>Kund AB</r:Name>'],
    ['BT-110 ', cii, '<r:TaxTotalAmount currencyID="EUR">23.00</r:TaxTotalAmount>'],
    ['BT-115 ', cii, '<r:DuePayableAmount>100.00</r:DuePayableAmount>'],
    ['BT-131 ', cii, /<r:SpecifiedTradeSettlementLineMonetarySummation>.*/],
    ['BT-146 ', cii, '<r:ChargeAmount>81.16753299</r:ChargeAmount>'],
    ['BT-153 ', cii, '<r:Name>Electricity</r:Name>'],
  ];
  for (const [term, text, passage] of missing) {
    it(`names ${term}when it is missing from ${text === ubl ? 'UBL' : 'CII'}`, async () => {
      const problem = await problemOf(text.replace(passage, ''));
      assert.equal(problem.code, 'malformed_document');
      assert.ok(problem.message.includes(term), problem.message);
    });
  }

  it('treats a blank element as missing', async () => {
    assert.match((await problemOf(altered(ubl, '<ID>2025-0042</ID>', '<ID> \n </ID>'))).message, /BT-1 /);
  });
});

describe('what the contract cannot hold', () => {
  it('refuses a number that is too long, and names it', async () => {
    const problem = await problemOf(altered(ubl, '<ID>2025-0042<', `<ID>${'9'.repeat(201)}<`));
    assert.equal(problem.code, 'malformed_document');
    assert.deepEqual(problem.fields, [
      { pointer: '/number', code: 'maxLength', message: 'must NOT have more than 200 characters' },
    ]);
  });

  for (const [what, from, to, pointer] of [
    ['a full card number', '123456<', '4111111111111111<', '/payment/card/lastDigits'],
    ['a country in words', '<IdentificationCode>DK<', '<IdentificationCode>Denmark<', '/lines/0/item/originCountry'],
    ['a name that is too long', 'Kund AB<', `${'x'.repeat(501)}<`, '/buyer/name'],
  ] as const) {
    it(`refuses ${what}`, async () => {
      const problem = await problemOf(altered(ubl, from, to));
      assert.deepEqual(
        [problem.code, problem.fields?.map((field) => field.pointer)],
        ['malformed_document', [pointer]],
      );
    });
  }

  for (const code of ['EURO', 'eur', 'XXX', 'XAU', 'ZZZ']) {
    it(`refuses the currency ${code}`, async () => {
      const problem = await problemOf(altered(ubl, 'CurrencyCode>EUR<', `CurrencyCode>${code}<`));
      assert.match(problem.message, /BT-5 .* is not a currency/);
    });
  }

  for (const code of ['351', '220', '999', 'abc', '0380', '1234']) {
    it(`refuses the document type ${code}`, async () => {
      assert.equal(
        await codeOf(altered(ubl, 'InvoiceTypeCode>380<', `InvoiceTypeCode>${code}<`)),
        'unsupported_document',
      );
    });
  }
});
