import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { openWholeServer, type WholeServer } from '../contract/whole-server.ts';
import { problemOf } from '../http/running-server.ts';
import { partyNamed } from '../party.ts';
import { sampleDocument } from './sample-documents.ts';

describe('the preview of an invoice over HTTP', () => {
  let server: WholeServer;
  let invoice: Schemas['Invoice'];
  let headers: Record<string, string>;
  before(async () => {
    server = await openWholeServer();
    const { customers, invoices } = server.services;
    const customer = await customers.createCustomer({ externalId: 'atelier', party: partyNamed('Atelier Nord SARL') });
    const document = sampleDocument({ number: 'V-1', amount: 1000 });
    invoice = await invoices.createInvoice({ customer: { id: customer.id }, document });
    const token = await server.token('atelier', ['invoices:read']);
    headers = { Authorization: `Bearer ${token}`, Origin: 'https://host.example' };
  });
  after(() => server.close());

  const ask = (page: string | number) => fetch(`${server.url}/v1/invoices/${invoice.id}/preview/${page}`, { headers });

  it('is a picture, with the number of pages in a header that the host may read', async () => {
    const response = await ask(1);
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('content-type'), 'image/svg+xml');
    assert.equal(response.headers.get('x-page-count'), '1');
    assert.match(response.headers.get('access-control-expose-headers') ?? '', /X-Page-Count/);
    assert.match(await response.text(), /^<svg [^]*<\/svg>/);
  });

  it('answers not_found for a page that there is not', async () => {
    assert.equal((await problemOf(await ask(2))).code, 'not_found');
  });

  for (const page of ['0', '-1', '1.5', 'first']) {
    it(`refuses the page ${page}`, async () => {
      assert.equal((await ask(page)).status, 400);
    });
  }
});
