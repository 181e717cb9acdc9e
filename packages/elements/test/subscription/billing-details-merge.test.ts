import { expect } from '@open-wc/testing';
import { billingDetailsOf } from '@portico/testing';
import { valuesOf } from '../../src/components/subscription/billing-details/details-values.js';
import { fieldChanges, mergeValues } from '../../src/components/subscription/billing-details/editor/meanwhile.js';

const texts = ['one', 'two', 'three', ''] as const;

function details(city: string): ReturnType<typeof valuesOf> {
  return { ...valuesOf(billingDetailsOf()), city };
}

/** Every way in which four versions of one field can differ. */
const cases = texts.flatMap((origin) =>
  texts.flatMap((base) =>
    texts.flatMap((yours) => texts.map((theirs) => ({ origin, base, yours, theirs, locked: new Set<never>() }))),
  ),
);

describe('merging billing details', () => {
  it('should never lose what was typed, nor anything without saying so', () => {
    for (const { origin, base, yours, theirs, locked } of cases) {
      const versions = {
        origin: details(origin),
        base: details(base),
        yours: details(yours),
        theirs: details(theirs),
        locked,
      };
      const merged = mergeValues(versions).city;
      const [change, ...others] = fieldChanges(versions);
      const name = [origin, base, yours, theirs].join(' / ');
      expect(others, name).to.deep.equal([]);
      if (yours !== base) expect(merged, `${name}: typed`).to.equal(yours);
      else expect(merged, `${name}: not touched`).to.equal(theirs);
      if (merged !== theirs)
        expect(change?.by, `${name}: would overwrite`).to.equal(theirs === origin ? 'yours' : 'both');
      else if (theirs !== origin) expect(change?.by, `${name}: taken over`).to.equal('theirs');
      else expect(change, `${name}: nothing to say`).to.equal(undefined);
    }
  });

  it('should give a locked field the value that is stored, and tell when that undoes typing', () => {
    const locked = new Set(['city'] as const);
    const versions = {
      origin: details('one'),
      base: details('one'),
      yours: details('two'),
      theirs: details('one'),
      locked,
    };
    expect(mergeValues(versions).city).to.equal('one');
    expect(fieldChanges(versions)).to.deep.equal([{ field: 'city', by: 'locked' }]);
  });

  it('should take the same tax id for the same, however it is written', () => {
    const stored = { ...details('one'), taxId: 'FR83404833048' };
    const typed = { ...stored, taxId: 'fr 83 404.833.048' };
    const versions = {
      origin: details('one'),
      base: details('one'),
      yours: typed,
      theirs: stored,
      locked: new Set<never>(),
    };
    expect(fieldChanges(versions)).to.deep.equal([{ field: 'taxId', by: 'theirs' }]);
  });
});
