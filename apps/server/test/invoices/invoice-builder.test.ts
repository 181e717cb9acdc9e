import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { demoInvoices } from '../../src/demo/index.ts';
import { buildInvoice } from '../../src/invoices/invoice-builder.ts';
import type { DocumentAdjustmentDraft, InvoiceDraft, InvoiceHead } from '../../src/invoices/invoice-builder.ts';
import type { AdjustmentDraft, LineDraft } from '../../src/invoices/invoice-lines.ts';
import { outOfScope, reverseCharge, taxedAt } from '../../src/invoices/tax-treatments.ts';
import { brokenArithmetic } from '../demo/arithmetic.ts';

const head: InvoiceHead = (() => {
  const document = demoInvoices('2026-11-22')[0]?.document;
  assert.ok(document);
  const { accountingCurrency: _a, allowances: _b, charges: _c, totals: _d, taxes: _e, lines: _f, ...rest } = document;
  return rest;
})();

const currency = fc.constantFrom('JPY', 'EUR', 'KWD', 'CHF');
const treatment = fc.constantFrom(taxedAt('20'), taxedAt('5.5'), taxedAt('8.1'), reverseCharge('en'), outOfScope('en'));

/** A decimal number with a sign, up to so many digits before and after the point. */
function decimal(options: { negative: boolean; whole: number; decimals: number }) {
  return fc
    .tuple(
      fc.boolean(),
      fc.bigInt({ min: 0n, max: 10n ** BigInt(options.whole) }),
      fc.integer({ min: 0, max: options.decimals }),
    )
    .chain(([minus, whole, decimals]) =>
      fc.bigInt({ min: 0n, max: 10n ** BigInt(decimals) - 1n }).map((rest) => {
        const fraction = decimals === 0 ? '' : `.${rest.toString().padStart(decimals, '0')}`;
        return `${minus && options.negative ? '-' : ''}${whole}${fraction}`;
      }),
    );
}

const adjustment: fc.Arbitrary<AdjustmentDraft> = fc.oneof(
  fc.record({
    reason: fc.constant('x'),
    reasonCode: fc.constant('95'),
    percentage: decimal({ negative: false, whole: 2, decimals: 3 }),
  }),
  fc.record({
    reason: fc.constant('x'),
    reasonCode: fc.constant('FC'),
    minorUnits: fc.bigInt({ min: 0n, max: 10n ** 7n }),
  }),
);

const line: fc.Arbitrary<LineDraft> = fc.record(
  {
    name: fc.constant('x'),
    unit: fc.constant('C62'),
    quantity: decimal({ negative: true, whole: 5, decimals: 4 }),
    price: decimal({ negative: false, whole: 6, decimals: 6 }),
    baseQuantity: fc.constantFrom('1', '3', '7', '100', '1000', '0.5'),
    tax: treatment,
    allowances: fc.array(adjustment, { maxLength: 2 }),
    charges: fc.array(adjustment, { maxLength: 2 }),
  },
  { requiredKeys: ['name', 'unit', 'quantity', 'price', 'tax'] },
);

/** Percentages of a negative sum would be negative discounts, which no document states: amounts only. */
const documentAdjustment: fc.Arbitrary<DocumentAdjustmentDraft> = fc.record({
  reason: fc.constant('x'),
  reasonCode: fc.constant('FC'),
  minorUnits: fc.bigInt({ min: 0n, max: 10n ** 9n }),
  tax: treatment,
});

const draft: fc.Arbitrary<InvoiceDraft> = fc
  .record({
    currency,
    lines: fc.array(line, { minLength: 1, maxLength: 30 }),
    allowances: fc.array(documentAdjustment, { maxLength: 3 }),
    charges: fc.array(documentAdjustment, { maxLength: 3 }),
    prepaid: fc.bigInt({ min: 0n, max: 10n ** 8n }),
    dueStep: fc.constantFrom(1n, 5n, 100n),
  })
  .map(({ currency: code, ...rest }) => ({ ...rest, head: { ...head, currency: code } }));

const onlyPositive = (each: LineDraft): boolean => !each.quantity.startsWith('-');

function build(lines: LineDraft[], more: Partial<InvoiceDraft> = {}) {
  return buildInvoice({ head, lines, ...more });
}

describe('buildInvoice', () => {
  it('adds up for any lines, rates, discounts and surcharges, with no, two and three decimals', () => {
    fc.assert(
      fc.property(draft, (each) => {
        const lines = each.lines.map((one) => (onlyPositive(one) ? one : { ...one, allowances: [], charges: [] }));
        assert.deepEqual(brokenArithmetic(buildInvoice({ ...each, lines })), []);
      }),
      { numRuns: 400 },
    );
  });

  it('gives the same totals in whatever order the lines come', () => {
    fc.assert(
      fc.property(draft, (each) => {
        const forwards = buildInvoice(each);
        const backwards = buildInvoice({ ...each, lines: [...each.lines].reverse() });
        assert.deepEqual(backwards.totals, forwards.totals);
      }),
    );
  });

  it('leaves nothing of a line that is taken back', () => {
    fc.assert(
      fc.property(line.filter(onlyPositive), currency, (each, code) => {
        const { allowances: _, charges: __, ...plain } = each;
        const document = buildInvoice({
          head: { ...head, currency: code },
          lines: [plain, { ...plain, quantity: `-${plain.quantity}` }],
        });
        assert.equal(document.totals.gross.amount, 0);
      }),
    );
  });

  it('rounds what is due by less than the step, to a multiple of it', () => {
    fc.assert(
      fc.property(draft, (each) => {
        const { rounding, due } = buildInvoice(each).totals;
        const step = each.dueStep ?? 1n;
        assert.equal(BigInt(due.amount) % step, 0n);
        assert.ok(2n * BigInt(Math.abs(rounding.amount)) <= step);
      }),
    );
  });

  it('rounds tax once for each category, not for each line', () => {
    const cents = Array.from({ length: 3 }, () => ({
      name: 'x',
      unit: 'C62',
      quantity: '1',
      price: '0.13',
      tax: taxedAt('20'),
    }));
    assert.equal(build(cents).totals.tax.amount, 8);
  });

  it('rounds halves away from zero, on both sides', () => {
    const half = { name: 'x', unit: 'C62', price: '0.005', tax: taxedAt('0') };
    assert.equal(build([{ ...half, quantity: '1' }]).totals.net.amount, 1);
    assert.equal(build([{ ...half, quantity: '-1' }]).totals.net.amount, -1);
  });

  it('owes nothing when all was paid before', () => {
    const { totals } = build([{ name: 'x', unit: 'C62', quantity: '3', price: '9.99', tax: taxedAt('20') }], {
      prepaid: 'all',
    });
    assert.equal(totals.due.amount, 0);
    assert.equal(totals.prepaid.amount, totals.gross.amount);
  });

  it('refuses what it cannot state exactly', () => {
    const one = { name: 'x', unit: 'C62', quantity: '1', price: '1', tax: taxedAt('20') };
    assert.throws(() => build([{ ...one, price: '90071992547409.93' }]), RangeError);
    assert.throws(() => build([{ ...one, price: '1e3' }]), RangeError);
    assert.throws(() => build([{ ...one, quantity: '1,5' }]), RangeError);
    assert.throws(() => buildInvoice({ head: { ...head, currency: 'XAU' }, lines: [one] }), RangeError);
  });
});
