import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { asJson, problemOf } from '../http/running-server.ts';
import { busy, registered, unknown } from '../tax-ids/mock-tax-register.ts';
import { openDetailsServer, type Details, type DetailsServer } from './details-server.ts';

describe('the check of a tax id', () => {
  let world: DetailsServer;
  before(async () => {
    world = await openDetailsServer();
    await world.addCustomer('checks');
  });
  after(() => world.close());

  async function check(value: string, country = 'FR'): Promise<Schemas['TaxIdCheck']> {
    const body = JSON.stringify({ value, country });
    const response = await world.ask('checks', '/tax-id-checks', { method: 'POST', headers: asJson, body });
    assert.equal(response.status, 200);
    return (await response.json()) as Schemas['TaxIdCheck'];
  }

  it('says what is known, and keeps nothing', async () => {
    const { etag } = await world.read('checks');
    world.register.answer(registered);
    const valid = await check('fr 56 000 273 102');
    assert.deepEqual([valid.value, valid.status, valid.registeredName], ['FR56000273102', 'valid', 'ATELIER DU NORD']);
    assert.equal((await check('FR57000273102')).status, 'invalid');
    world.register.answer(busy);
    assert.equal((await check('FR56000273102')).status, 'format_only');
    assert.equal((await check('27AAPFU0939F1ZV', 'IN')).status, 'unknown_scheme');
    assert.equal((await check('ﷺ'.repeat(60), 'IN')).status, 'unknown_scheme');
    assert.equal((await world.read('checks')).etag, etag);
  });

  it('says which field of the question is wrong', async () => {
    const body = JSON.stringify({ value: '', country: 'France' });
    const response = await world.ask('checks', '/tax-id-checks', { method: 'POST', headers: asJson, body });
    const { code, fields = [] } = await problemOf(response);
    assert.deepEqual([response.status, code], [422, 'validation_failed']);
    assert.deepEqual(fields.map(({ pointer }) => pointer).toSorted(), ['/country', '/value']);
  });

  it('does not stop a save while the register is away, nor when it knows no such id', async () => {
    world.register.answer(busy);
    const away = await world.edit('checks', { taxId: 'FR40303265045' });
    assert.equal(away.status, 200);
    assert.equal(((await away.json()) as Details).taxIdCheck?.status, 'format_only');
    world.register.answer(unknown);
    const strange = await world.edit('checks', { taxId: 'FR56000273102' });
    assert.equal(((await strange.json()) as Details).taxIdCheck?.status, 'invalid');
  });

  it('is made again when the same details are saved again, which is no change', async () => {
    await world.addCustomer('again');
    world.register.answer(busy);
    await world.edit('again', { taxId: 'FR56000273102' });
    const { etag } = await world.read('again');
    world.register.answer(registered);
    await world.edit('again', {});
    const now = await world.read('again');
    assert.deepEqual([now.details.taxIdCheck?.status, now.etag], ['valid', etag]);
  });
});
