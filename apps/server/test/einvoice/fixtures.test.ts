import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { rawFigures, type RawFigures } from './raw-figures.ts';
import { documentOf, fixtureNames, readFixture } from './reading.ts';

type Document = Schemas['InvoiceDocument'];

function figuresOf({ number, currency, lines, taxes, totals }: Document): RawFigures {
  const { taxInAccountingCurrency: _, ...amounts } = totals;
  return {
    number,
    currency,
    lines: lines.map(({ netAmount }) => netAmount.amount),
    taxes: taxes.map(({ base, amount }) => [base.amount, amount.amount]),
    totals: Object.fromEntries(
      Object.entries(amounts).map(([name, money]) => [name, money.amount]),
    ) as RawFigures['totals'],
  };
}

/** Where the two files of a business case really say different things. */
const knownDifferences: Record<string, (fromUbl: Document) => Document> = {
  // UBL demands an order reference beside a sales order; the suite fills it in.
  '01.02a': (document) => ({ ...document, references: { ...document.references, purchaseOrder: null } }),
  '01.09a': (document) => ({ ...document, references: { ...document.references, purchaseOrder: null } }),
  '01.20a': (document) => ({
    ...document,
    seller: { ...document.seller, address: { ...addressOf(document.seller), lines: ['[Street]'], city: '[City]' } },
  }),
};

function addressOf({ address }: Schemas['Party']): Schemas['Address'] {
  assert.ok(address);
  return address;
}

const names = fixtureNames();
const pairs = names.filter((name) => name.endsWith('_ubl.xml')).map((name) => name.replace('_ubl.xml', ''));

describe('invoices that nobody in this project wrote', () => {
  it('are there', () => {
    assert.ok(names.length >= 13, `${names.length} files`);
    assert.ok(pairs.length >= 5, `${pairs.length} pairs`);
  });

  for (const name of names) {
    it(`arrive with the figures they state: ${name}`, async () => {
      assert.deepEqual(figuresOf(await documentOf(readFixture(name))), await rawFigures(name));
    });
  }

  for (const pair of pairs) {
    it(`arrive as one document from UBL and CII: ${pair}`, async () => {
      const adapt = knownDifferences[/(\d\d\.\d\da)/.exec(pair)?.[1] ?? ''] ?? ((document: Document) => document);
      const fromUbl = await documentOf(readFixture(`${pair}_ubl.xml`));
      assert.deepEqual(adapt(fromUbl), await documentOf(readFixture(`${pair}_uncefact.xml`)));
    });
  }
});
