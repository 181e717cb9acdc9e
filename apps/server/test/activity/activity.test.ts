import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { operatorActor, recordActivity } from '../../src/activity/record-activity.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { openWholeServer, type WholeServer } from '../contract/whole-server.ts';
import { problemOf } from '../http/running-server.ts';
import { partyNamed } from '../party.ts';

describe('the activity of a customer', () => {
  let server: WholeServer;
  const ids = new Map<string, string>();
  before(async () => {
    server = await openWholeServer();
    for (const externalId of ['atelier', 'werk']) {
      const { id } = await server.services.customers.createCustomer({ externalId, party: partyNamed(externalId) });
      ids.set(externalId, id);
    }
    let moment = Date.parse('2026-05-01T00:00:00Z');
    const record = (externalId: string, action: Schemas['ActivityAction'], invoiceId: string) =>
      recordActivity(
        server.database.db,
        {
          customerId: ids.get(externalId) ?? '',
          action,
          actor: action === 'invoice_issued' ? operatorActor : { kind: 'user', id: 'user-1', name: 'Zoé' },
          subject: { type: 'invoice', id: invoiceId, label: invoiceId.toUpperCase() },
          recipients: action === 'invoice_sent' ? ['zoe@atelier.example'] : [],
        },
        new Date((moment += 1000)),
      );
    await record('atelier', 'invoice_issued', 'inv_1');
    await record('atelier', 'invoice_sent', 'inv_1');
    await record('atelier', 'invoice_downloaded', 'inv_2');
    await record('werk', 'invoice_sent', 'inv_9');
  });
  after(() => server.close());

  const ask = async (externalId: string, query = '') => {
    const token = await server.token(externalId, ['activity:read']);
    return fetch(`${server.url}/v1/activity${query}`, { headers: { Authorization: `Bearer ${token}` } });
  };
  const page = async (externalId: string, query = '') =>
    (await (await ask(externalId, query)).json()) as Schemas['ActivityPage'];
  const actions = ({ items }: Schemas['ActivityPage']) => items.map(({ action }) => action);

  it('is listed from newest to oldest, for its own customer alone', async () => {
    assert.deepEqual(actions(await page('atelier')), ['invoice_downloaded', 'invoice_sent', 'invoice_issued']);
    assert.deepEqual(actions(await page('werk')), ['invoice_sent']);
  });

  it('says who did what to which document', async () => {
    const [sent] = (await page('atelier', '?action=invoice_sent')).items;
    assert.deepEqual(sent?.actor, { kind: 'user', id: 'user-1', name: 'Zoé' });
    assert.deepEqual(sent?.subject, { type: 'invoice', id: 'inv_1', label: 'INV_1' });
    assert.deepEqual(sent?.recipients, ['zoe@atelier.example']);
    assert.equal(sent?.at, '2026-05-01T00:00:02.000Z');
  });

  it('is filtered by subject, person and time', async () => {
    const bySubject = await page('atelier', '?subjectType=invoice&subjectId=inv_1');
    assert.deepEqual(actions(bySubject), ['invoice_sent', 'invoice_issued']);
    assert.deepEqual(actions(await page('atelier', '?actorId=user-1')), ['invoice_downloaded', 'invoice_sent']);
    const between = '?from=2026-05-01T00:00:02Z&to=2026-05-01T00:00:03Z';
    assert.deepEqual(actions(await page('atelier', between)), ['invoice_sent']);
  });

  it('comes in pages', async () => {
    const first = await page('atelier', '?limit=2');
    assert.deepEqual(actions(first), ['invoice_downloaded', 'invoice_sent']);
    const second = await page('atelier', `?limit=2&cursor=${first.nextCursor ?? ''}`);
    assert.deepEqual([actions(second), second.nextCursor], [['invoice_issued'], null]);
    const elsewhere = await problemOf(await ask('werk', `?limit=2&cursor=${first.nextCursor ?? ''}`));
    assert.equal(elsewhere.code, 'invalid_cursor');
  });

  it('wants to know of what kind a subject is', async () => {
    assert.equal((await problemOf(await ask('atelier', '?subjectId=inv_1'))).code, 'invalid_request');
  });
});
