import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import { gzipSync } from 'node:zlib';
import { asJson, asOperator, asSession, problemOf, openServer, type RunningServer } from './running-server.ts';

const imported = {
  invoiceId: 'inv_1',
  customerId: 'cus_1',
  outcome: 'created',
  customerMatch: 'given',
  number: '1',
  type: 'invoice',
  syntax: 'ubl',
  total: { amount: 1, currency: 'EUR' },
  amountDue: { amount: 1, currency: 'EUR' },
};

describe('bodies', () => {
  let server: RunningServer;
  before(async () => {
    server = await openServer({
      createSession: async () => ({ status: 418 }),
      importInvoice: async ({ body }) => ({
        status: 201,
        body: { ...imported, sha256: createHash('sha256').update(body).digest('hex') },
      }),
      getInvoiceFile: async () => ({
        status: 200,
        body: new Uint8Array([0x25, 0x50, 0x00, 0xff]),
        headers: { 'content-type': 'application/pdf', 'content-disposition': 'attachment; filename="1.pdf"' },
      }),
    });
  });
  after(() => server.close());

  const importFile = (body: Uint8Array<ArrayBuffer>, headers: Record<string, string>) =>
    fetch(`${server.url}/v1/operator/invoices/import`, {
      method: 'POST',
      headers: { ...asOperator, ...headers },
      body,
    });

  it('reach the handler byte for byte when they are files', async () => {
    const bytes = crypto.getRandomValues(new Uint8Array(60_000));
    const response = await importFile(bytes, { 'Content-Type': 'application/pdf' });
    assert.equal(response.status, 201);
    const { sha256 } = (await response.json()) as { sha256: string };
    assert.equal(sha256, createHash('sha256').update(bytes).digest('hex'));
  });

  it('leave byte for byte when they are files', async () => {
    const response = await fetch(`${server.url}/v1/invoices/inv_1/files/pdf`, { headers: asSession });
    assert.equal(response.headers.get('content-type'), 'application/pdf');
    assert.deepEqual(new Uint8Array(await response.arrayBuffer()), new Uint8Array([0x25, 0x50, 0x00, 0xff]));
  });

  it('may be 20 MB when they are files, and 1 MB when they are JSON', async () => {
    const file = await importFile(new Uint8Array(20 * 1024 * 1024), { 'Content-Type': 'application/xml' });
    assert.equal(file.status, 201);
    const tooLarge = await fetch(`${server.url}/v1/sessions`, {
      method: 'POST',
      headers: { ...asOperator, ...asJson },
      body: JSON.stringify({ text: 'x'.repeat(1024 * 1024) }),
    });
    assert.equal(tooLarge.status, 413);
    assert.equal((await problemOf(tooLarge)).code, 'payload_too_large');
  });

  it('are refused in a media type the operation does not know', async () => {
    for (const type of ['application/json', 'text/xml', 'image/png']) {
      const response = await importFile(new Uint8Array([1]), { 'Content-Type': type });
      assert.equal(response.status, 415, type);
      assert.equal((await problemOf(response)).code, 'unsupported_media_type');
    }
    const untyped = await importFile(new Uint8Array([1]), {});
    assert.equal(untyped.status, 415);
  });

  it('are refused when they are compressed: nothing is unpacked here', async () => {
    const headers = { 'Content-Type': 'application/xml', 'Content-Encoding': 'gzip' };
    const response = await importFile(new Uint8Array(gzipSync('<a/>')), headers);
    assert.equal(response.status, 415);
  });
});
