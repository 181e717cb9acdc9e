import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { ProblemError } from '../../src/http/problem.ts';
import { problem } from '../invoices/invoice-services.ts';
import { openDeliveries } from './delivery-services.ts';

const addresses = (count: number, name = 'user') =>
  Array.from({ length: count }, (_, index) => `${name}${index}@b.example`);

async function openLimited(test: TestContext, limits: { customer?: number; hour?: number; day?: number }) {
  let now = new Date('2026-06-15T12:00:00Z');
  const { customer = 100, hour = 100, day = 100 } = limits;
  const world = await openDeliveries(test, {
    working: false,
    clock: () => now,
    limits: { customerPerHour: customer, recipientPerHour: hour, recipientPerDay: day },
  });
  const addSender = async (name: string) => {
    const { send } = await world.addSender(name);
    return (recipients: string[]) => send({ recipients });
  };
  const pass = (minutes: number) => (now = new Date(now.getTime() + minutes * 60_000));
  return { addSender, pass };
}

describe('the sending limits', () => {
  it('let a customer send so many messages an hour, and say when it may go on', async (test) => {
    const { addSender, pass } = await openLimited(test, { customer: 5 });
    const send = await addSender('One');
    await send(addresses(4));
    await assert.rejects(send(addresses(2, 'more')), (error) => {
      assert.ok(error instanceof ProblemError);
      assert.deepEqual([error.code, error.headers['Retry-After']], ['sending_limit_reached', '3600']);
      assert.match(error.message, /1 are left/);
      return true;
    });
    await send(addresses(1, 'last'));
    const other = await addSender('Other');
    await other(addresses(5));
    pass(61);
    await send(addresses(5));
  });

  it('let an address get so many messages an hour and a day, whoever sends them', async (test) => {
    const { addSender, pass } = await openLimited(test, { hour: 2, day: 3 });
    const [one, two] = [await addSender('One'), await addSender('Two')];
    await one(['zoe@b.example']);
    await two(['ZOE@b.example']);
    const mixed = await one(['zoe@b.example', 'new@b.example']);
    assert.deepEqual(
      mixed.recipients.map(({ status, reason }) => [status, reason]),
      [
        ['failed', 'blocked_by_limit'],
        ['queued', null],
      ],
    );
    await assert.rejects(two(['zoe@b.example']), (error) => {
      assert.ok(problem('sending_limit_reached')(error) && error instanceof ProblemError);
      assert.deepEqual(
        error.fields?.map(({ pointer, code }) => [pointer, code]),
        [['/recipients/0', 'blocked_by_limit']],
      );
      return true;
    });
    pass(61);
    await two(['zoe@b.example']);
    await assert.rejects(one(['zoe@b.example']), problem('sending_limit_reached'));
    pass(25 * 60);
    await one(['zoe@b.example']);
  });

  it('count requests at the same moment together', async (test) => {
    const { addSender } = await openLimited(test, { customer: 6, hour: 3 });
    const [one, two] = [await addSender('One'), await addSender('Two')];
    const settled = await Promise.allSettled(
      Array.from({ length: 10 }, (_, index) => (index % 2 ? one : two)(['zoe@b.example'])),
    );
    assert.equal(settled.filter(({ status }) => status === 'fulfilled').length, 3);
  });
});
