import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { describe, it } from 'node:test';
import { sql } from 'kysely';
import { when } from '../deliveries/delivery-services.ts';
import { problem, renderedBytes } from '../invoices/invoice-services.ts';
import { sampleUbl } from '../invoices/sample-documents.ts';
import { gate, openExports, unzip } from './export-services.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

describe('an export', () => {
  it('puts the ledger, the documents and the originals into a ZIP, byte for byte', async (test) => {
    const { services, customerId, ask, finished, download } = await openExports(test);
    const made = await services.addInvoice(customerId, { number: 'F-12', amount: 123_456 });
    const imported = await services.importUbl({ number: 'F-13', amount: 500 }, { customerId, filename: 'F-12.pdf' });
    const asked = await ask({ format: 'zip', selection: { invoiceIds: [made.id, imported.invoiceId] } });
    assert.equal(asked.status, 'queued');
    const done = await finished(asked);
    assert.deepEqual([done.status, done.progress, done.locale], ['ready', { done: 2, total: 2 }, 'fr']);
    const bytes = await download(done);
    assert.deepEqual([done.file?.size, done.file?.sha256], [bytes.length, sha256(bytes)]);
    assert.match(done.file?.filename ?? '', /^factures-\d{4}-\d\d-\d\d\.zip$/);
    const files = await unzip(bytes);
    const ledger = (done.file?.filename ?? '').replace('.zip', '.csv');
    assert.deepEqual([...files.keys()].sort(), ['F-12 (2).pdf', 'F-12.pdf', 'F-13.pdf', ledger].sort());
    const hashes = [...files.values()].map(sha256);
    assert.ok(hashes.includes(sha256(sampleUbl({ number: 'F-13', amount: 500 }))));
    assert.equal(hashes.filter((hash) => hash === sha256(renderedBytes)).length, 2);
    assert.match(files.get(ledger)?.toString() ?? '', /^\uFEFFNuméro;/);
    assert.equal(files.get(ledger)?.toString().trimEnd().split('\r\n').length, 3);
  });

  it('holds what the filter shows, as CSV in the language asked for', async (test) => {
    const { services, customerId, ask, finished, download } = await openExports(test);
    for (const [number, amount] of [
      ['A-1', 100],
      ['A-2', 200],
      ['B-1', 300],
    ] as const) {
      await services.addInvoice(customerId, { number, amount });
    }
    const other = await services.addCustomer('Somebody else');
    await services.addInvoice(other, { number: 'A-3', amount: 100 });
    const done = await finished(await ask({ format: 'csv', locale: 'en', selection: { filter: { text: 'A-' } } }));
    const rows = (await download(done)).toString().trimEnd().split('\r\n');
    const numbers = rows.slice(1).map((row) => row.split(',')[0]);
    assert.deepEqual(new Set(numbers), new Set(['A-1', 'A-2']));
    assert.equal(numbers.length, 2);
  });

  it('tells the pages how it goes, and the history who asked and who took the file', async (test) => {
    const { services, customerId, ask, finished, download } = await openExports(test, { progressPause: 0 });
    for (const number of ['A-1', 'A-2']) await services.addInvoice(customerId, { number, amount: 100 });
    await download(await finished(await ask({ format: 'zip', selection: { filter: {} } })));
    const told = await services.db.selectFrom('live_event').select('event').orderBy('id').execute();
    const steps = told.flatMap(({ event }) => (event.type === 'export.changed' ? [event.data] : []));
    assert.deepEqual([steps[0]?.status, steps.at(-1)?.status], ['queued', 'ready']);
    assert.ok(
      steps.some(({ status, progress }) => status === 'running' && progress.done === 1 && progress.total === 2),
    );
    const activity = await services.db.selectFrom('activity').selectAll().orderBy('id').execute();
    assert.deepEqual(
      activity.filter(({ subject_type }) => subject_type === 'export').map(({ action }) => action),
      ['export_created', 'export_downloaded'],
    );
  });

  it('fails with a reason when there is nothing in it or too much', async (test) => {
    const limits = { mostInvoices: { csv: 1, zip: 10 }, largestFile: 100 };
    const { services, customerId, ask, finished } = await openExports(test, limits);
    const empty = await finished(await ask({ format: 'csv', selection: { filter: {} } }));
    assert.deepEqual([empty.status, empty.failureReason], ['failed', 'nothing_selected']);
    for (const number of ['A-1', 'A-2']) await services.addInvoice(customerId, { number, amount: 100 });
    for (const format of ['csv', 'zip'] as const) {
      const large = await finished(await ask({ format, selection: { filter: {} } }));
      assert.deepEqual([large.status, large.failureReason, large.file], ['failed', 'too_large', null]);
    }
    assert.deepEqual(await services.db.selectFrom('export_piece').select('position').execute(), []);
  });

  it('is tried again after a fault, and given up in the end', async (test) => {
    let faults = 1;
    const beforeFile = async () => {
      if (faults-- > 0) throw new Error('The renderer broke.');
    };
    const { services, customerId, ask, finished, download } = await openExports(test, { beforeFile, mostRuns: 2 });
    await services.addInvoice(customerId, { number: 'A-1', amount: 100 });
    const done = await finished(await ask({ format: 'zip', selection: { filter: {} } }));
    assert.equal(done.status, 'ready');
    assert.equal((await unzip(await download(done))).size, 2);
    faults = 2;
    const failed = await finished(await ask({ format: 'zip', selection: { filter: {} } }));
    assert.deepEqual([failed.status, failed.failureReason], ['failed', 'internal']);
  });

  it('is made anew when its process was killed in the middle and its job is lost', async (test) => {
    const opened = await openExports(test, { working: false, lostAfter: 300 });
    const { services, exports, jobs, customerId, ask, finished, download } = opened;
    await services.addInvoice(customerId, { number: 'A-1', amount: 100 });
    const asked = await ask({ format: 'csv', selection: { filter: {} } });
    await services.db.updateTable('export').set({ status: 'running', run: 1 }).where('id', '=', asked.id).execute();
    const half = { export_id: asked.id, run: 1, position: 0, bytes: Buffer.from('half a file') };
    await services.db.insertInto('export_piece').values(half).execute();
    await sql`delete from portico_jobs.job where name = 'run_export'`.execute(services.db);
    exports.registerJobs();
    await jobs.startWork();
    const done = await finished(asked);
    const bytes = await download(done);
    assert.deepEqual([done.status, done.file?.sha256], ['ready', sha256(bytes)]);
    assert.equal(bytes.toString().trimEnd().split('\r\n').length, 2);
  });

  it('shows no file before it is whole, and stops when it is deleted', async (test) => {
    const began = gate();
    const goOn = gate();
    const beforeFile = async () => {
      began.open();
      await goOn.opened;
    };
    const { services, exports, customerId, ask } = await openExports(test, { beforeFile });
    await services.addInvoice(customerId, { number: 'A-1', amount: 100 });
    const { id } = await ask({ format: 'zip', selection: { filter: {} } });
    await began.opened;
    const actor = { id: 'user-1', name: 'Zoé' };
    await assert.rejects(exports.downloadExport({ customerId, actor, locale: null }, id), problem('file_not_ready'));
    await exports.deleteExport(customerId, id);
    goOn.open();
    await assert.rejects(exports.getExport(customerId, id), problem('not_found'));
    await when(
      () => services.db.selectFrom('export_piece').select('position').execute(),
      (pieces) => pieces.length === 0,
    );
  });

  it('loses its file when its time is over, and stays in the list', async (test) => {
    const { services, exports, customerId, ask, download } = await openExports(test, { keptFor: 1 });
    await services.addInvoice(customerId, { number: 'A-1', amount: 100 });
    const { id } = await ask({ format: 'csv', selection: { filter: {} } });
    const expired = await when(
      () => exports.getExport(customerId, id),
      ({ status }) => status === 'expired',
    );
    assert.equal(expired.file, null);
    await assert.rejects(download(expired), problem('file_expired'));
    await when(
      () => services.db.selectFrom('export_piece').select('position').execute(),
      (pieces) => pieces.length === 0,
    );
    assert.deepEqual(await exports.getExport(customerId, id), expired);
  });

  it('leaves the list in the end', async (test) => {
    const { services, exports, customerId, ask } = await openExports(test, { keptFor: 1, listedFor: 1 });
    await ask({ format: 'csv', selection: { filter: {} } });
    await services.addInvoice(customerId, { number: 'A-1', amount: 100 });
    await ask({ format: 'csv', selection: { filter: {} } });
    await when(
      () => exports.listExports(customerId),
      ({ items }) => items.length === 0,
    );
  });

  it('belongs to one customer', async (test) => {
    const { services, exports, customerId, ask, finished } = await openExports(test);
    const { id: invoiceId } = await services.addInvoice(customerId, { number: 'A-1', amount: 100 });
    const { id } = await finished(await ask({ format: 'csv', selection: { filter: {} } }));
    const other = await services.addCustomer('Somebody else');
    const exporter = { customerId: other, actor: { id: 'user-2', name: 'Max' }, locale: null };
    await assert.rejects(exports.getExport(other, id), problem('not_found'));
    await assert.rejects(exports.deleteExport(other, id), problem('not_found'));
    await assert.rejects(exports.downloadExport(exporter, id), problem('not_found'));
    const chosen = { format: 'csv' as const, selection: { invoiceIds: [invoiceId] } };
    await assert.rejects(exports.checkRequest(other, chosen), problem('not_found'));
  });

  it('waits for others of the same customer when too many are under way', async (test) => {
    const { services, exports, customerId, ask } = await openExports(test, { working: false, mostUnderWay: 1 });
    await services.addInvoice(customerId, { number: 'A-1', amount: 100 });
    const first = await ask({ format: 'csv', selection: { filter: {} } });
    await assert.rejects(ask({ format: 'csv', selection: { filter: {} } }), problem('conflict'));
    await exports.deleteExport(customerId, first.id);
    assert.equal((await ask({ format: 'csv', selection: { filter: {} } })).status, 'queued');
  });
});
