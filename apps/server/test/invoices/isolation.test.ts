import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { OperationReply, OperationRequest, SessionIdentity } from '../../src/http/operations.ts';
import { invoiceOperations } from '../../src/invoices/routes.ts';
import { openTestServices, problem, renderedBytes } from './invoice-services.ts';
import type { TestServices } from './invoice-services.ts';

type Handler = (request: OperationRequest) => Promise<OperationReply>;
const kinds = ['pdf', 'original', 'receipt', 'ubl', 'cii', 'facturx'];

describe('operations on invoices', () => {
  let services: TestServices;
  let owner: { customerId: string; invoiceId: string };
  let stranger: string;
  before(async () => {
    services = await openTestServices();
    owner = await services.importUbl({ number: 'OWN/1 …', amount: 1000, item: 'Geheimnis' });
    await services.importUbl({ number: 'OWN/2', amount: 1000 });
    stranger = await services.addCustomer('Stranger');
    for (const number of ['STR-1', 'STR-2']) await services.addInvoice(stranger, { number, amount: 1 });
  });
  after(() => services.close());

  const call = (customerId: string, operation: string, given: { path?: unknown; query?: unknown } = {}) => {
    const handlers = invoiceOperations(services) as Record<string, Handler | undefined>;
    const handler = handlers[operation];
    assert.ok(handler, operation);
    const session = { customerId, actor: { id: 'user-1', name: 'Zoé' } } as SessionIdentity;
    const request = { session, path: {}, query: {}, header: {}, body: undefined, ...given };
    return handler(request as unknown as OperationRequest);
  };

  const foreignCalls: [string, () => unknown][] = [
    ['getInvoice', () => ({ path: { invoiceId: owner.invoiceId } })],
    ...kinds.map((fileKind): [string, () => unknown] => [
      'getInvoiceFile',
      () => ({ path: { invoiceId: owner.invoiceId, fileKind } }),
    ]),
  ];
  for (const [operation, given] of foreignCalls) {
    it(`${operation} answers not_found for another customer's invoice, as for one that does not exist`, async () => {
      const request = given() as { path: { invoiceId: string } };
      const unknown = { path: { ...request.path, invoiceId: 'inv_unknown' } };
      const messages: string[] = [];
      for (const each of [request, unknown]) {
        const failure = await call(stranger, operation, each).catch((error: unknown) => error);
        assert.ok(problem('not_found')(failure));
        messages.push((failure as Error).message);
      }
      assert.equal(messages[0], messages[1]);
    });
  }

  it('list and sum only what is the customer’s own', async () => {
    const list = await call(stranger, 'listInvoices');
    const text = await call(stranger, 'listInvoices', { query: { text: 'geheimnis' } });
    const summary = await call(stranger, 'getInvoiceSummary');
    assert.doesNotMatch(JSON.stringify([list, text, summary]), /OWN|"amount":[1-9]\d{2}/);
    assert.match(JSON.stringify(list), /STR-1/);
  });

  it('refuse a cursor of another customer, filter or order, and an altered one', async () => {
    const { nextCursor: cursor } = await services.invoices.listInvoices(owner.customerId, { limit: 1 });
    assert.ok(cursor);
    const [payload = '', signature = ''] = cursor.split('.');
    const moved = Buffer.from(JSON.stringify({ after: ['9999-12-31', 'z'], total: 2 })).toString('base64url');
    const attempts: [string, object][] = [
      [stranger, { cursor }],
      [owner.customerId, { cursor, status: ['open'] }],
      [owner.customerId, { cursor, text: 'own' }],
      [owner.customerId, { cursor, sort: 'number' }],
      [owner.customerId, { cursor: `${moved}.${signature}` }],
      [owner.customerId, { cursor: payload }],
      [owner.customerId, { cursor: `${cursor}.x` }],
      [owner.customerId, { cursor: '…' }],
    ];
    for (const [customerId, query] of attempts) {
      await assert.rejects(call(customerId, 'listInvoices', { query }), problem('invalid_cursor'));
    }
    const next = await call(owner.customerId, 'listInvoices', { query: { cursor, limit: 1 } });
    assert.equal(next.status, 200);
  });

  it('name a file after the invoice, safely', async () => {
    const path = { invoiceId: owner.invoiceId, fileKind: 'pdf' };
    const reply = await call(owner.customerId, 'getInvoiceFile', { path });
    assert.deepEqual(reply.body, renderedBytes);
    assert.equal(reply.headers?.['content-type'], 'application/pdf');
    const encoded = `filename*=UTF-8''${encodeURIComponent('OWN-1 ….pdf')}`;
    assert.ok(reply.headers?.['content-disposition']?.includes(encoded), reply.headers?.['content-disposition']);
  });
});
