import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { demoSellers } from '../../src/demo/index.ts';
import { issuedDocument } from '../../src/invoices/issued-document.ts';
import { signedNet, type IssuedLine } from '../../src/invoices/issued-lines.ts';
import { taxed } from '../../src/subscriptions/rules/tax.ts';
import { brokenArithmetic } from '../demo/arithmetic.ts';
import { partyNamed } from '../party.ts';

const [house] = demoSellers();
assert.ok(house);
const { settings: seller } = house;

const lineIn = (currency: string): fc.Arbitrary<IssuedLine> =>
  fc.record({
    kind: fc.constantFrom('charge' as const, 'credit' as const),
    name: fc.constant('Studio'),
    note: fc.constant(null),
    quantity: fc.integer({ min: 1, max: 1_000_000 }),
    net: fc.record({ amount: fc.nat(1_000_000_000_000), currency: fc.constant(currency) }),
    period: fc.constant(null),
  });
const wanted = fc.constantFrom('JPY', 'EUR', 'KWD').chain((currency) =>
  fc.record({
    currency: fc.constant(currency),
    lines: fc.array(lineIn(currency), { minLength: 1, maxLength: 8 }),
    tax: fc.constantFrom({ code: 'S', rate: '20' }, { code: 'S', rate: '5.5' }, { code: 'AE', rate: '0' }),
  }),
);

describe('the document of an invoice that is issued', () => {
  it('adds up by EN 16931, and to exactly what a preview of the same lines says', () => {
    fc.assert(
      fc.property(wanted, ({ currency, lines, tax }) => {
        const sum = lines.reduce((total, line) => total + signedNet(line), 0);
        const type = sum < 0 ? 'credit_note' : 'invoice';
        const facts = { number: 'ABO-2026-0001', day: '2026-06-15', period: null, purchaseOrder: null };
        const language = 'en';
        const buyer = partyNamed('Buyer');
        const document = issuedDocument({ ...facts, type, currency, lines, tax, seller, buyer, language });
        assert.deepEqual(brokenArithmetic(document), []);
        const preview = taxed({ amount: sum, currency }, tax);
        const { net, tax: taxAmount, gross, due } = document.totals;
        const sign = type === 'credit_note' ? -1 : 1;
        assert.deepEqual(
          [net, taxAmount, gross].map(({ amount }) => sign * amount + 0),
          [preview.net, preview.tax, preview.gross].map(({ amount }) => amount + 0),
        );
        assert.ok(gross.amount >= 0 && due.amount === gross.amount);
        // BR-27: prices are never negative.
        assert.ok(document.lines.every(({ price }) => !price.net.value.startsWith('-')));
      }),
      { numRuns: 5000 },
    );
  });
});
