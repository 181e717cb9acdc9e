import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { inTransaction } from '../../src/database/transaction-guard.ts';
import { publishEvent, type Published } from '../../src/events/publish-event.ts';
import { openWholeServer, type WholeServer } from '../contract/whole-server.ts';
import { partyNamed } from '../party.ts';
import { openEventStream } from './event-stream.ts';

describe('the live stream', () => {
  let server: WholeServer;
  const ids = new Map<string, string>();
  before(async () => {
    server = await openWholeServer();
    for (const externalId of ['atelier', 'werk']) {
      const { id } = await server.services.customers.createCustomer({ externalId, party: partyNamed(externalId) });
      ids.set(externalId, id);
    }
  });
  after(() => server.close());

  const publish = (externalId: string, event: Published) =>
    inTransaction(server.database.db, (transaction) =>
      publishEvent(transaction, ids.get(externalId) ?? '', event, new Date()),
    );
  const changed = (invoiceId: string): Published => ({ type: 'invoices.changed', data: { invoiceIds: [invoiceId] } });

  it('tells a customer what has changed, and nobody else', async (test) => {
    const stream = await openEventStream(server.url, await server.token('atelier', ['invoices:read']));
    test.after(stream.stop);
    assert.equal(stream.contentType, 'text/event-stream');
    await publish('werk', changed('inv_of_another'));
    await publish('atelier', changed('inv_1'));
    const event = await stream.next();
    assert.equal(event?.event, 'invoices.changed');
    const { id, data } = JSON.parse(event?.data ?? '') as { id: string; data: unknown };
    assert.equal(event?.id, id);
    assert.deepEqual(data, { invoiceIds: ['inv_1'] });
  });

  it('tells only what the session may read', async (test) => {
    const stream = await openEventStream(server.url, await server.token('atelier', ['invoices:read']));
    test.after(stream.stop);
    await publish('atelier', { type: 'people.changed', data: { personIds: [] } });
    await publish('atelier', changed('inv_2'));
    assert.equal((await stream.next())?.event, 'invoices.changed');
  });

  it('says nothing of what was rolled back', async (test) => {
    const stream = await openEventStream(server.url, await server.token('atelier', ['invoices:read']));
    test.after(stream.stop);
    const rolledBack = inTransaction(server.database.db, async (transaction) => {
      await publishEvent(transaction, ids.get('atelier') ?? '', changed('inv_never'), new Date());
      throw new Error('rolled back');
    });
    await assert.rejects(rolledBack);
    await publish('atelier', changed('inv_3'));
    assert.match((await stream.next())?.data ?? '', /inv_3/);
  });

  it('gives what was missed to a stream that comes back', async (test) => {
    const token = await server.token('atelier', ['invoices:read']);
    const first = await openEventStream(server.url, token);
    await publish('atelier', changed('inv_4'));
    const last = await first.next();
    first.stop();
    await publish('atelier', changed('inv_5'));
    const second = await openEventStream(server.url, token, last?.id);
    test.after(second.stop);
    const seen: string[] = [];
    while (!seen.join().includes('inv_5')) seen.push((await second.next())?.data ?? '');
    assert.ok(!seen.join().includes(last?.id ?? 'no id'));
  });

  it('asks a stream with an unknown last event to read everything again', async (test) => {
    const stream = await openEventStream(server.url, await server.token('atelier', ['invoices:read']), 'evt_unknown');
    test.after(stream.stop);
    const event = await stream.next();
    assert.equal(event?.event, 'stream.reset');
    assert.match(event?.data ?? '', /"reason":"unknown_id"/);
  });

  it('ends with the server, which does not wait for it', async () => {
    const other = await openWholeServer();
    await other.services.customers.createCustomer({ externalId: 'atelier', party: partyNamed('Atelier') });
    const stream = await openEventStream(other.url, await other.token('atelier', []));
    await other.close();
    assert.equal(await stream.next(), undefined);
  });
});
