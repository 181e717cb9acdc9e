import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { newId } from '../../src/database/new-id.ts';

describe('ids', () => {
  it('sort by age, also those of one millisecond', () => {
    const instants = ['2026-01-31T00:00:00.000Z', '2026-01-31T00:00:00.001Z', '2031-01-01T00:00:00Z'];
    const made = instants.flatMap((instant) => Array.from({ length: 500 }, () => newId('inv', new Date(instant))));
    assert.deepEqual(made, made.toSorted());
    assert.equal(new Set(made).size, made.length);
    assert.ok(made.every((id) => /^inv_[0-9a-f]{32}$/.test(id)));
  });
});
