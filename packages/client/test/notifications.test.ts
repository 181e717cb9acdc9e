import { expect } from '@open-wc/testing';
import { isBillingError } from '../src/index.js';
import { createBillingClient } from '../src/index.js';
import { asking } from './asking.js';
import { emptyPage, mintedSession, problem, rejection } from './replies.js';

describe('notifications', () => {
  it('should be listed, newest first, by kind and unread only', async () => {
    const { client, asked } = asking(emptyPage);
    expect(await client.notifications.list()).to.deep.equal(emptyPage);
    await client.notifications.list({ unread: true, kind: 'invoice_overdue', limit: 10 });
    expect(asked.map(({ request }) => request)).to.deep.equal([
      'GET /v1/notifications',
      'GET /v1/notifications?unread=true&kind=invoice_overdue&limit=10',
    ]);
  });

  it('should be counted', async () => {
    const { client, asked } = asking({ unread: 3 });
    expect(await client.notifications.countUnread()).to.equal(3);
    expect(asked[0]?.request).to.equal('GET /v1/notifications/unread-count');
  });

  it('should be read one by one and up to a moment', async () => {
    const { client, asked } = asking({ id: 'ntf_1', unread: 0 });
    expect((await client.notifications.markRead('ntf_1')).id).to.equal('ntf_1');
    expect(await client.notifications.markAllRead('2026-11-20T09:12:01Z')).to.equal(0);
    expect(asked.map(({ request, body }) => [request, body])).to.deep.equal([
      ['PUT /v1/notifications/ntf_1/read', undefined],
      ['PUT /v1/notifications/read-up-to', { createdAt: '2026-11-20T09:12:01Z' }],
    ]);
  });

  it('should say when one is not there, and stop when aborted', async () => {
    const client = createBillingClient({
      baseUrl: 'https://billing.example',
      fetchSession: () => Promise.resolve(mintedSession('t', Date.now() + 900_000)),
      fetch: () => Promise.resolve(problem(404, 'not_found')),
    });
    const error = await rejection(client.notifications.markRead('ntf_9'));
    expect(isBillingError(error) && error.code).to.equal('not_found');
    const signal = AbortSignal.abort(new Error('left'));
    expect(await rejection(client.notifications.countUnread({ signal }))).to.equal(signal.reason);
  });
});
