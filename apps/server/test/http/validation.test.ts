import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { ProblemError } from '../../src/http/problem.ts';
import type { OperationHandlers, OperationRequest } from '../../src/http/operations.ts';
import {
  asJson,
  asOperator,
  asSession,
  problemOf,
  secretKey,
  sessionToken,
  openServer,
  startServer,
  type RunningServer,
} from './running-server.ts';

const emptyPage = { items: [], nextCursor: null, total: 0 };
const sessionRequest = {
  customer: { id: 'cus_1' },
  actor: { id: 'user-1', name: 'Zoé' },
  capabilities: ['invoices:read'],
};

describe('requests', () => {
  let server: RunningServer;
  let seen: OperationRequest<'listInvoices'> | undefined;
  before(async () => {
    const handlers: OperationHandlers = {
      listInvoices: async (request) => {
        seen = request;
        return { status: 200, body: emptyPage };
      },
      getInvoice: async () => {
        throw new ProblemError('not_found', 'There is no such invoice.');
      },
      createSession: async () => ({ status: 418 }),
      createCustomer: async () => ({ status: 418 }),
    };
    server = await openServer(handlers);
  });
  after(() => server.close());

  const list = (query: string, headers: Record<string, string> = asSession) =>
    fetch(`${server.url}/v1/invoices${query}`, { headers });
  const mint = (body: string | Uint8Array<ArrayBuffer>, headers: Record<string, string> = asJson) =>
    fetch(`${server.url}/v1/sessions`, { method: 'POST', headers: { ...asOperator, ...headers }, body });

  it('hands over coerced parameters, defaults and the session', async () => {
    await list('?status=open&status=overdue&amountFrom=-100&text=caf%C3%A9');
    assert.deepEqual(seen?.query, { status: ['open', 'overdue'], amountFrom: -100, text: 'café', limit: 25 });
    assert.equal(seen?.session?.customerId, 'cus_1');
    assert.equal(seen?.signal.aborted, false);
    await list('?status=open');
    assert.deepEqual(seen?.query.status, ['open']);
  });

  it('names unknown query parameters', async () => {
    const response = await list('?state=open&page=2');
    assert.equal(response.status, 400);
    const problem = await problemOf(response);
    assert.equal(problem.code, 'invalid_request');
    assert.match(problem.detail ?? '', /state, page/);
    assert.deepEqual(
      problem.fields?.map(({ pointer }) => pointer),
      ['query/state', 'query/page'],
    );
  });

  it('names each wrong parameter with the rule it breaks', async () => {
    const problem = await problemOf(await list('?limit=500&issuedFrom=yesterday&status=lost&limit=3'));
    assert.deepEqual(problem.fields?.map(({ pointer, code }) => [pointer, code]).sort(), [
      ['query/issuedFrom', 'format'],
      ['query/limit', 'type'],
      ['query/status/0', 'enum'],
    ]);
  });

  it('refuses an id that cannot be one', async () => {
    const response = await fetch(`${server.url}/v1/invoices/${encodeURIComponent("'; drop table")}`, {
      headers: asSession,
    });
    assert.equal(response.status, 400);
    assert.equal((await problemOf(response)).fields?.[0]?.pointer, 'path/invoiceId');
  });

  it('asks for the idempotency key by its own code', async () => {
    const url = `${server.url}/v1/operator/customers`;
    const response = await fetch(url, { method: 'POST', headers: { ...asOperator, ...asJson }, body: '{}' });
    assert.equal(response.status, 400);
    assert.equal((await problemOf(response)).code, 'idempotency_key_missing');
  });

  it('points at what is wrong in a body', async () => {
    const response = await mint(
      JSON.stringify({ ...sessionRequest, actor: { name: 'x' }, capabilities: ['all'], a: 1 }),
    );
    assert.equal(response.status, 422);
    const problem = await problemOf(response);
    assert.equal(problem.code, 'validation_failed');
    assert.deepEqual(problem.fields?.map(({ pointer, code }) => [pointer, code]).sort(), [
      ['/a', 'additionalProperties'],
      ['/actor/id', 'required'],
      ['/capabilities/0', 'enum'],
    ]);
  });

  it('refuses the same item twice', async () => {
    const problem = await problemOf(
      await mint(JSON.stringify({ ...sessionRequest, capabilities: ['invoices:read', 'invoices:read'] })),
    );
    assert.deepEqual(problem.fields, [
      { pointer: '/capabilities', code: 'uniqueItems', message: 'must not hold the same item twice' },
    ]);
  });

  it('is not held up by a body of very many items', { timeout: 20_000 }, async () => {
    const items = Array.from({ length: 100_000 }, (_item, index) => index.toString(36));
    const response = await mint(JSON.stringify({ ...sessionRequest, capabilities: items }));
    assert.equal(response.status, 422);
    assert.equal((await problemOf(response)).fields?.length, 50);
  });

  it('refuses a missing body, and JSON that is none', async () => {
    assert.equal((await mint('')).status, 422);
    for (const text of ['{"a"', 'null,', '{"__proto__": {"a": 1}}']) {
      const response = await mint(text);
      assert.equal(response.status, 400, text);
      assert.equal((await problemOf(response)).code, 'invalid_request');
    }
    assert.equal((await mint(new Uint8Array([0x22, 0xff, 0xfe, 0x22]))).status, 400);
    assert.equal((await mint('null')).status, 422);
  });

  it('refuses text that no database can hold', async () => {
    for (const name of ['nul \0', 'half a pair \ud800']) {
      const body = JSON.stringify({ ...sessionRequest, actor: { id: 'a', name } });
      const problem = await problemOf(await mint(body));
      assert.equal(problem.code, 'validation_failed');
      assert.equal(problem.fields?.[0]?.pointer, '/actor/name');
    }
    assert.equal((await list('?text=a%00b')).status, 400);
  });

  it('answers a problem thrown by a handler', async () => {
    const response = await fetch(`${server.url}/v1/invoices/inv_1`, { headers: asSession });
    assert.equal(response.status, 404);
    assert.equal((await problemOf(response)).detail, 'There is no such invoice.');
  });

  it('authenticates before it validates', async () => {
    for (const headers of [{}, { Authorization: 'Bearer x.y.z' }, { Authorization: 'Basic dXNlcjpw' }]) {
      const response = await list('?limit=500', headers);
      assert.equal(response.status, 401);
      assert.equal((await problemOf(response)).code, 'unauthenticated');
    }
  });

  it('says which of the two credentials an operation needs', async () => {
    const withKey = await problemOf(await list('', { Authorization: `Bearer ${secretKey}` }));
    assert.equal(withKey.code, 'unauthenticated');
    assert.match(withKey.detail ?? '', /secret key was sent/);
    const withToken = await problemOf(await mint('{}', { Authorization: `Bearer ${sessionToken}`, ...asJson }));
    assert.equal(withToken.code, 'invalid_secret_key');
    assert.match(withToken.detail ?? '', /session token was sent/);
  });

  it('names the capability that a session lacks', async () => {
    const response = await fetch(`${server.url}/v1/subscriptions`, { headers: asSession });
    assert.equal(response.status, 403);
    const problem = await problemOf(response);
    assert.equal(problem.code, 'capability_missing');
    assert.match(problem.detail ?? '', /subscription:read/);
  });
});

describe('replies that break the contract', () => {
  const broken: OperationHandlers = {
    listInvoices: async () => ({ status: 200, body: { ...emptyPage, total: 'Planted-Name' } }),
    getLiveness: async () => ({ status: 200, body: { status: 'ok' }, headers: { 'content-type': 'text/plain' } }),
    getInvoiceFile: async () => ({
      status: 200,
      body: { not: 'bytes' },
      headers: { 'content-type': 'application/pdf' },
    }),
  };

  it('are refused in development, and said in the log without their values', async (test) => {
    const server = await startServer(test, broken);
    for (const path of ['/v1/invoices', '/health/live', '/v1/invoices/inv_1/files/pdf']) {
      const response = await fetch(server.url + path, { headers: asSession });
      assert.equal(response.status, 500, path);
      assert.equal((await problemOf(response)).code, 'internal_error');
    }
    assert.match(server.logText(), /The reply of listInvoices breaks the contract: \/total/);
    assert.doesNotMatch(server.logText(), /Planted-Name/);
  });

  it('are sent and logged in production', async (test) => {
    const server = await startServer(test, broken, { brokenReplies: 'log' });
    const response = await fetch(`${server.url}/v1/invoices`, { headers: asSession });
    assert.equal(response.status, 200);
    assert.ok(server.log.some(({ level, operation }) => level === 'error' && operation === 'listInvoices'));
  });
});
