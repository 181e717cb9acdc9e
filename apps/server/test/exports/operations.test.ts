import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { openWholeServer, type WholeServer } from '../contract/whole-server.ts';
import { when } from '../deliveries/delivery-services.ts';
import { asJson, problemOf } from '../http/running-server.ts';
import { sampleDocument, sampleParty } from '../invoices/sample-documents.ts';
import { unzip } from './export-services.ts';

describe('the operations on exports', () => {
  let server: WholeServer;
  let invoiceId: string;
  let headers: Record<string, string>;

  before(async () => {
    server = await openWholeServer();
    const { customers, invoices } = server.services;
    const { id } = await customers.createCustomer({ externalId: 'atelier', party: sampleParty('Atelier Nord') });
    invoiceId = (
      await invoices.createInvoice({ customer: { id }, document: sampleDocument({ number: 'F-1', amount: 100 }) })
    ).id;
    const token = await server.token('atelier', ['invoices:read', 'exports:create', 'activity:read']);
    headers = { Authorization: `Bearer ${token}`, ...asJson };
  });
  after(() => server.close());

  const get = (path: string) => fetch(server.url + path, { headers });
  const post = (key: string, body: unknown) =>
    fetch(`${server.url}/v1/exports`, {
      method: 'POST',
      headers: { ...headers, 'Idempotency-Key': key },
      body: JSON.stringify(body),
    });

  it('take a request once per key, and lead to the file', async () => {
    const request = { format: 'zip', selection: { invoiceIds: [invoiceId] }, locale: 'fr' };
    const [first, again] = [await post('export-once', request), await post('export-once', request)];
    assert.deepEqual([first.status, again.status], [202, 202]);
    const asked = (await first.json()) as Schemas['Export'];
    assert.equal(((await again.json()) as Schemas['Export']).id, asked.id);
    assert.ok(Number(first.headers.get('retry-after')) > 0);
    const location = first.headers.get('location') ?? '';
    const done = await when(
      async () => (await (await get(location)).json()) as Schemas['Export'],
      ({ status }) => status === 'ready',
    );
    const file = await get(`${location}/file`);
    assert.equal(file.headers.get('content-type'), 'application/zip');
    assert.match(file.headers.get('content-disposition') ?? '', /factures-.*\.zip/);
    const bytes = Buffer.from(await file.arrayBuffer());
    assert.equal(createHash('sha256').update(bytes).digest('hex'), done.file?.sha256);
    assert.ok((await unzip(bytes)).get('F-1.pdf')?.subarray(0, 5).equals(Buffer.from('%PDF-')));
    const list = (await (await get('/v1/exports')).json()) as Schemas['ExportPage'];
    assert.deepEqual(list.items, [done]);
    const gone = await fetch(server.url + location, {
      method: 'DELETE',
      headers: { Authorization: headers['Authorization'] ?? '' },
    });
    assert.equal(gone.status, 204);
    assert.equal((await problemOf(await get(`${location}/file`))).code, 'not_found');
  });

  it('refuse files of a CSV, and invoices that there are not', async () => {
    const selection = { invoiceIds: [invoiceId] };
    const withFiles = await problemOf(await post('export-csv-files', { format: 'csv', selection, files: ['pdf'] }));
    assert.deepEqual([withFiles.code, withFiles.fields?.[0]?.pointer], ['validation_failed', '/files']);
    const unknown = await post('export-unknown', { format: 'csv', selection: { invoiceIds: ['inv_unknown'] } });
    assert.equal((await problemOf(unknown)).code, 'not_found');
  });

  it('keep the download of a single file in the history of its invoice', async () => {
    assert.equal((await get(`/v1/invoices/${invoiceId}/files/pdf`)).status, 200);
    const history = await get(`/v1/activity?subjectType=invoice&subjectId=${invoiceId}`);
    const [entry] = ((await history.json()) as Schemas['ActivityPage']).items;
    assert.deepEqual([entry?.action, entry?.actor.name, entry?.subject.label], ['invoice_downloaded', 'Zoé', 'F-1']);
  });
});
