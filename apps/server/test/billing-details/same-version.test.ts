import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { problemOf } from '../http/running-server.ts';
import { inputOf, openDetailsServer, type Details, type DetailsServer } from './details-server.ts';

const people = 50;

describe('people who save the same version at the same time', () => {
  let world: DetailsServer;
  before(async () => {
    world = await openDetailsServer();
  });
  after(() => world.close());

  for (const [situation, isFirst] of [
    ['for the first time', true],
    ['later', false],
  ] as const) {
    it(`are told who was too late: of fifty, one saves, ${situation}`, async () => {
      const name = `crowd-${isFirst}`;
      await world.addCustomer(name);
      if (!isFirst) await world.edit(name, { purchaseOrderReference: 'earlier' });
      const { details, etag } = await world.read(name);
      const all = Array.from({ length: people }, (_, index) => `person-${index}`);
      const replies = await Promise.all(
        all.map((person) => world.save(name, { ...inputOf(details), purchaseOrderReference: person }, etag)),
      );
      const statuses = replies.map(({ status }) => status);
      assert.equal(statuses.filter((status) => status === 200).length, 1);
      assert.equal(statuses.filter((status) => status === 412).length, people - 1);
      for (const reply of replies.filter(({ status }) => status === 412)) {
        assert.equal((await problemOf(reply.clone())).code, 'precondition_failed');
      }
      const winner = statuses.indexOf(200);
      const now = await world.read(name);
      assert.equal(now.details.purchaseOrderReference, all[winner]);
      const reply = replies[winner];
      assert.deepEqual((await reply?.json()) as Details, now.details);
      const activity = (await (await world.ask(name, '/activity?limit=100')).json()) as Schemas['ActivityPage'];
      const kept = activity.items.filter(({ action }) => action === 'billing_details_changed');
      assert.equal(kept.length, isFirst ? 1 : 2);
    });
  }

  it('all succeed when each reads again and tries again, and nothing of theirs is lost', async () => {
    await world.addCustomer('persistent');
    const lines = Array.from({ length: 8 }, (_, index) => `person-${index}@host.example`);
    await Promise.all(
      lines.map(async (recipient) => {
        for (;;) {
          const { details, etag } = await world.read('persistent');
          const input = { ...inputOf(details), invoiceRecipients: [...details.invoiceRecipients, recipient] };
          const { status } = await world.save('persistent', input, etag);
          if (status === 200) return;
          assert.equal(status, 412);
        }
      }),
    );
    const { invoiceRecipients } = (await world.read('persistent')).details;
    assert.deepEqual(invoiceRecipients.toSorted(), ['compta@atelier.example', ...lines].toSorted());
  });
});
