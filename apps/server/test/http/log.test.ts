import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { asJson, asOperator, asSession, eventually, secretKey, sessionToken, startServer } from './running-server.ts';

const planted = [secretKey, sessionToken, 'Planted', 'planted.example', 'Bearer', '127.0.0.1:'];

describe('the log', () => {
  it('names operation, route, status, duration and ids of each request', async (test) => {
    const server = await startServer(test, {
      listInvoices: async () => ({ status: 200, body: { items: [], nextCursor: null, total: 0 } }),
    });
    await fetch(`${server.url}/v1/invoices`, { headers: { ...asSession, 'X-Request-Id': 'my-request-1' } });
    const line = await eventually(() => server.log.find(({ msg }) => msg === 'request'), 'the line of the request');
    assert.equal(typeof line['milliseconds'], 'number');
    const { time: _time, milliseconds: _milliseconds, ...rest } = line;
    assert.deepEqual(rest, {
      level: 'info',
      requestId: 'my-request-1',
      method: 'GET',
      route: '/v1/invoices',
      operation: 'listInvoices',
      status: 200,
      session: 'ses_1',
      customer: 'cus_1',
      msg: 'request',
    });
  });

  it('holds no secret and no personal data, whatever goes wrong', async (test) => {
    const server = await startServer(test, {
      listInvoices: async () => {
        throw Object.assign(new Error('duplicate key: Planted-Name'), {
          detail: 'Key (name)=(Planted-Name)',
          code: '23505',
        });
      },
      createSession: async () => {
        throw new Error('failed for Planted-Name', { cause: new Error('because of zoe@planted.example') });
      },
    });
    const { url } = server;
    const body = JSON.stringify({
      customer: { id: 'cus_1' },
      actor: { id: 'a', name: 'Planted-Name', email: 'zoe@planted.example' },
      capabilities: ['invoices:read'],
    });
    await fetch(`${url}/v1/invoices?text=Planted-Name`, { headers: asSession });
    await fetch(`${url}/v1/invoices?Planted-Name=1`, { headers: asSession });
    await fetch(`${url}/v1/invoices/Planted-Name?x=Planted-Name`, { headers: asSession });
    await fetch(`${url}/v1/Planted-Name`, { headers: asSession });
    await fetch(`${url}/v1/%zzPlanted-Name`, { headers: asSession });
    await fetch(`${url}/v1/sessions`, { method: 'POST', headers: { ...asOperator, ...asJson }, body });
    await fetch(`${url}/v1/sessions`, {
      method: 'POST',
      headers: { ...asOperator, ...asJson },
      body: `${body}Planted`,
    });
    await fetch(`${url}/v1/sessions`, { method: 'POST', headers: { ...asSession, ...asJson }, body });
    await eventually(() => (server.logText().match(/"msg":"request"/g)?.length ?? 0) >= 7 || undefined, 'seven lines');
    for (const secret of planted) assert.ok(!withoutListening(server.logText()).includes(secret), secret);
    assert.match(server.logText(), /"code":"23505"/);
    assert.match(server.logText(), /log\.test\.ts/);
  });
});

/** The address the server itself listens on is no secret. */
function withoutListening(text: string): string {
  return text
    .split('\n')
    .filter((line) => !line.includes('listening at') && !line.includes('Server listening'))
    .join('\n');
}
