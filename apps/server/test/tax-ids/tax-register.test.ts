import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { checkTaxId } from '../../src/tax-ids/check-tax-id.ts';
import { createViesRegister, type TaxRegister } from '../../src/tax-ids/tax-register.ts';
import { busy, json, registered, startMockTaxRegister, unknown, type MockTaxRegister } from './mock-tax-register.ts';

const now = new Date('2026-06-15T12:00:00Z');

describe('the register of tax ids', () => {
  let mock: MockTaxRegister;
  let register: TaxRegister;
  before(async () => {
    mock = await startMockTaxRegister();
    register = createViesRegister(mock.url, 200);
  });
  after(() => mock.close());
  const check = (value: string, country: string) => checkTaxId(register, value, country, now);

  it('says that an id is in use, and by whom', async () => {
    mock.answer(registered);
    assert.deepEqual(await check('fr 83 404 833 048', 'FR'), {
      value: 'FR83404833048',
      country: 'FR',
      status: 'valid',
      registeredName: 'ATELIER DU NORD',
      checkedAt: now.toISOString(),
    });
    assert.equal(mock.asked.at(-1), '/ms/FR/vat/83404833048');
    await check('094259216', 'GR');
    assert.equal(mock.asked.at(-1), '/ms/EL/vat/094259216');
    await check('XI980780684', 'GB');
    assert.equal(mock.asked.at(-1), '/ms/XI/vat/980780684');
  });

  it('says that an id is not in use, though its form is right', async () => {
    mock.answer(unknown);
    assert.equal((await check('FR83404833048', 'FR')).status, 'invalid');
  });

  it('gives no name where the member state gives none, and a plain one from a strange one', async () => {
    mock.answer(json({ isValid: true, userError: 'VALID', name: '---' }));
    assert.equal((await check('DE136695976', 'DE')).registeredName, null);
    mock.answer(json({ isValid: true, userError: 'VALID', name: ' A\n\u0000B ' + '😀'.repeat(600) }));
    const { registeredName } = await check('DE136695976', 'DE');
    assert.match(registeredName ?? '', /^A B 😀+$/u);
    assert.ok(Array.from(registeredName ?? '').length === 500);
  });

  it('is not asked about ids that are wrong or that it does not keep', async () => {
    const count = mock.asked.length;
    assert.equal((await check('FR84404833048', 'FR')).status, 'invalid');
    assert.equal((await check('GB980780684', 'GB')).status, 'format_only');
    assert.equal((await check('CHE107787577', 'CH')).status, 'format_only');
    assert.equal((await check('27AAPFU0939F1ZV', 'IN')).status, 'unknown_scheme');
    assert.equal(mock.asked.length, count);
  });

  it('leaves the form alone to be known while it is away, whatever that looks like', async () => {
    const ways = {
      busy,
      'an error': json({ error: 'oops' }, 500),
      'no JSON': json(undefined),
      null: json(null),
      'another shape': json({ valid: true }),
      'another word': json({ isValid: true, userError: 'VALID_PERHAPS' }),
      'a redirection': (response: Parameters<typeof registered>[0]) => response.writeHead(302, { Location: '/' }).end(),
      silence: () => undefined,
    };
    for (const [way, answer] of Object.entries(ways)) {
      mock.answer(answer);
      const { status, registeredName } = await check('FR83404833048', 'FR');
      assert.deepEqual([status, registeredName], ['format_only', null], way);
    }
    const nobody = createViesRegister('http://127.0.0.1:1', 200);
    assert.equal((await checkTaxId(nobody, 'FR83404833048', 'FR', now)).status, 'format_only');
  });

  it('is not needed', async () => {
    assert.equal((await checkTaxId(undefined, 'FR83404833048', 'FR', now)).status, 'format_only');
  });
});
