import { expect } from '@open-wc/testing';
import { createBillingClient } from '../src/index.js';
import { asking } from './asking.js';
import { emptyPage, mintedSession } from './replies.js';

describe('renewal quotes', () => {
  it('should say what can be asked for, calculate it, and ask with a key', async () => {
    const { client, asked } = asking({ id: 'quo_1' });
    const { renewalQuotes } = client;
    await renewalQuotes.options('sub_1');
    await renewalQuotes.preview('sub_1', { seats: 15 });
    const request = { subscriptionId: 'sub_1', terms: { seats: 15 } };
    expect((await renewalQuotes.request(request, { idempotencyKey: 'k1' })).id).to.equal('quo_1');
    await renewalQuotes.retry('quo_1', { idempotencyKey: 'k2' });
    expect(asked.map(({ request: line, key, body }) => [line, key, body])).to.deep.equal([
      ['GET /v1/subscriptions/sub_1/renewal-options', null, undefined],
      ['POST /v1/subscriptions/sub_1/renewal-previews', null, { seats: 15 }],
      ['POST /v1/renewal-quotes', 'k1', request],
      ['POST /v1/renewal-quotes/quo_1/retry', 'k2', undefined],
    ]);
  });

  it('should be listed, and change as the version that was read', async () => {
    const { client, asked } = asking(emptyPage);
    const { renewalQuotes } = client;
    await renewalQuotes.list({ subscriptionId: 'sub_1', limit: 1 });
    const { etag } = await renewalQuotes.get('quo_1');
    await renewalQuotes.setPurchaseOrder('quo_1', 'PO-1', { etag });
    await renewalQuotes.setPurchaseOrder('quo_1', null, { etag });
    await renewalQuotes.withdraw('quo_1');
    expect(asked.map(({ request, ifMatch, body }) => [request, ifMatch, body])).to.deep.equal([
      ['GET /v1/renewal-quotes?subscriptionId=sub_1&limit=1', null, undefined],
      ['GET /v1/renewal-quotes/quo_1', null, undefined],
      ['PUT /v1/renewal-quotes/quo_1/purchase-order-reference', '"7"', { purchaseOrderReference: 'PO-1' }],
      ['PUT /v1/renewal-quotes/quo_1/purchase-order-reference', '"7"', { purchaseOrderReference: null }],
      ['PUT /v1/renewal-quotes/quo_1/withdrawal', null, undefined],
    ]);
  });

  it('should be accepted and sent, each with its key', async () => {
    const { client, asked } = asking(emptyPage);
    const { renewalQuotes } = client;
    const consent = { documentVersion: 1, documentSha256: 'a'.repeat(64), consentText: 'Yes.' };
    const acceptance = { name: 'Ada Byron', role: 'CFO', authorised: true as const, consent };
    await renewalQuotes.accept('quo_1', acceptance, { idempotencyKey: 'k1' });
    await renewalQuotes.send('quo_1', { recipients: ['a@b.example'] }, { idempotencyKey: 'k2' });
    await renewalQuotes.deliveries('quo_1', { limit: 5 });
    await renewalQuotes.delivery('quo_1', 'del_1');
    expect(asked.map(({ request, key, body }) => [request, key, body])).to.deep.equal([
      ['POST /v1/renewal-quotes/quo_1/acceptance', 'k1', acceptance],
      ['POST /v1/renewal-quotes/quo_1/deliveries', 'k2', { recipients: ['a@b.example'] }],
      ['GET /v1/renewal-quotes/quo_1/deliveries?limit=5', null, undefined],
      ['GET /v1/renewal-quotes/quo_1/deliveries/del_1', null, undefined],
    ]);
  });

  it('should say when to look again, if the server does', async () => {
    const pauses = ['2', 'Wed, 21 Oct 2026 07:28:00 GMT', null];
    const client = createBillingClient({
      baseUrl: 'https://billing.example',
      fetchSession: () => Promise.resolve(mintedSession('t', Date.now() + 900_000)),
      fetch: () => {
        const pause = pauses.shift();
        const headers = { ETag: '"1"', ...(pause ? { 'Retry-After': pause } : {}) };
        return Promise.resolve(Response.json({ id: 'quo_1' }, { headers }));
      },
    });
    expect((await client.renewalQuotes.get('quo_1')).retryAfter).to.equal(2_000);
    expect((await client.renewalQuotes.get('quo_1')).retryAfter).to.equal(undefined);
    expect((await client.renewalQuotes.get('quo_1')).retryAfter).to.equal(undefined);
  });

  it('should give the PDF of a version with its name', async () => {
    const asked: string[] = [];
    const client = createBillingClient({
      baseUrl: 'https://billing.example',
      fetchSession: () => Promise.resolve(mintedSession('t', Date.now() + 900_000)),
      fetch: ({ url }) => {
        asked.push(new URL(url).search);
        const headers = { 'Content-Type': 'application/pdf', 'Content-Disposition': 'attachment; filename="Q-1.pdf"' };
        return Promise.resolve(new Response('%PDF', { headers }));
      },
    });
    const { blob, filename } = await client.renewalQuotes.file('quo_1', 2);
    expect([filename, await blob.text()]).to.deep.equal(['Q-1.pdf', '%PDF']);
    await client.renewalQuotes.file('quo_1');
    expect(asked).to.deep.equal(['?version=2', '']);
  });
});
