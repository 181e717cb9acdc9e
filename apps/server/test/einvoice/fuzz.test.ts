import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { ProblemError } from '../../src/http/problem.ts';
import { pdfWithXml } from './pdf-samples.ts';
import { fixtureNames, read, readFixture, sample } from './reading.ts';

/** What is done to a file: at a place given as a share of its length. */
type Mutation = { place: number } & (
  | { kind: 'flip'; bit: number }
  | { kind: 'cut' }
  | { kind: 'delete'; length: number }
  | { kind: 'repeat'; length: number }
  | { kind: 'insert'; bytes: Uint8Array }
);

const place = fc.double({ min: 0, max: 1, noNaN: true });
const length = fc.integer({ min: 1, max: 300 });
const mutation: fc.Arbitrary<Mutation> = fc.oneof(
  fc.record({ kind: fc.constant('flip' as const), place, bit: fc.integer({ min: 0, max: 7 }) }),
  fc.record({ kind: fc.constant('cut' as const), place }),
  fc.record({ kind: fc.constant('delete' as const), place, length }),
  fc.record({ kind: fc.constant('repeat' as const), place, length }),
  fc.record({ kind: fc.constant('insert' as const), place, bytes: fc.uint8Array({ minLength: 1, maxLength: 20 }) }),
);

function mutate(file: Buffer, change: Mutation): Buffer {
  const at = Math.floor(change.place * file.length);
  const [before, after] = [file.subarray(0, at), file.subarray(at)];
  switch (change.kind) {
    case 'flip': {
      const changed = Buffer.from(file);
      changed[at] = (changed[at] ?? 0) ^ (1 << change.bit);
      return changed.subarray(0, file.length);
    }
    case 'cut':
      return before;
    case 'delete':
      return Buffer.concat([before, after.subarray(change.length)]);
    case 'repeat':
      return Buffer.concat([before, after.subarray(0, change.length), after]);
    case 'insert':
      return Buffer.concat([before, change.bytes, after]);
  }
}

const refusals = ['not_an_invoice', 'malformed_document', 'unsupported_document', 'refused_document'];

/** Reads or refuses; any other outcome is an error of the reader. */
async function assertAnswered(file: Buffer): Promise<void> {
  try {
    const { document } = await read(file);
    assert.ok(document.number);
  } catch (error) {
    assert.ok(error instanceof ProblemError, String(error));
    assert.ok(refusals.includes(error.code), error.code);
  }
}

const mutations = fc.array(mutation, { minLength: 1, maxLength: 5 });

async function assertSurvives(file: Buffer, numRuns: number): Promise<void> {
  const property = fc.asyncProperty(mutations, (changes) => assertAnswered(changes.reduce(mutate, file)));
  await fc.assert(property, { numRuns });
}

describe('damaged files are read or refused, nothing else', () => {
  for (const name of fixtureNames()) {
    it(name, () => assertSurvives(readFixture(name), 60));
  }

  it('UBL that states every term', () => assertSurvives(Buffer.from(sample('complete.ubl.xml')), 300));
  it('CII that states every term', () => assertSurvives(Buffer.from(sample('complete.cii.xml')), 300));
  it('a small PDF', () => assertSurvives(pdfWithXml(sample('complete.cii.xml')), 300));

  it('bytes without meaning after the header of a PDF', async () => {
    const property = fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), (bytes) =>
      assertAnswered(Buffer.concat([Buffer.from('%PDF-1.7\n1 0 obj\n'), bytes])),
    );
    await fc.assert(property, { numRuns: 100 });
  });
});
