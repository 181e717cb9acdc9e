import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ReadingThread } from '../../src/einvoice/reading-thread.ts';
import { altered, sample } from './reading.ts';

const ubl = sample('complete.ubl.xml');
const limits = { maxMilliseconds: 60_000, maxHeapMegabytes: 512 };
const nestedDictionaries = Buffer.from(`%PDF-1.7\n1 0 obj ${'<<'.repeat(5_000_000)}`);

describe('limits of reading', () => {
  it('ends a file that takes too long, and reads the next', async () => {
    const thread = new ReadingThread({ ...limits, maxMilliseconds: 5000 });
    await assert.rejects(thread.read(nestedDictionaries), { code: 'refused_document', message: /too long/ });
    assert.equal((await thread.read(Buffer.from(ubl))).document.number, '2025-0042');
  });

  it('ends a file that takes too much memory, and reads the next', async () => {
    const thread = new ReadingThread({ ...limits, maxHeapMegabytes: 48 });
    const wide = Buffer.from(altered(ubl, 'Plain note', '<x/>'.repeat(590_000)));
    await assert.rejects(thread.read(wide), { code: 'refused_document', message: /memory/ });
    assert.equal((await thread.read(Buffer.from(ubl))).document.number, '2025-0042');
  });

  it('reads files that arrive together, each as itself', async () => {
    const thread = new ReadingThread(limits);
    const numbers = Array.from({ length: 120 }, (_, index) => `N-${index}`);
    const invoices = await Promise.all(
      numbers.map((number) => thread.read(Buffer.from(altered(ubl, '2025-0042<', `${number}<`)))),
    );
    assert.deepEqual(
      invoices.map(({ document }) => document.number),
      numbers,
    );
  });

  it('leaves the bytes that it was given as they are', async () => {
    const bytes = Buffer.from(ubl);
    await new ReadingThread(limits).read(bytes);
    assert.equal(bytes.toString('utf8'), ubl);
  });
});
