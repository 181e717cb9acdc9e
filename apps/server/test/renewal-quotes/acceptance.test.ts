import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { problemFields, problemOf } from '../http/running-server.ts';
import { openQuotes, type QuoteWorld } from './quote-world.ts';

type Quote = Schemas['RenewalQuote'];
type Subscription = Schemas['Subscription'];

/** A signature under what the quote shows. */
function signed(quote: Quote): Schemas['QuoteAcceptanceRequest'] {
  const { document, consentText } = quote;
  assert.ok(document && consentText);
  const consent = { documentVersion: document.version, documentSha256: document.file.sha256, consentText };
  return { name: 'Zoé Ravel', role: 'Directrice financière', authorised: true, consent };
}

const accept = (world: QuoteWorld, quote: Quote, body: object = signed(quote)) =>
  world.ask('atelier', 'POST', `/renewal-quotes/${quote.id}/acceptance`, { body });

const subscriptionOf = (world: QuoteWorld) =>
  world.read<Subscription>('atelier', `/subscriptions/${world.subscriptionId}`);

describe('accepting a renewal quote', () => {
  it('agrees the term and issues its invoice, which says what the quote says', async (test) => {
    const world = await openQuotes(test);
    const quote = await world.ready({ terms: { seats: 11, termMonths: 24 }, purchaseOrderReference: 'BC-2031-7' });
    const response = await accept(world, quote);
    assert.equal(response.status, 201);
    const { quote: accepted, invoiceId, subscription } = (await response.json()) as Schemas['AcceptedQuote'];
    const { acceptedBy, acceptedAt: _, ...kept } = accepted.acceptance ?? assert.fail('It is not kept who accepted.');
    const { authorised: __, consent, ...person } = signed(quote);
    assert.deepEqual(kept, { ...person, ...consent, invoiceId });
    assert.equal(acceptedBy.name, 'Zoé');
    assert.deepEqual(subscription.agreedRenewal, {
      quoteId: quote.id,
      quoteNumber: quote.number,
      plan: quote.plan,
      seats: 11,
      term: quote.term,
      total: quote.total,
      invoiceId,
    });
    assert.deepEqual(
      [subscription.openQuoteId, subscription.nextRenewal, subscription.noticeDeadline],
      [null, { on: '2031-01-01', expected: quote.total }, null],
    );
    const { document } = await world.read<Schemas['Invoice']>('atelier', `/invoices/${invoiceId}`);
    assert.deepEqual(document.totals.gross, quote.total?.gross);
    assert.equal(document.references.purchaseOrder, 'BC-2031-7');
    assert.deepEqual(document.period, { start: '2031-01-01', end: '2032-12-31' });
    assert.deepEqual(
      document.lines.map(({ item, netAmount }) => [item.name, netAmount]),
      quote.lines.map(({ description, net }) => [description, net]),
    );
    assert.deepEqual(
      document.lines.map(({ allowances }) => allowances.map(({ percentage }) => percentage)),
      quote.lines.map(() => ['5']),
    );
    const { items } = await world.read<Schemas['ActivityPage']>('atelier', '/activity');
    assert.equal(items[0]?.action, 'quote_accepted');
  });

  it('happens once, though fifty accept at the same time', async (test) => {
    const world = await openQuotes(test);
    const quote = await world.ready();
    const replies = await Promise.all(Array.from({ length: 50 }, () => accept(world, quote)));
    assert.equal(replies.filter(({ status }) => status === 201).length, 1);
    for (const reply of replies.filter(({ status }) => status !== 201)) {
      assert.equal((await problemOf(reply)).code, 'quote_already_accepted');
    }
    const invoices = await world.read<Schemas['InvoicePage']>('atelier', '/invoices');
    assert.equal(invoices.items.length, 1);
    assert.equal((await problemOf(await world.request())).code, 'invalid_state');
  });

  it('needs the newest document, its words, a name and a role', async (test) => {
    const world = await openQuotes(test);
    const quote = await world.ready();
    const { consent, ...person } = signed(quote);
    for (const other of [
      { documentVersion: 2 },
      { documentSha256: '0'.repeat(64) },
      { consentText: 'I accept something else.' },
    ]) {
      const refused = await accept(world, quote, { ...person, consent: { ...consent, ...other } });
      assert.equal((await problemOf(refused)).code, 'document_changed');
    }
    const unnamed = await accept(world, quote, { ...signed(quote), name: '  ', role: ' ' });
    assert.deepEqual(await problemFields(unnamed), ['validation_failed', '/name required', '/role required']);
    const unauthorised = await accept(world, quote, { ...signed(quote), authorised: false });
    assert.equal((await problemOf(unauthorised)).code, 'validation_failed');
    const body = { purchaseOrderReference: 'BC-2' };
    const path = `/renewal-quotes/${quote.id}/purchase-order-reference`;
    await world.ask('atelier', 'PUT', path, { body, etag: await world.etagOf(quote.id) });
    const second = await world.quoteWhen(quote.id, ({ document }) => document?.version === 2);
    assert.equal((await problemOf(await accept(world, quote))).code, 'document_changed');
    assert.equal((await accept(world, second)).status, 201);
  });

  it('is too late once the quote has expired, is superseded or withdrawn', async (test) => {
    const world = await openQuotes(test);
    const first = await world.ready();
    const preview = await world.preview('atelier', world.subscriptionId, { seats: 15 });
    await world.confirm('atelier', world.subscriptionId, preview.id);
    assert.equal((await problemOf(await accept(world, first))).code, 'quote_superseded');
    const second = await world.ready();
    await world.ask('atelier', 'PUT', `/renewal-quotes/${second.id}/withdrawal`);
    assert.equal((await problemOf(await accept(world, second))).code, 'invalid_state');
    const third = await world.ready();
    world.goTo('2030-12-20T23:00:00Z');
    assert.equal((await problemOf(await accept(world, third))).code, 'quote_expired');
    const before = (await world.read<Schemas['InvoicePage']>('atelier', '/invoices')).items.length;
    assert.equal(before, 1);
  });

  it('leads to the agreed term without a second invoice, and to usual billing after it', async (test) => {
    const world = await openQuotes(test);
    const { subscriptions } = world.server.services;
    const quote = await world.ready({ terms: { planId: 'plan_business', seats: 12, termMonths: 12 } });
    await accept(world, quote);
    const totals = async () =>
      (await world.read<Schemas['InvoicePage']>('atelier', '/invoices')).items.map(({ total }) => total.amount);
    world.goTo('2031-01-02T10:00:00Z');
    await subscriptions.turnTerms();
    const renewed = await subscriptionOf(world);
    assert.deepEqual(
      [renewed.plan.id, renewed.seats.bought, renewed.term, renewed.agreedRenewal, renewed.autoRenew],
      ['plan_business', 12, quote.term, null, true],
    );
    world.goTo('2031-12-30T10:00:00Z');
    await subscriptions.turnTerms();
    assert.deepEqual(await totals(), [quote.total?.gross.amount]);
    world.goTo('2032-01-02T10:00:00Z');
    await subscriptions.turnTerms();
    // A month of twelve seats at the prices of the catalogue, with tax.
    assert.deepEqual(await totals(), [12 * 4000 * 1.2, quote.total?.gross.amount]);
  });

  it('takes a cancellation and a scheduled change back, and then neither is possible any more', async (test) => {
    const world = await openQuotes(test);
    const path = `/subscriptions/${world.subscriptionId}`;
    const fewer = await world.preview('atelier', world.subscriptionId, { seats: 9 });
    await world.confirm('atelier', world.subscriptionId, fewer.id);
    const etag = async () => (await world.ask('atelier', 'GET', path)).headers.get('etag') ?? '';
    const cancel = async () =>
      world.ask('atelier', 'PUT', `${path}/cancellation`, { body: { reason: 'other' }, etag: await etag() });
    assert.equal((await cancel()).status, 200);
    const quote = await world.ready();
    assert.equal(quote.seats, 9);
    assert.equal((await accept(world, quote)).status, 201);
    const agreed = await subscriptionOf(world);
    assert.deepEqual(
      [agreed.status, agreed.cancellation, agreed.scheduledChange, agreed.autoRenew, agreed.nextRenewal?.on],
      ['active', null, null, false, '2031-01-01'],
    );
    assert.equal((await problemOf(await cancel())).code, 'invalid_state');
    const later = await world.ask('atelier', 'POST', `${path}/change-previews`, { body: { seats: 9 } });
    assert.equal((await problemOf(later)).code, 'invalid_state');
    const more = await world.preview('atelier', world.subscriptionId, { seats: 14 });
    assert.equal(more.effective, 'at_once');
    assert.deepEqual(more.nextRenewal, { on: '2031-01-01', expected: quote.total });
    assert.equal((await world.confirm('atelier', world.subscriptionId, more.id)).status, 201);
    world.goTo('2031-01-02T10:00:00Z');
    await world.server.services.subscriptions.turnTerms();
    const renewed = await subscriptionOf(world);
    assert.deepEqual([renewed.seats.bought, renewed.nextRenewal], [9, null]);
  });
});
