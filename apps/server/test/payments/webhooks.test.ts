import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { openPaymentServer, type PaymentServer } from './payment-server.ts';

describe('the events of the provider', () => {
  let shop: PaymentServer;
  let id: string;
  before(async () => {
    shop = await openPaymentServer();
    await shop.addCustomer('atelier');
    const invoice = await shop.addInvoice('atelier', { number: 'HOOK-1', amount: 5_000 });
    ({ id } = (await (await shop.pay('atelier', [invoice])).json()) as Schemas['Payment']);
  });
  after(() => shop.close());

  const stored = async () => (await shop.server.database.db.selectFrom('provider_event').select('id').execute()).length;

  it('are refused with a wrong secret, a changed body or another moment, and leave nothing', async () => {
    const event = shop.provider.move(id, { status: 'processing' });
    const now = Math.floor(Date.now() / 1000);
    const altered = JSON.stringify({ ...event, data: { checkoutId: 'chk_of_another' } });
    const hostile = [{ secret: 'whsec_wrong' }, { body: altered }, { timestamp: now - 400 }, { timestamp: now + 400 }];
    for (const options of hostile) {
      assert.equal(await shop.provider.deliver(event, shop.server.url, options), 400, JSON.stringify(options));
    }
    assert.equal(await shop.provider.deliver(event, shop.server.url, { body: JSON.stringify(event, null, 1) }), 400);
    assert.equal(await stored(), 0);
  });

  it('are refused without a signature, and from a provider that is not connected', async () => {
    const body = JSON.stringify({ id: 'evt_1', type: 'checkout.succeeded', data: {} });
    const headers = { 'Content-Type': 'application/json' };
    const unsigned = await fetch(`${shop.server.url}/v1/provider-webhooks/sandbox`, { method: 'POST', headers, body });
    assert.equal(unsigned.status, 400);
    const other = await fetch(`${shop.server.url}/v1/provider-webhooks/stripe`, { method: 'POST', headers, body });
    assert.equal(other.status, 404);
  });

  it('about nothing of ours are kept and left alone', async () => {
    const event = { id: 'evt_unknown', type: 'balance.available', data: {} } as never;
    assert.equal(await shop.provider.deliver(event, shop.server.url), 204);
    assert.equal(await stored(), 1);
  });
});
