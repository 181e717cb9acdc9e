import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { partyNamed } from '../party.ts';
import { openSubscriptions } from './subscription-world.ts';

const rounds = 12;

/** A customer in Germany of a seller in France: with a tax id it pays no tax, without one that of France. */
async function abroad(test: TestContext) {
  const world = await openSubscriptions(test, '2030-06-15T10:00:00Z');
  const address = { lines: ['Teststraße 1'], city: 'Köln', postalCode: '50667', subdivision: null, country: 'DE' };
  const customerId = await world.addCustomer('atelier', { party: partyNamed('Köln', { address }) });
  const card = await world.addCard(customerId);
  const id = await world.subscribe('atelier', { billedUntil: '2030-06-30' });
  const saveTaxId = async (taxId: string | null) => {
    const read = await world.ask('atelier', 'GET', '/billing-details');
    const {
      taxIdCheck: _,
      locked: __,
      updatedBy: ___,
      updatedAt: ____,
      ...input
    } = (await read.json()) as Schemas['BillingDetails'];
    const etag = read.headers.get('etag') ?? '';
    return world.ask('atelier', 'PUT', '/billing-details', { body: { ...input, taxId }, etag });
  };
  return { world, id, card, saveTaxId, path: `/subscriptions/${id}` };
}

describe('a change that waits for its payment', () => {
  it('is invoiced as it was confirmed, though the customer is taxed in another way meanwhile', async (test) => {
    const { world, id, card, saveTaxId, path } = await abroad(test);
    world.provider.stored.outcomes.set(card, 'needs_customer');
    const preview = await world.preview('atelier', id, { seats: 15 });
    const change = (await (await world.confirm('atelier', id, preview.id)).json()) as Schemas['SubscriptionChange'];
    assert.equal((await saveTaxId('DE136695976')).status, 200);
    assert.equal((await world.read<Schemas['Subscription']>('atelier', path)).price.tax.amount, 0);
    const paymentId = change.payment?.id ?? '';
    world.provider.move(paymentId, { status: 'succeeded', received: preview.dueToday });
    await world.read('atelier', `/payments/${paymentId}`);
    const { items } = await world.read<Schemas['InvoicePage']>('atelier', '/invoices');
    assert.deepEqual(
      items.map(({ total, status }) => [total, status]),
      [[preview.dueToday, 'paid']],
    );
  });
});

describe('one subscription that everybody changes at once', () => {
  it('answers all of them, and ends up as the accepted ones say', async (test) => {
    const { world, id, saveTaxId, path } = await abroad(test);
    const saveDetails = (round: number) => saveTaxId(round % 2 === 0 ? 'DE136695976' : null);
    const reportSeats = async (round: number) => {
      const etag = (await world.operate('GET', `/operator${path}`)).headers.get('etag') ?? '';
      return world.operate('PATCH', `/operator${path}`, { etag, body: { usedSeats: round } });
    };
    const renew = async (round: number) => {
      const etag = (await world.ask('atelier', 'GET', path)).headers.get('etag') ?? '';
      return world.ask('atelier', 'PUT', `${path}/auto-renewal`, { etag, body: { enabled: round % 2 === 0 } });
    };
    const accepted: Schemas['SubscriptionChange'][] = [];
    const addSeats = async (round: number) => {
      const body = { seats: 11 + round };
      const response = await world.ask('atelier', 'POST', `${path}/change-previews`, { body });
      if (response.status !== 201) return response;
      const confirmed = await world.confirm('atelier', id, ((await response.json()) as Schemas['ChangePreview']).id);
      if (confirmed.status === 201) accepted.push((await confirmed.clone().json()) as Schemas['SubscriptionChange']);
      return confirmed;
    };
    const turn = async () => {
      await world.server.services.subscriptions.turnTerms();
      return new Response(null, { status: 200 });
    };
    const replies = await Promise.all(
      Array.from({ length: rounds }, (_, round) =>
        [saveDetails, reportSeats, renew, addSeats, turn].map((act) => act(round)),
      ).flat(),
    );
    const statuses = [...new Set(replies.map(({ status }) => status))].toSorted((one, other) => one - other);
    assert.deepEqual(
      statuses.filter((status) => ![200, 201, 409, 412, 422].includes(status)),
      [],
    );
    const applied = accepted.filter(({ status }) => status === 'applied');
    const charges = [...world.provider.stored.charges.values()];
    assert.equal(charges.length, applied.length);
    const { items } = await world.read<Schemas['InvoicePage']>('atelier', '/invoices');
    assert.deepEqual(
      items.map(({ total, status }) => `${total.amount} ${status}`).toSorted(),
      charges.map(({ amount }) => `${amount.amount} paid`).toSorted(),
    );
  });
});
