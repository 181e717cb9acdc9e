import assert from 'node:assert/strict';
import { once } from 'node:events';
import { connect } from 'node:net';
import { describe, it } from 'node:test';
import { healthOperations } from '../../src/http/health.ts';
import { asSession, eventually, problemOf, startServer } from './running-server.ts';

const health = healthOperations(async () => undefined);
const page = { status: 200, body: { items: [], nextCursor: null, total: 0 } };

describe('rate limits', () => {
  it('hold a session back and say for how long', async (test) => {
    const server = await startServer(test, { listInvoices: async () => page }, { limits: { sessionRequests: 3 } });
    const ask = () => fetch(`${server.url}/v1/invoices`, { headers: asSession });
    for (let count = 0; count < 3; count += 1) assert.equal((await ask()).status, 200);
    const refused = await ask();
    assert.equal(refused.status, 429);
    assert.equal((await problemOf(refused)).code, 'rate_limited');
    assert.ok(Number(refused.headers.get('retry-after')) >= 1);
  });

  it('hold back an address that guesses credentials, and not the sessions behind it', async (test) => {
    const server = await startServer(test, { listInvoices: async () => page }, { limits: { anonymousRequests: 3 } });
    const guess = () =>
      fetch(`${server.url}/v1/sessions`, { method: 'POST', headers: { Authorization: 'Bearer sk_x' } });
    for (let count = 0; count < 3; count += 1) assert.equal((await guess()).status, 401);
    assert.equal((await guess()).status, 429);
    assert.equal((await fetch(`${server.url}/v1/nowhere`)).status, 429);
    assert.equal((await fetch(`${server.url}/v1/invoices`, { headers: asSession })).status, 200);
  });
});

describe('connections', () => {
  const timeouts = { headersTimeout: 150, requestTimeout: 300, connectionsCheckingInterval: 50 };

  it('that send their request too slowly are answered and closed', async (test) => {
    const server = await startServer(test, health, { limits: timeouts });
    const answer = await talk(server.url, 'GET /health/live HTTP/1.1\r\nHost: a\r\nX-Slow: ');
    assert.match(answer, /^HTTP\/1\.1 408 Request Timeout\r\n/);
    assert.equal(bodyOf(answer).status, 408);
  });

  it('that speak something else get a problem', async (test) => {
    const server = await startServer(test, health);
    const answer = await talk(server.url, 'this is no HTTP\r\n\r\n');
    assert.match(answer, /^HTTP\/1\.1 400 Bad Request\r\n/);
    assert.equal(bodyOf(answer).code, 'invalid_request');
  });

  it('with endless headers get a problem', async (test) => {
    const server = await startServer(test, health);
    const answer = await talk(server.url, `GET / HTTP/1.1\r\nHost: a\r\nX-Long: ${'x'.repeat(40_000)}\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 431 /);
  });
});

describe('closing', () => {
  it('answers what is under way, ends unused connections and takes nothing new', { timeout: 60_000 }, async (test) => {
    let release: () => void = () => undefined;
    let started = false;
    const server = await startServer(test, {
      listInvoices: async () => {
        started = true;
        await new Promise<void>((resolve) => (release = resolve));
        return page;
      },
    });
    const idle = connect({ port: Number(new URL(server.url).port), host: '127.0.0.1' });
    await once(idle, 'connect');
    const underWay = fetch(`${server.url}/v1/invoices`, { headers: asSession });
    await eventually(() => started || undefined, 'the request reaches its handler');
    const closed = server.close();
    await once(idle, 'close');
    await assert.rejects(fetch(`${server.url}/v1/invoices`, { headers: asSession }));
    release();
    const response = await underWay;
    assert.equal(response.status, 200);
    assert.equal(response.headers.get('connection'), 'close');
    await closed;
  });

  it('tells a handler when its caller has gone', async (test) => {
    let signal: AbortSignal | undefined;
    const server = await startServer(test, {
      listInvoices: async (request) => {
        ({ signal } = request);
        await once(request.signal, 'abort');
        return page;
      },
    });
    const caller = new AbortController();
    const asked = fetch(`${server.url}/v1/invoices`, { headers: asSession, signal: caller.signal });
    await eventually(() => signal, 'the request reaches its handler');
    caller.abort();
    await assert.rejects(asked);
    await eventually(() => signal?.aborted || undefined, 'the signal aborts');
  });
});

/** Sends raw bytes and collects what comes until the server closes. */
async function talk(url: string, text: string): Promise<string> {
  const socket = connect({ port: Number(new URL(url).port), host: '127.0.0.1' });
  let answer = '';
  socket.setEncoding('utf8').on('data', (chunk: string) => (answer += chunk));
  socket.write(text);
  await once(socket, 'close');
  return answer;
}

function bodyOf(answer: string): { status: number; code: string } {
  return JSON.parse(answer.slice(answer.indexOf('\r\n\r\n') + 4)) as { status: number; code: string };
}
