import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, it } from 'node:test';

import { createDocumentRenderer } from '../../src/documents/render.ts';

import { readPdf } from './read-pdf.ts';
import { sampleInvoice } from './sample-invoice.ts';

const folder = mkdtempSync(join(tmpdir(), 'portico-renderer-'));
after(() => rmSync(folder, { recursive: true }));

/** The real worker, but it ends over invoices whose number tells it to. */
const workerUrl = new URL('./fragile-worker.ts', import.meta.url);
process.env['FRAGILE_WORKER_MARK'] = join(folder, 'died');

describe('the document renderer', () => {
  it('renders twenty documents asked for at once, each its own', async () => {
    const renderer = createDocumentRenderer();
    after(() => renderer.close());
    const numbers = Array.from({ length: 20 }, (_, index) => `Q-${index + 1}`);
    const files = await Promise.all(
      numbers.map((number) => renderer.renderInvoice({ document: sampleInvoice(2, { number }), locale: 'en' })),
    );
    const read = await Promise.all(files.map(readPdf));
    assert.deepEqual(
      read.map(({ title }) => title),
      numbers.map((number) => `Invoice ${number}`),
    );
  });

  it('tries again when the worker died, and goes on with what waited', async () => {
    const renderer = createDocumentRenderer({ workerUrl });
    after(() => renderer.close());
    const numbers = ['before', 'dies-once', 'after'];
    const files = await Promise.all(
      numbers.map((number) => renderer.renderInvoice({ document: sampleInvoice(1, { number }), locale: 'en' })),
    );
    const read = await Promise.all(files.map(readPdf));
    assert.deepEqual(
      read.map(({ title }) => title),
      ['Invoice before', 'Invoice dies-once', 'Invoice after'],
    );
  });

  it('gives up on a document that kills the worker each time, and on no other', async () => {
    const renderer = createDocumentRenderer({ workerUrl });
    after(() => renderer.close());
    const [fatal, next] = await Promise.allSettled(
      ['dies-always', 'after'].map((number) =>
        renderer.renderInvoice({ document: sampleInvoice(1, { number }), locale: 'en' }),
      ),
    );
    assert.equal(fatal?.status, 'rejected');
    assert.equal(next?.status, 'fulfilled');
  });

  it('rejects what is waiting when it closes, and everything after', async () => {
    const renderer = createDocumentRenderer();
    const request = { document: sampleInvoice(1), locale: 'en' };
    const waiting = [renderer.renderInvoice(request), renderer.renderInvoice(request)];
    const settled = Promise.allSettled(waiting);
    await renderer.close();
    assert.deepEqual(
      (await settled).map(({ status }) => status),
      ['rejected', 'rejected'],
    );
    await assert.rejects(renderer.renderInvoice(request), /closed/);
  });

  it('says when a document cannot be rendered, and renders the next one', async () => {
    const renderer = createDocumentRenderer();
    after(() => renderer.close());
    const broken = sampleInvoice(1, { issueDate: 'never' });
    await assert.rejects(renderer.renderInvoice({ document: broken, locale: 'en' }), /could not be rendered/);
    assert.ok((await renderer.renderInvoice({ document: sampleInvoice(1), locale: 'en' })).length > 1000);
  });
});
