import assert from 'node:assert/strict';
import { after, afterEach, before, describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { openEventStream } from '../events/event-stream.ts';
import { problemOf } from '../http/running-server.ts';
import { openNotificationWorld, type NotificationWorld, type Person } from './notification-world.ts';

const zoe: Person = ['atelier', 'zoe'];
const paul: Person = ['atelier', 'paul'];
const jonas: Person = ['werk', 'jonas'];

describe('notifications', () => {
  let world: NotificationWorld;
  before(async () => {
    world = await openNotificationWorld();
  });
  after(() => world.close());
  afterEach(async () => {
    await world.database.db.deleteFrom('notification').execute();
  });

  const kinds = ({ items }: Schemas['NotificationPage']) => items.map(({ kind }) => kind);
  const newest = async (person: Person) => {
    const [item] = (await world.list(person)).items;
    assert.ok(item);
    return item;
  };

  it('are listed from newest to oldest, for their own customer alone', async () => {
    await world.tell('atelier', { kind: 'invoice_issued' });
    await world.tell('atelier', { kind: 'payment_received' });
    await world.tell('werk', { kind: 'card_expiring' });
    assert.deepEqual(kinds(await world.list(zoe)), ['payment_received', 'invoice_issued']);
    assert.deepEqual(kinds(await world.list(paul)), ['payment_received', 'invoice_issued']);
    assert.deepEqual(kinds(await world.list(jonas)), ['card_expiring']);
  });

  it('say what they are about, without words', async () => {
    const facts = { number: 'AN-7', amount: { amount: 1200, currency: 'EUR' }, date: '2026-05-31' };
    const subject = { type: 'invoice', id: 'inv_7', label: 'AN-7' } as const;
    await world.tell('atelier', { subject, facts });
    const { id, createdAt, ...said } = await newest(zoe);
    assert.match(id, /^ntf_/);
    assert.ok(Date.parse(createdAt) > 0);
    assert.deepEqual(said, { kind: 'invoice_overdue', subject, facts, readAt: null });
  });

  it('come in pages, and by kind', async () => {
    for (const kind of ['invoice_issued', 'payment_failed', 'invoice_issued'] as const)
      await world.tell('atelier', { kind });
    const first = await world.list(zoe, '?limit=2');
    assert.deepEqual(kinds(first), ['invoice_issued', 'payment_failed']);
    const cursor = first.nextCursor ?? '';
    const second = await world.list(zoe, `?limit=2&cursor=${cursor}`);
    assert.deepEqual([kinds(second), second.nextCursor], [['invoice_issued'], null]);
    assert.deepEqual(kinds(await world.list(zoe, '?kind=payment_failed')), ['payment_failed']);
    for (const person of [paul, jonas]) {
      assert.equal((await problemOf(await world.ask(person, `?limit=2&cursor=${cursor}`))).code, 'invalid_cursor');
    }
  });

  it('are unread until each person has read them', async () => {
    await world.tell('atelier');
    await world.tell('atelier');
    assert.deepEqual([await world.unread(zoe), await world.unread(paul), await world.unread(jonas)], [2, 2, 0]);
    const { id } = await newest(zoe);
    const read = (await (await world.markRead(zoe, id)).json()) as Schemas['Notification'];
    assert.equal(read.id, id);
    assert.ok(read.readAt);
    assert.deepEqual([await world.unread(zoe), await world.unread(paul)], [1, 2]);
    assert.equal((await newest(zoe)).readAt, read.readAt);
    assert.equal((await newest(paul)).readAt, null);
    assert.equal((await world.list(zoe, '?unread=true')).items.length, 1);
    assert.equal((await world.list(zoe, '?unread=false')).items.length, 2);
  });

  it('stay read since the first time', async () => {
    await world.tell('atelier');
    const { id } = await newest(zoe);
    const answers = await Promise.all(Array.from({ length: 8 }, () => world.markRead(zoe, id)));
    const times = await Promise.all(answers.map(async (one) => ((await one.json()) as Schemas['Notification']).readAt));
    assert.equal(new Set(times).size, 1);
    await world.markAllRead(zoe, new Date().toISOString());
    assert.equal((await newest(zoe)).readAt, times[0]);
  });

  it('are read all at once up to the newest one that was shown', async () => {
    for (let count = 0; count < 3; count++) await world.tell('atelier');
    const shown = await newest(zoe);
    await world.tell('atelier', { kind: 'quote_ready' });
    const response = await world.markAllRead(zoe, shown.createdAt);
    assert.deepEqual(await response.json(), { unread: 1 });
    assert.deepEqual(kinds(await world.list(zoe, '?unread=true')), ['quote_ready']);
    assert.equal(await world.unread(paul), 4);
  });

  it('are marked as read from many pages at the same time', async () => {
    for (let count = 0; count < 20; count++) await world.tell('atelier');
    const until = (await newest(zoe)).createdAt;
    const answers = await Promise.all(Array.from({ length: 10 }, () => world.markAllRead(zoe, until)));
    for (const answer of answers) assert.deepEqual(await answer.json(), { unread: 0 });
  });

  it('of another customer are not there, also for a user of the same name', async () => {
    await world.tell('werk');
    const { id } = await newest(jonas);
    for (const wanted of [id, 'ntf_unknown']) {
      assert.equal((await problemOf(await world.markRead(['atelier', 'jonas'], wanted))).code, 'not_found');
    }
    await world.markAllRead(['atelier', 'jonas'], '2100-01-01T00:00:00Z');
    assert.equal(await world.unread(jonas), 1);
  });

  it('are refused for moments that are none', async () => {
    const beyond = ['2016-12-31T23:59:60Z', '0000-01-01T00:00:00Z', '9999-12-31T23:59:59-14:00'];
    for (const createdAt of ['yesterday', '', '2026-02-30T00:00:00Z', ...beyond]) {
      const problem = await problemOf(await world.markAllRead(zoe, createdAt));
      assert.deepEqual([problem.status, problem.code], [422, 'validation_failed'], createdAt);
    }
    for (const createdAt of ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59.999999999Z']) {
      assert.equal((await world.markAllRead(zoe, createdAt)).status, 200, createdAt);
    }
  });

  it('never say more than the contract allows', async () => {
    const long = '😀'.repeat(5000);
    await world.tell('atelier', {
      subject: { type: 'subscription', id: 'sub_1', label: long },
      facts: { name: long, number: '', reason: long },
    });
    const { subject, facts } = await newest(zoe);
    assert.equal(Array.from(subject.label ?? '').length, 300);
    assert.equal(Array.from(facts.name ?? '').length, 300);
    assert.equal(Array.from(facts.reason ?? '').length, 2000);
    assert.ok(!('number' in facts));
  });

  it('are heard of by open pages when there is a new one, and when one was read', async () => {
    const stream = await openEventStream(world.url, await world.token('atelier', ['notifications:read']));
    const elsewhere = await openEventStream(world.url, await world.token('werk', ['notifications:read']));
    const heard = async ({ next }: typeof stream) =>
      (JSON.parse((await next())?.data ?? '{}') as Schemas['NotificationsChangedEvent']).data.notificationId;
    await world.tell('atelier');
    const { id } = await newest(zoe);
    assert.equal(await heard(stream), id);
    await world.markRead(zoe, id);
    assert.equal(await heard(stream), null);
    // Read already: nothing is said before the next new one.
    await world.markRead(zoe, id);
    await world.markAllRead(zoe, new Date().toISOString());
    await world.tell('atelier');
    assert.equal(await heard(stream), (await newest(zoe)).id);
    await world.tell('werk');
    assert.equal(await heard(elsewhere), (await newest(jonas)).id);
    for (const { stop } of [stream, elsewhere]) stop();
  });
});
