import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';

import { minorUnits } from '../../src/money/minor-units.ts';

interface Iso4217 {
  [code: string]: { minorUnit: string };
}

const published = new URL('../../../../../shared/fixtures/money/iso4217.json', import.meta.url);

describe('minorUnits', () => {
  it('agrees with the published ISO 4217 list for every currency on it', () => {
    const list = JSON.parse(readFileSync(published, 'utf8')) as Iso4217;
    const differing = Object.entries(list).filter(
      ([code, { minorUnit }]) => minorUnits(code) !== (minorUnit === '-' ? undefined : Number(minorUnit)),
    );
    assert.deepEqual(differing, []);
    assert.ok(Object.keys(list).length > 150);
  });

  it('follows ISO 4217 where Intl answers what is customary', () => {
    assert.equal(minorUnits('HUF'), 2);
    assert.equal(minorUnits('IQD'), 3);
    assert.equal(minorUnits('MGA'), 2);
  });

  it('knows lately withdrawn currencies and refuses unknown ones', () => {
    assert.equal(minorUnits('HRK'), 2);
    assert.equal(minorUnits('BGN'), 2);
    assert.equal(minorUnits('QQQ'), undefined);
    assert.equal(minorUnits('eur'), undefined);
    assert.equal(minorUnits(''), undefined);
  });
});
