import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import fc from 'fast-check';

import { divideRounded, formatDecimal, parseDecimal, unitsAtScale } from '../../src/money/decimal.ts';

const units = fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n });
const scale = fc.integer({ min: 0, max: 12 });

describe('decimals', () => {
  it('are read back as they were written', () => {
    fc.assert(
      fc.property(units, scale, (value, decimals) => {
        const text = formatDecimal({ units: value, scale: decimals }, decimals);
        assert.deepEqual(parseDecimal(text), { units: value, scale: decimals });
      }),
    );
  });

  it('lose only zeros when they are shortened', () => {
    assert.equal(formatDecimal({ units: 12_500n, scale: 3 }), '12.5');
    assert.equal(formatDecimal({ units: 12_500n, scale: 3 }, 2), '12.50');
    assert.equal(formatDecimal({ units: -5n, scale: 2 }), '-0.05');
    assert.equal(formatDecimal({ units: 0n, scale: 4 }), '0');
  });

  it('are rounded to the nearest, halves away from zero, alike on both sides of zero', () => {
    fc.assert(
      fc.property(units, fc.bigInt({ min: 1n, max: 10n ** 9n }), (dividend, divisor) => {
        const rounded = divideRounded(dividend, divisor);
        const error = rounded * divisor - dividend;
        assert.ok(2n * (error < 0n ? -error : error) <= divisor);
        assert.equal(divideRounded(-dividend, divisor), -rounded);
        assert.equal(divideRounded(dividend, -divisor), -rounded);
      }),
    );
    assert.deepEqual([divideRounded(5n, 2n), divideRounded(-5n, 2n), divideRounded(4n, 3n)], [3n, -3n, 1n]);
  });

  it('change their scale without changing their value where they can', () => {
    fc.assert(
      fc.property(units, scale, scale, (value, decimals, more) => {
        assert.equal(unitsAtScale({ units: value, scale: decimals }, decimals + more), value * 10n ** BigInt(more));
      }),
    );
  });

  it('refuse other notations and a division by zero', () => {
    for (const text of ['', '.', '1.', '.5', '1e3', '1,5', '+1', ' 1', '--1', 'NaN']) {
      assert.throws(() => parseDecimal(text), RangeError, text);
    }
    assert.throws(() => divideRounded(1n, 0n), RangeError);
  });
});
