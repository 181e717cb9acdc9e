import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { sql } from 'kysely';
import { jobRetries } from '../../src/jobs/kinds.ts';
import { busy, registered } from '../tax-ids/mock-tax-register.ts';
import { openDetailsServer, type Details, type DetailsServer } from './details-server.ts';

/** By a clock that is behind, what is to be done in a minute is due already. */
const behind = () => new Date(Date.now() - 120_000);

describe('a register of tax ids that was away', () => {
  let world: DetailsServer;
  before(async () => {
    world = await openDetailsServer(behind);
  });
  after(() => world.close());

  async function jobsOf(customerId: string): Promise<number> {
    const found = await sql`select 1 from portico_jobs.job
      where name = 'check_tax_id' and data->>'customerId' = ${customerId}`.execute(world.server.database.db);
    return found.rows.length;
  }

  it('is asked again later, and what it says then is kept and told to open pages', async () => {
    await world.addCustomer('later');
    let answers = 0;
    world.register.answer((response) => ((answers += 1) === 1 ? busy(response) : registered(response)));
    const saved = await world.edit('later', { taxId: 'FR56000273102' });
    const { taxIdCheck } = (await saved.json()) as Details;
    assert.equal(taxIdCheck?.status, 'format_only');
    for (;;) {
      const { details, etag } = await world.read('later');
      if (details.taxIdCheck?.status === 'valid') {
        assert.equal(details.taxIdCheck.registeredName, 'ATELIER DU NORD');
        assert.equal(etag, saved.headers.get('ETag'));
        break;
      }
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    const { id } = await world.server.services.customers.findCustomer({ externalId: 'later' });
    assert.equal(await jobsOf(id), 1);
    const events = await world.server.database.db
      .selectFrom('live_event')
      .select('event')
      .where('customer_id', '=', id)
      .execute();
    assert.equal(events.filter(({ event }) => event.type === 'billing_details.changed').length, 2);
  });

  it('is not asked about ids that it does not keep', async () => {
    const id = await world.addCustomer('swiss');
    const address = { ...(await world.read('swiss')).details.address, postalCode: '3003', city: 'Bern', country: 'CH' };
    const saved = await world.edit('swiss', { taxId: 'CHE-107.787.577 MWST', address });
    assert.equal(((await saved.json()) as Details).taxIdCheck?.status, 'format_only');
    assert.equal(await jobsOf(id), 0);
  });

  it('is asked for days, with growing pauses', () => {
    const { limit, firstPause, longestPause } = jobRetries.check_tax_id;
    const pauses = Array.from({ length: limit }, (_, index) => Math.min(firstPause * 2 ** index, longestPause));
    const days = pauses.reduce((sum, pause) => sum + pause, 0) / 86_400;
    assert.ok(days > 2, `${days}`);
  });
});
