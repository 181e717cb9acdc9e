import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runSandbox, type RunningSandbox } from '../running-sandbox.ts';

describe('the stand-in for the register of tax ids', () => {
  let sandbox: RunningSandbox;
  before(async () => {
    sandbox = await runSandbox();
  });
  after(() => sandbox.close());

  async function ask(state: string, number: string): Promise<Record<string, unknown>> {
    const response = await fetch(`${sandbox.configuration.url}/tax-register/ms/${state}/vat/${number}`);
    assert.equal(response.status, 200);
    return (await response.json()) as Record<string, unknown>;
  }

  it('answers as the number says', async () => {
    const known = await ask('FR', '83500833048');
    assert.deepEqual([known['isValid'], known['userError'], known['vatNumber']], [true, 'VALID', '83500833048']);
    assert.match(String(known['name']), /FR 83500833048/);
    const strange = await ask('DE', '999404148');
    assert.deepEqual([strange['isValid'], strange['userError']], [false, 'INVALID']);
    const away = await ask('DE', '503000148');
    assert.deepEqual([away['isValid'], away['userError']], [false, 'MS_UNAVAILABLE']);
  });
});
