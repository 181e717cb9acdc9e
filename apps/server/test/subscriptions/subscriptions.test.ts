import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { bookPayment } from '../../src/invoices/book-payment.ts';
import { asOperator, openWholeServer, type WholeServer } from '../contract/whole-server.ts';
import { openEventStream } from '../events/event-stream.ts';
import { asJson, problemOf } from '../http/running-server.ts';
import { sampleDocument } from '../invoices/sample-documents.ts';
import { partyNamed } from '../party.ts';
import { sampleSubscription } from './sample-subscription.ts';

const longAgo = '2020-05-31';
const inTheFuture = '2999-12-31';

describe('subscriptions', () => {
  let server: WholeServer;
  const ids = new Map<string, string>();
  const idOf = (externalId: string) => ids.get(externalId) ?? '';
  const add = (externalId: string, own: Parameters<typeof sampleSubscription>[1]) =>
    server.services.subscriptions.addSubscription(sampleSubscription(externalId, own));
  const addInvoice = (externalId: string, number: string, subscriptionId: string, dueDate = longAgo) =>
    server.services.invoices.createInvoice({
      customer: { externalId },
      document: sampleDocument({ number, amount: 1200, dueDate }),
      subscriptionId,
    });
  before(async () => {
    server = await openWholeServer();
    for (const externalId of ['atelier', 'marais']) {
      const { id } = await server.services.customers.createCustomer({ externalId, party: partyNamed(externalId) });
      ids.set(externalId, id);
    }
    // Terms that do not end while the test runs.
    const yearFrom = (start: string, end: string) => ({ start, end, months: 12, interval: 'month' as const });
    const term = yearFrom('2099-01-01', '2099-12-31');
    await add('atelier', { id: 'sub_later', term });
    await add('atelier', { id: 'sub_sooner', term: yearFrom('2098-09-01', '2099-08-31') });
    await add('atelier', { id: 'sub_never', term, autoRenew: false });
    await add('marais', { id: 'sub_marais', status: 'inactive' });
  });
  after(() => server.close());

  const ask = async (externalId: string, path: string) => {
    const token = await server.token(externalId, ['subscription:read']);
    return fetch(`${server.url}/v1/subscriptions${path}`, { headers: { Authorization: `Bearer ${token}` } });
  };
  const list = async (externalId: string, query = '') => {
    const page = (await (await ask(externalId, query)).json()) as Schemas['SubscriptionPage'];
    return page.items.map(({ id }) => id);
  };
  const get = async (externalId: string, id: string) =>
    (await (await ask(externalId, `/${id}`)).json()) as Schemas['Subscription'];
  const asOperatorTo = async (path: string, given: RequestInit = {}) =>
    fetch(`${server.url}/v1/operator/subscriptions${path}`, {
      ...given,
      headers: { ...asOperator, ...asJson, ...(given.headers as Record<string, string>) },
    });
  const update = (id: string, version: string, body: Schemas['SubscriptionUpdate']) =>
    asOperatorTo(`/${id}`, { method: 'PATCH', headers: { 'If-Match': version }, body: JSON.stringify(body) });
  const versionOf = async (id: string) => (await asOperatorTo(`/${id}`)).headers.get('etag') ?? '';

  it('are listed with the next renewal first, for their own customer alone', async () => {
    assert.deepEqual(await list('atelier'), ['sub_sooner', 'sub_later', 'sub_never']);
    assert.deepEqual(await list('marais'), ['sub_marais']);
  });

  it('come in pages', async () => {
    const page = (await (await ask('atelier', '?limit=2')).json()) as Schemas['SubscriptionPage'];
    assert.deepEqual(await list('atelier', `?limit=2&cursor=${page.nextCursor ?? ''}`), ['sub_never']);
  });

  it('say what happens at the end of the term', async () => {
    const { nextRenewal, price } = await get('atelier', 'sub_sooner');
    assert.deepEqual(nextRenewal, { on: '2099-09-01', expected: price });
    assert.equal((await get('atelier', 'sub_never')).nextRenewal, null);
  });

  it('of another customer are not there', async () => {
    const problem = await problemOf(await ask('atelier', '/sub_marais'));
    assert.deepEqual(problem.detail, (await problemOf(await ask('atelier', '/sub_unknown'))).detail);
    assert.equal(problem.code, 'not_found');
  });

  it('are past due while an invoice of theirs is overdue, and name it', async () => {
    await addInvoice('atelier', 'NOT-YET', 'sub_later', inTheFuture);
    const { id } = await addInvoice('atelier', 'LATE', 'sub_later');
    const { status, overdueInvoiceIds } = await get('atelier', 'sub_later');
    assert.deepEqual([status, overdueInvoiceIds], ['past_due', [id]]);
    assert.deepEqual(await list('atelier', '?status=past_due'), ['sub_later']);
    assert.deepEqual(await list('atelier', '?status=active'), ['sub_sooner', 'sub_never']);
  });

  it('are listed for the operator from newest to oldest, of all customers or of one', async () => {
    const all = async (query: string) => {
      const page = (await (await asOperatorTo(query)).json()) as Schemas['OperatorSubscriptionPage'];
      return page.items.map(({ subscription }) => subscription.id);
    };
    assert.equal((await all('')).length, 4);
    assert.deepEqual(await all(`?customerId=${idOf('marais')}`), ['sub_marais']);
  });

  describe('set by the operator', () => {
    it('become inactive for payment default, and open pages hear of it', async () => {
      const token = await server.token('atelier', ['subscription:read']);
      const stream = await openEventStream(server.url, token);
      const response = await update('sub_sooner', await versionOf('sub_sooner'), { status: 'inactive' });
      assert.equal(response.status, 200);
      const event = JSON.parse((await stream.next())?.data ?? '{}') as Schemas['SubscriptionChangedEvent'];
      assert.deepEqual(event.data, { subscriptionId: 'sub_sooner', status: 'inactive' });
      stream.stop();
      assert.equal((await get('atelier', 'sub_sooner')).status, 'inactive');
    });

    it('are not overwritten by somebody who read an older version', async () => {
      const version = await versionOf('sub_never');
      assert.equal((await update('sub_never', version, { usedSeats: 10 })).status, 200);
      assert.equal((await problemOf(await update('sub_never', version, { usedSeats: 3 }))).code, 'precondition_failed');
      const { seats } = await get('atelier', 'sub_never');
      assert.deepEqual([seats.used, seats.minimum], [10, 10]);
    });

    it('cannot be changed once they have ended', async () => {
      await add('atelier', { id: 'sub_over', status: 'ended' });
      const late = await problemOf(await update('sub_over', await versionOf('sub_over'), { status: 'active' }));
      assert.equal(late.code, 'invalid_state');
    });
  });

  it('that are inactive stay so while old invoices are added that were paid long ago', async () => {
    const document = sampleDocument({ number: 'M-0', amount: 1200, dueDate: longAgo });
    const paid = { amount: 1200, currency: 'EUR' };
    const customer = { externalId: 'marais' };
    await server.services.invoices.createInvoice({ customer, document, paid, subscriptionId: 'sub_marais' });
    assert.equal((await get('marais', 'sub_marais')).status, 'inactive');
  });

  it('that are inactive come back when the last overdue invoice is paid, however it is paid', async () => {
    const invoices = [await addInvoice('marais', 'M-1', 'sub_marais'), await addInvoice('marais', 'M-2', 'sub_marais')];
    const statuses: string[] = [];
    const now = new Date();
    for (const { id } of invoices) {
      await server.database.db.transaction().execute((transaction) =>
        bookPayment(
          transaction,
          {
            customerId: idOf('marais'),
            invoiceId: id,
            amount: 1200,
            paidAt: now,
            means: { kind: 'card', brand: 'visa', lastDigits: '4242' },
            source: { kind: 'payment', id: 'pay_1' },
          },
          now,
        ),
      );
      statuses.push((await get('marais', 'sub_marais')).status);
    }
    assert.deepEqual(statuses, ['inactive', 'active']);
    const { items } = await server.services.activity.listActivity(idOf('marais'), { action: 'subscription_changed' });
    assert.deepEqual(items[0]?.changes, [{ field: 'status', before: 'inactive', after: 'active' }]);
  });
});
