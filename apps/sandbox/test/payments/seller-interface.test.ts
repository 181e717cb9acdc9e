import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import { runSandbox, type RunningSandbox } from '../running-sandbox.ts';
import { Seller, type SeenCheckout } from './seller.ts';

let sandbox: RunningSandbox;
let seller: Seller;

before(async () => {
  sandbox = await runSandbox();
  seller = await Seller.open(sandbox);
});

after(async () => {
  await sandbox.close();
  await seller.close();
});

async function errorOf(answer: Response): Promise<[status: number, code: string]> {
  const { error } = (await answer.json()) as { error: { code: string; message: string } };
  assert.ok(error.message);
  return [answer.status, error.code];
}

describe('opening a checkout', () => {
  it('gives the same one for the same key, also to ten askers at once', async () => {
    const request = seller.request({ reference: 'pay_same' });
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => seller.call('', request, { 'idempotency-key': 'same' })),
    );
    const checkouts = await Promise.all(answers.map((answer) => answer.json() as Promise<SeenCheckout>));
    assert.equal(new Set(checkouts.map(({ id }) => id)).size, 1);
    assert.equal(answers.filter(({ status }) => status === 201).length, 1);
    assert.equal(answers.filter(({ status }) => status === 200).length, 9);
    const other = seller.request({ reference: 'pay_same', description: 'another' });
    assert.deepEqual(await errorOf(await seller.call('', other, { 'idempotency-key': 'same' })), [
      409,
      'idempotency_error',
    ]);
  });

  const refused: readonly [name: string, changes: Record<string, unknown>][] = [
    ['no amount to pay', { amount: undefined }],
    ['nothing to pay', { amount: { amount: 0, currency: 'EUR' } }],
    ['half a cent', { amount: { amount: 0.5, currency: 'EUR' } }],
    ['an unknown mode', { mode: 'subscription' }],
    ['a return address that is a script', { returnUrl: 'javascript:alert(1)' }],
    ['a return address without a host', { returnUrl: '/invoices' }],
    ['a moment that is none', { expiresAt: 'soon' }],
  ];
  for (const [name, changes] of refused) {
    it(`refuses ${name}`, async () => {
      const answer = await seller.call('', seller.request(changes), { 'idempotency-key': name });
      assert.deepEqual(await errorOf(answer), [400, 'invalid_request']);
    });
  }

  it('refuses a request without a key for repeating it', async () => {
    assert.deepEqual(await errorOf(await seller.call('', seller.request())), [400, 'invalid_request']);
  });
});

describe('the interface for sellers', () => {
  for (const authorization of ['', 'Bearer wrong', 'Basic test-key']) {
    it(`answers nobody with "${authorization}"`, async () => {
      const headers = { authorization, 'idempotency-key': 'nobody' };
      for (const answer of [
        await seller.call('/chk_none', undefined, headers),
        await seller.call('', seller.request(), headers),
      ]) {
        assert.deepEqual(await errorOf(answer), [401, 'unauthorized']);
      }
    });
  }

  it('expires an open checkout and leaves a paid one alone', async () => {
    const open = await seller.create();
    assert.equal(((await (await seller.call(`/${open.id}/expire`, {})).json()) as SeenCheckout).status, 'expired');
    const paid = await seller.create();
    const card = { method: 'card', number: '5555555555554444', expiry: '1/99', code: '123' };
    await fetch(paid.url, { method: 'POST', body: new URLSearchParams(card), redirect: 'manual' });
    const answer = (await (await seller.call(`/${paid.id}/expire`, {})).json()) as SeenCheckout;
    assert.deepEqual([answer.status, answer.means?.brand], ['succeeded', 'mastercard']);
  });

  it('knows no other checkout', async () => {
    assert.deepEqual(await errorOf(await seller.call('/chk_none')), [404, 'not_found']);
    assert.deepEqual(await errorOf(await seller.call('/chk_none/expire', {})), [404, 'not_found']);
  });
});
