import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import ICAL from 'ical.js';
import type { Schemas } from '../../src/http/operations.ts';
import { problemOf } from '../http/running-server.ts';
import { openSubscriptions, type Asked, type SubscriptionWorld } from './subscription-world.ts';

type Subscription = Schemas['Subscription'];

/** Changes the newest version of a subscription. */
const change = async (world: SubscriptionWorld, id: string, method: string, part: string, given: Asked = {}) => {
  const etag = (await world.ask('atelier', 'GET', `/subscriptions/${id}`)).headers.get('etag') ?? '';
  return world.ask('atelier', method, `/subscriptions/${id}/${part}`, { etag, ...given });
};

const afterDeadline = '2030-12-02T00:00:00Z';

describe('renewal', () => {
  it('is switched off and on until the notice deadline, and said in the activity list', async (test) => {
    const world = await openSubscriptions(test);
    await world.addCustomer('atelier');
    const id = await world.subscribe('atelier');
    assert.equal(
      (await world.read<Subscription>('atelier', `/subscriptions/${id}`)).noticeDeadline,
      '2030-12-01T22:59:59.999Z',
    );
    const off = await change(world, id, 'PUT', 'auto-renewal', { body: { enabled: false } });
    const without = (await off.json()) as Subscription;
    assert.deepEqual([without.autoRenew, without.nextRenewal, without.status], [false, null, 'active']);
    await change(world, id, 'PUT', 'auto-renewal', { body: { enabled: true } });
    const { items } = await world.read<Schemas['ActivityPage']>('atelier', '/activity');
    assert.deepEqual(
      items.map(({ action }) => action),
      ['auto_renew_switched_on', 'auto_renew_switched_off'],
    );
    world.goTo(afterDeadline);
    const late = await change(world, id, 'PUT', 'auto-renewal', { body: { enabled: false } });
    assert.equal((await problemOf(late)).code, 'notice_deadline_passed');
    assert.equal((await world.read<Subscription>('atelier', `/subscriptions/${id}`)).noticeDeadline, null);
  });

  it('is cancelled with a reason, works until the end of the term, and comes back when that is undone', async (test) => {
    const world = await openSubscriptions(test);
    await world.addCustomer('atelier');
    const id = await world.subscribe('atelier', { autoRenew: false });
    const comment = '“Adieu” <script>alert(1)</script> \u202e';
    const cancelled = await change(world, id, 'PUT', 'cancellation', { body: { reason: 'switched', comment } });
    const body = (await cancelled.json()) as Subscription;
    assert.deepEqual([body.status, body.cancellation?.effectiveOn], ['cancels_at_term_end', '2030-12-31']);
    assert.deepEqual([body.cancellation?.reason, body.cancellation?.comment], ['switched', comment]);
    const again = await change(world, id, 'PUT', 'cancellation', { body: { reason: 'other' } });
    assert.equal((await problemOf(again)).code, 'invalid_state');
    const undone = (await (await change(world, id, 'DELETE', 'cancellation')).json()) as Subscription;
    assert.deepEqual([undone.status, undone.cancellation, undone.autoRenew], ['active', null, false]);
    assert.equal((await problemOf(await change(world, id, 'DELETE', 'cancellation'))).code, 'invalid_state');
  });

  it('needs the version that was read, the right to change it, and a subscription of one’s own', async (test) => {
    const world = await openSubscriptions(test);
    for (const name of ['atelier', 'other']) await world.addCustomer(name);
    const id = await world.subscribe('atelier');
    const path = `/subscriptions/${id}/auto-renewal`;
    const body = { enabled: false };
    assert.equal((await problemOf(await world.ask('atelier', 'PUT', path, { body }))).code, 'precondition_required');
    const stale = await world.ask('atelier', 'PUT', path, { body, etag: '"99"' });
    assert.equal((await problemOf(stale)).code, 'precondition_failed');
    const reader = await world.ask('atelier', 'PUT', path, { body, etag: '"1"', capabilities: ['subscription:read'] });
    assert.equal((await problemOf(reader)).code, 'capability_missing');
    assert.equal((await problemOf(await world.ask('other', 'PUT', path, { body, etag: '"1"' }))).code, 'not_found');
    const replies = await Promise.all(
      Array.from({ length: 20 }, () => world.ask('atelier', 'PUT', path, { body, etag: '"1"' })),
    );
    const statuses = replies.map(({ status }) => status).toSorted((one, two) => one - two);
    assert.deepEqual([statuses[0], new Set(statuses.slice(1))], [200, new Set([412])]);
  });

  it('has its deadline in a calendar file that another reader understands', async (test) => {
    const world = await openSubscriptions(test);
    await world.addCustomer('atelier');
    const name = 'Studio; “Équipe”, \\ BEGIN:VEVENT '.repeat(4).trim();
    const id = await world.subscribe('atelier', { product: { id: 'prod_studio', name } });
    const response = await world.ask('atelier', 'GET', `/subscriptions/${id}/notice-calendar`);
    assert.match(response.headers.get('content-type') ?? '', /^text\/calendar/);
    assert.match(response.headers.get('content-disposition') ?? '', /notice-deadline-2030-12-01\.ics/);
    const text = await response.text();
    assert.ok(
      text.split('\r\n').every((line) => Buffer.byteLength(line) <= 75),
      'lines are folded',
    );
    const calendar = new ICAL.Component(ICAL.parse(text) as unknown[]);
    const events = calendar.getAllSubcomponents('vevent');
    assert.equal(events.length, 1);
    const event = new ICAL.Event(events[0]);
    assert.equal(event.startDate.toString(), '2030-12-01');
    assert.ok(event.summary.includes(name));
    assert.equal(events[0]?.getAllSubcomponents('valarm').length, 1);
    world.goTo(afterDeadline);
    const late = await world.ask('atelier', 'GET', `/subscriptions/${id}/notice-calendar`);
    assert.equal((await problemOf(late)).code, 'invalid_state');
  });
});
