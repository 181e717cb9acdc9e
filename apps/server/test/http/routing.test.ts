import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { healthOperations } from '../../src/http/health.ts';
import { allowedOrigin, asSession, problemOf, openServer, startServer, type RunningServer } from './running-server.ts';

describe('routing by the contract', () => {
  let server: RunningServer;
  before(async () => {
    const longPage = { items: [], nextCursor: 'c'.repeat(2000), total: 0 };
    server = await openServer({
      ...healthOperations(async () => undefined),
      listInvoices: async () => ({ status: 200, body: longPage }),
    });
  });
  after(() => server.close());

  it('answers an operation that has a handler', async () => {
    const response = await fetch(`${server.url}/health/live`);
    assert.equal(response.status, 200);
    assert.deepEqual(await response.json(), { status: 'ok' });
  });

  it('answers HEAD as GET without the body', async () => {
    const response = await fetch(`${server.url}/health/live`, { method: 'HEAD' });
    assert.equal(response.status, 200);
    assert.equal(await response.text(), '');
  });

  it('answers not_implemented for an operation without a handler, after authentication', async () => {
    const anonymous = await fetch(`${server.url}/v1/invoices/summary`);
    assert.equal((await problemOf(anonymous)).code, 'unauthenticated');
    assert.equal(anonymous.headers.get('www-authenticate'), 'Bearer');
    const known = await fetch(`${server.url}/v1/invoices/summary`, { headers: asSession });
    assert.equal(known.status, 501);
    assert.equal((await problemOf(known)).code, 'not_implemented');
  });

  it('answers not_found as a problem for an unknown path', async () => {
    const response = await fetch(`${server.url}/v1/nowhere`);
    assert.equal(response.status, 404);
    assert.equal(response.headers.get('content-type'), 'application/problem+json; charset=utf-8');
    assert.equal((await problemOf(response)).code, 'not_found');
  });

  it('names the methods of a path when it is asked with another', async () => {
    const response = await fetch(`${server.url}/v1/invoices/inv_1`, { method: 'DELETE', headers: asSession });
    assert.equal(response.status, 405);
    assert.equal(response.headers.get('allow'), 'GET, HEAD');
    assert.equal((await problemOf(response)).code, 'method_not_allowed');
  });

  it('answers a malformed path as a problem', async () => {
    const response = await fetch(`${server.url}/v1/invoices/%zz`);
    assert.equal(response.status, 400);
    assert.equal((await problemOf(response)).code, 'invalid_request');
    assert.ok(response.headers.get('x-request-id'));
  });

  it('keeps a sane request id of the caller and replaces any other', async () => {
    const ask = async (id: string) => {
      const response = await fetch(`${server.url}/v1/nowhere`, { headers: { 'X-Request-Id': id } });
      const { requestId } = await problemOf(response);
      assert.equal(response.headers.get('x-request-id'), requestId);
      return requestId;
    };
    assert.equal(await ask('abcdefgh-1234'), 'abcdefgh-1234');
    for (const wrong of ['short', 'x'.repeat(65), 'with space in it', 'quote"quote"']) {
      assert.match(await ask(wrong), /^[0-9a-f-]{36}$/);
    }
  });

  it('sends security headers, and no-store on everything under /v1', async () => {
    const response = await fetch(`${server.url}/v1/invoices`, { headers: asSession });
    assert.match(response.headers.get('content-security-policy') ?? '', /^default-src 'none'/);
    assert.equal(response.headers.get('x-content-type-options'), 'nosniff');
    assert.equal(response.headers.get('cache-control'), 'no-store');
    assert.equal(response.headers.get('x-powered-by'), null);
    const problem = await fetch(`${server.url}/v1/nowhere`);
    assert.equal(problem.headers.get('cache-control'), 'no-store');
  });

  it('compresses JSON, and only for those who accept it', async () => {
    const small = await fetch(`${server.url}/v1/invoices`, { headers: { ...asSession, 'Accept-Encoding': 'gzip' } });
    assert.equal(small.headers.get('content-encoding'), 'gzip');
    const plain = await fetch(`${server.url}/v1/invoices`, {
      headers: { ...asSession, 'Accept-Encoding': 'identity' },
    });
    assert.equal(plain.headers.get('content-encoding'), null);
    assert.deepEqual(await small.json(), await plain.json());
  });

  it('lets pages of allowed origins call, and tells others nothing', async () => {
    const preflight = (origin: string) =>
      fetch(`${server.url}/v1/invoices`, {
        method: 'OPTIONS',
        headers: { Origin: origin, 'Access-Control-Request-Method': 'POST' },
      });
    const allowed = await preflight(allowedOrigin);
    assert.equal(allowed.status, 204);
    assert.equal(allowed.headers.get('access-control-allow-origin'), allowedOrigin);
    for (const name of ['Authorization', 'Idempotency-Key', 'If-Match']) {
      assert.ok(allowed.headers.get('access-control-allow-headers')?.includes(name), name);
    }
    const refused = await preflight('https://elsewhere.example');
    assert.equal(refused.headers.get('access-control-allow-origin'), null);
    const called = await fetch(`${server.url}/v1/invoices`, { headers: { ...asSession, Origin: allowedOrigin } });
    assert.equal(
      called.headers.get('access-control-expose-headers'),
      'Content-Disposition, ETag, Location, Retry-After, X-Page-Count, X-Request-Id',
    );
  });

  it('lets a page read the reason of a refusal', async () => {
    const response = await fetch(`${server.url}/v1/invoices`, { headers: { Origin: allowedOrigin } });
    assert.equal(response.status, 401);
    assert.equal(response.headers.get('access-control-allow-origin'), allowedOrigin);
  });
});

describe('readiness', () => {
  it('says unavailable while the database does not answer', async (test) => {
    const server = await startServer(
      test,
      healthOperations(() => Promise.reject(new Error('no connection'))),
    );
    const response = await fetch(`${server.url}/health/ready`);
    assert.equal(response.status, 503);
    assert.equal((await problemOf(response)).code, 'unavailable');
    assert.ok(Number(response.headers.get('retry-after')) > 0);
    assert.equal((await fetch(`${server.url}/health/live`)).status, 200);
  });
});
