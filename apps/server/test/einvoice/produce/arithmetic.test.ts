import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import type { AdjustmentDraft, LineDraft } from '../../../src/invoices/invoice-lines.ts';
import { taxedAt } from '../../../src/invoices/tax-treatments.ts';
import { completed } from '../../../src/einvoice/produce/completed.ts';
import { offersElectronic } from '../../../src/einvoice/produce/offers-electronic.ts';
import { produceXml } from '../../../src/einvoice/produce/produce.ts';
import { brokenArithmetic } from '../../demo/arithmetic.ts';
import { documentOf } from '../reading.ts';
import { documentFrom } from './cases.ts';
import { findingsOf } from './independent-reader.ts';

/** A decimal number that is not negative. */
const decimal = (most: number, decimals: number) =>
  fc.integer({ min: 1, max: most * 10 ** decimals }).map((units) => {
    const digits = String(units).padStart(decimals + 1, '0');
    return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`;
  });

const treatment = fc.constantFrom(taxedAt('20'), taxedAt('5.5'), taxedAt('2.1'), taxedAt('0.9'));

/** @param reasonCode of the list for discounts or of that for surcharges */
const adjustment = (reasonCode: string): fc.Arbitrary<AdjustmentDraft> =>
  fc.record({ reason: fc.constant('x'), reasonCode: fc.constant(reasonCode), percentage: decimal(30, 2) });
const discount = adjustment('95');
const surcharge = adjustment('FC');

const line: fc.Arbitrary<LineDraft> = fc.record(
  {
    name: fc.constant('x'),
    unit: fc.constant('C62'),
    quantity: decimal(500, 3),
    price: decimal(9000, 4),
    baseQuantity: fc.constantFrom('1', '3', '100'),
    tax: treatment,
    allowances: fc.array(discount, { maxLength: 2 }),
    charges: fc.array(surcharge, { maxLength: 2 }),
  },
  { requiredKeys: ['name', 'unit', 'quantity', 'price', 'tax'] },
);

/** Documents with whatever adds up. */
const documentIn = (...currencies: string[]) =>
  fc
    .record({
      currency: fc.constantFrom(...currencies),
      lines: fc.array(line, { minLength: 1, maxLength: 12 }),
      allowances: fc.array(
        discount.chain((draft) => treatment.map((tax) => ({ ...draft, tax }))),
        { maxLength: 2 },
      ),
      prepaid: fc.bigInt({ min: 0n, max: 10000n }),
      dueStep: fc.constantFrom(1n, 5n, 100n),
    })
    .map(({ currency, ...draft }) => documentFrom(draft, { currency }));

describe('the arithmetic rules of EN 16931 (BR-CO-10 to BR-CO-18)', () => {
  it('hold on what is read back from produced files, for any lines, rates, discounts and currencies', async () => {
    await fc.assert(
      fc.asyncProperty(documentIn('JPY', 'EUR', 'USD'), async (each) => {
        assert.ok(offersElectronic(each));
        for (const syntax of ['ubl', 'cii'] as const) {
          const read = await documentOf(produceXml(each, syntax));
          assert.deepEqual(brokenArithmetic(read), []);
          assert.deepEqual(read.totals, completed(each).totals);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('hold for an independent reader, which knows hundredths only', async () => {
    await fc.assert(
      fc.asyncProperty(documentIn('EUR', 'USD'), async (each) => {
        assert.deepEqual(await findingsOf(produceXml(each, 'cii')), []);
      }),
      { numRuns: 60 },
    );
  });
});
