import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ProblemError } from '../../src/http/problem.ts';
import { safeFileName, safeReceivedName } from '../../src/invoices/file-names.ts';
import { openTestServices, problem } from './invoice-services.ts';
import type { TestServices } from './invoice-services.ts';
import { sampleDocument } from './sample-documents.ts';

describe('an invoice given as data', () => {
  let services: TestServices;
  let customer: { id: string };
  before(async () => {
    services = await openTestServices();
    customer = { id: await services.addCustomer('Data') };
  });
  after(() => services.close());

  const eur = (amount: number) => ({ amount, currency: 'EUR' });

  it('is stored as it is stated, with what was paid since', async () => {
    const document = sampleDocument({ number: 'D-1', amount: 1000, prepaid: 200 });
    const invoice = await services.invoices.createInvoice({ customer, document, paid: eur(300), documentLocale: 'de' });
    assert.deepEqual(invoice.document, document);
    assert.deepEqual([invoice.amountPaid, invoice.amountDue], [eur(500), eur(500)]);
    assert.equal(invoice.documentLocale, 'de');
  });

  it('is refused under a number that its seller has used', async () => {
    const document = sampleDocument({ number: 'D-1', amount: 5 });
    await assert.rejects(services.invoices.createInvoice({ customer, document }), problem('already_exists', /D-1/));
  });

  it('is refused for a customer that does not exist', async () => {
    const document = sampleDocument({ number: 'D-2', amount: 5 });
    const unknown = services.invoices.createInvoice({ customer: { externalId: 'nobody' }, document });
    await assert.rejects(unknown, problem('not_found'));
  });

  const sound = () => sampleDocument({ number: 'D-3', amount: 1000 });
  const wrong: [string, () => object, string[]][] = [
    ['due', () => totals({ due: eur(999) }), ['/document/totals/due/amount']],
    ['gross', () => totals({ gross: eur(1), due: eur(1) }), ['/document/totals/gross/amount']],
    ['lines', () => totals({ lines: eur(9) }), ['/document/totals/lines/amount', '/document/totals/net/amount']],
    ['currency', () => totals({ rounding: { amount: 0, currency: 'USD' } }), ['/document/totals/rounding/currency']],
    ['negative payment', () => ({ document: sound(), paid: eur(-1) }), ['/paid/amount']],
    ['overpayment', () => ({ document: sound(), paid: eur(600), credited: eur(401) }), ['/credited/amount']],
    [
      'payment in another currency',
      () => ({ document: sound(), paid: { amount: 1, currency: 'USD' } }),
      ['/paid/currency'],
    ],
  ];
  const totals = (changed: object) => {
    const document = sound();
    return { document: { ...document, totals: { ...document.totals, ...changed } } };
  };
  for (const [name, given, pointers] of wrong) {
    it(`points at a wrong ${name}`, async () => {
      const input = { customer, document: sound(), ...given() };
      const failure = await services.invoices.createInvoice(input).catch((error: unknown) => error);
      assert.ok(failure instanceof ProblemError && failure.code === 'validation_failed');
      assert.deepEqual(
        failure.fields?.map(({ pointer }) => pointer),
        pointers,
      );
    });
  }
});

describe('file names', () => {
  const names: [string, string][] = [
    ['2026/001', '2026-001.pdf'],
    ['../../etc/passwd', '-..-etc-passwd.pdf'],
    ['CON', '_CON.pdf'],
    ['a\u0000b\r\nc\u202Egpj', 'abcgpj.pdf'],
    ['...', 'invoice.pdf'],
    ['請求書 12', '請求書 12.pdf'],
    ['x'.repeat(300), `${'x'.repeat(120)}.pdf`],
  ];
  for (const [number, expected] of names) {
    it(`makes ${JSON.stringify(number.slice(0, 30))} safe`, () => assert.equal(safeFileName(number, 'pdf'), expected));
  }

  it('keeps the name of a received file without its folders', () => {
    assert.equal(safeReceivedName('C:\\mail\\Rechnung 1.XML'), 'Rechnung 1.XML');
    assert.equal(safeReceivedName('/tmp/..'), 'invoice');
  });
});
