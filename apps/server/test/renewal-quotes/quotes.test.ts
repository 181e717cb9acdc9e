import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { formatMoney } from '../../src/money/format-money.ts';
import { readPdf } from '../documents/read-pdf.ts';
import { problemFields, problemOf } from '../http/running-server.ts';
import { openQuotes } from './quote-world.ts';

type Quote = Schemas['RenewalQuote'];

/** The server tells of the renewal itself when it comes to it. */
const aboutQuotes = ({ subject }: Schemas['Notification']) => subject.type === 'renewal_quote';

describe('a renewal quote', () => {
  it('is prepared by itself, and its document says what the page says', async (test) => {
    const world = await openQuotes(test);
    const path = `/subscriptions/${world.subscriptionId}`;
    const options = await world.read<Schemas['RenewalOptions']>('atelier', `${path}/renewal-options`);
    assert.deepEqual([options.termMonths, options.openQuoteId], [[12, 24, 36], null]);
    const terms = { seats: 12, termMonths: 24 };
    const preview = (await (
      await world.ask('atelier', 'POST', `${path}/renewal-previews`, { body: terms })
    ).json()) as Schemas['RenewalPreview'];
    const requested = await world.request({
      terms,
      expectedTotal: preview.total.gross,
      purchaseOrderReference: 'BC-2031-7',
      contact: { name: 'Zoé Ravel', email: 'zoe@atelier.example' },
      note: 'Merci <b>',
    });
    assert.equal(requested.status, 202);
    const begun = (await requested.json()) as Quote;
    assert.deepEqual([begun.status, begun.number, begun.total], ['requested', null, null]);
    const quote = await world.quoteWhen(begun.id, ({ status }) => status === 'ready');
    assert.match(quote.number ?? '', /^Q-2030-0001$/);
    assert.deepEqual(quote.total, preview.total);
    assert.deepEqual(quote.lines, preview.lines);
    assert.deepEqual(
      [quote.seats, quote.term, quote.totalChanged, quote.validUntil],
      [
        12,
        { start: '2031-01-01', end: '2032-12-31', months: 24, interval: 'month' },
        false,
        '2030-12-20T22:59:59.999Z',
      ],
    );
    const subscription = await world.read<Schemas['Subscription']>('atelier', path);
    assert.equal(subscription.openQuoteId, quote.id);
    const file = await world.ask('atelier', 'GET', `/renewal-quotes/${quote.id}/file`);
    assert.match(file.headers.get('content-disposition') ?? '', /Q-2030-0001\.pdf/);
    const { text } = await readPdf(new Uint8Array(await file.arrayBuffer()));
    for (const said of ['Q-2030-0001', 'BC-2031-7', 'Zoé Ravel', 'Devis']) assert.ok(text.includes(said), said);
    const spaced = (printed: string) => printed.replaceAll(/\s+/gu, ' ');
    for (const amount of [preview.total.net, preview.total.tax, preview.total.gross]) {
      const printed = formatMoney(amount, 'fr');
      assert.ok(spaced(text).includes(spaced(printed)), printed);
    }
    const { items } = await world.read<Schemas['ActivityPage']>('atelier', '/activity');
    assert.deepEqual(
      items.map(({ action }) => action),
      ['quote_downloaded', 'quote_ready', 'quote_requested'],
    );
    const notes = await world.read<Schemas['NotificationPage']>('atelier', '/notifications');
    assert.deepEqual(
      notes.items.filter(aboutQuotes).map(({ kind, subject }) => [kind, subject.label]),
      [['quote_ready', 'Q-2030-0001']],
    );
  });

  it('is nobody else’s, and needs the right for what is done with it', async (test) => {
    const world = await openQuotes(test);
    await world.addCustomer('other');
    const { id } = await world.ready();
    const path = `/renewal-quotes/${id}`;
    for (const [method, part] of [
      ['GET', ''],
      ['GET', '/file'],
      ['PUT', '/withdrawal'],
      ['POST', '/retry'],
    ] as const) {
      const refused = await world.ask('other', method, `${path}${part}`);
      assert.equal((await problemOf(refused)).code, 'not_found', `${method} ${part}`);
    }
    const foreign = { body: { subscriptionId: world.subscriptionId } };
    assert.equal((await problemOf(await world.ask('other', 'POST', '/renewal-quotes', foreign))).code, 'not_found');
    const { items } = await world.read<Schemas['RenewalQuotePage']>('other', '/renewal-quotes');
    assert.deepEqual(items, []);
    const capabilities = ['quotes:read' as const];
    assert.equal((await world.ask('atelier', 'GET', path, { capabilities })).status, 200);
    const withdrawal = await world.ask('atelier', 'PUT', `${path}/withdrawal`, { capabilities });
    assert.equal((await problemOf(withdrawal)).code, 'capability_missing');
  });

  it('is refused where nothing like it is offered, field by field', async (test) => {
    const world = await openQuotes(test);
    for (const [terms, expected] of [
      [{ seats: 1 }, ['validation_failed', '/seats minimum']],
      [{ termMonths: 18 }, ['option_not_available', '/termMonths not_offered']],
      [{ planId: 'plan_of_nobody' }, ['option_not_available', '/planId not_offered']],
    ] as const) {
      assert.deepEqual(await problemFields(await world.request({ terms })), expected);
    }
    const ended = await world.subscribe('atelier', { status: 'inactive' });
    assert.equal((await problemOf(await world.request({ subscriptionId: ended }))).code, 'invalid_state');
  });

  it('gets the next version of its document with another purchase-order reference', async (test) => {
    const world = await openQuotes(test);
    const first = await world.ready({ purchaseOrderReference: 'BC-1' });
    const path = `/renewal-quotes/${first.id}`;
    const etag = await world.etagOf(first.id);
    const body = { purchaseOrderReference: 'BC-2' };
    const changed = await world.ask('atelier', 'PUT', `${path}/purchase-order-reference`, { body, etag });
    assert.equal(changed.status, 202);
    const late = await world.ask('atelier', 'PUT', `${path}/purchase-order-reference`, { body, etag });
    assert.equal((await problemOf(late)).code, 'precondition_failed');
    const second = await world.quoteWhen(first.id, ({ document }) => document?.version === 2);
    assert.deepEqual(
      [second.purchaseOrderReference, second.document?.file.filename, second.validUntil, second.total],
      ['BC-2', 'Q-2030-0001-v2.pdf', first.validUntil, first.total],
    );
    const textOf = async (version: number) => {
      const file = await world.ask('atelier', 'GET', `${path}/file?version=${version}`);
      return (await readPdf(new Uint8Array(await file.arrayBuffer()))).text;
    };
    assert.ok((await textOf(1)).includes('BC-1'));
    assert.ok((await textOf(2)).includes('BC-2'));
    const missing = await world.ask('atelier', 'GET', `${path}/file?version=9`);
    assert.equal((await problemOf(missing)).code, 'not_found');
  });

  it('expires by the server’s clock, is told of before, and makes room for another one', async (test) => {
    const world = await openQuotes(test);
    const { renewalQuotes } = world.server.services;
    const { id } = await world.ready();
    world.goTo('2030-12-18T10:00:00Z');
    await renewalQuotes.lookAfterQuotes();
    await renewalQuotes.lookAfterQuotes();
    const notes = await world.read<Schemas['NotificationPage']>('atelier', '/notifications');
    assert.deepEqual(
      notes.items.filter(aboutQuotes).map(({ kind }) => kind),
      ['quote_expiring', 'quote_ready'],
    );
    world.goTo('2030-12-20T23:00:00Z');
    const path = `/subscriptions/${world.subscriptionId}`;
    assert.equal((await world.read<Quote>('atelier', `/renewal-quotes/${id}`)).status, 'expired');
    assert.equal((await world.read<Schemas['Subscription']>('atelier', path)).openQuoteId, null);
    const withdrawal = await world.ask('atelier', 'PUT', `/renewal-quotes/${id}/withdrawal`);
    assert.equal((await problemOf(withdrawal)).code, 'quote_expired');
    const next = await world.ready();
    assert.notEqual(next.id, id);
    // Not after the term that it is about has begun.
    assert.equal(next.validUntil, '2030-12-31T22:59:59.999Z');
    world.goTo('2031-01-05T10:00:00Z');
    await world.server.services.subscriptions.turnTerms();
    await renewalQuotes.lookAfterQuotes();
    const { items } = await world.read<Schemas['RenewalQuotePage']>('atelier', '/renewal-quotes');
    assert.deepEqual(
      items.map(({ status }) => status),
      ['expired', 'expired'],
    );
  });

  it('is superseded when the subscription changes, and points to the next one', async (test) => {
    const world = await openQuotes(test);
    const old = await world.ready();
    const { subscriptions } = world.server.services;
    const { version } = await subscriptions.getCustomerSubscription(world.subscriptionId);
    // What hosts keep up to date all day is no part of the offer.
    await subscriptions.updateSubscription(world.subscriptionId, { usedSeats: 7 }, version);
    assert.equal((await world.read<Quote>('atelier', `/renewal-quotes/${old.id}`)).status, 'ready');
    const preview = await world.preview('atelier', world.subscriptionId, { seats: 15 });
    assert.equal((await world.confirm('atelier', world.subscriptionId, preview.id)).status, 201);
    const replaced = await world.read<Quote>('atelier', `/renewal-quotes/${old.id}`);
    assert.deepEqual([replaced.status, replaced.supersededBy], ['superseded', null]);
    const next = await world.ready();
    assert.deepEqual([next.seats, next.status], [15, 'ready']);
    assert.equal((await world.read<Quote>('atelier', `/renewal-quotes/${old.id}`)).supersededBy, next.id);
    await subscriptions.turnTerms();
    assert.equal((await world.read<Quote>('atelier', `/renewal-quotes/${next.id}`)).status, 'ready');
  });

  it('can be withdrawn, again without effect, and asked for anew', async (test) => {
    const world = await openQuotes(test);
    const { id } = await world.ready();
    for (let times = 0; times < 2; times += 1) {
      const withdrawn = await world.ask('atelier', 'PUT', `/renewal-quotes/${id}/withdrawal`);
      assert.equal(((await withdrawn.json()) as Quote).status, 'withdrawn');
    }
    const { items } = await world.read<Schemas['ActivityPage']>('atelier', '/activity');
    assert.equal(items.filter(({ action }) => action === 'quote_withdrawn').length, 1);
    assert.equal((await world.request()).status, 202);
  });

  it('waits for the operator when it is large, and is approved with a discount or declined with a word', async (test) => {
    const world = await openQuotes(test);
    const large = { terms: { planId: 'plan_business', seats: 100 } };
    const { id } = (await (await world.request(large)).json()) as Quote;
    const held = await world.quoteWhen(id, ({ status }) => status === 'under_review');
    assert.deepEqual([held.document, held.review?.reason, held.review?.decidedAt], [null, 'amount', null]);
    assert.ok(held.review?.contact?.email);
    const waiting = (await (
      await world.operate('GET', '/operator/renewal-quotes?status=under_review')
    ).json()) as Schemas['OperatorQuotePage'];
    assert.deepEqual(
      waiting.items.map(({ customerId, quote }) => [customerId, quote.id]),
      [[world.customerId, id]],
    );
    const tooMuch = { discountPercentage: '101' };
    const path = `/operator/renewal-quotes/${id}`;
    const refused = await world.operate('PUT', `${path}/approval`, { body: tooMuch });
    assert.deepEqual(await problemFields(refused), ['validation_failed', '/discountPercentage range']);
    const approval = { note: 'Avec plaisir', discountPercentage: '10' };
    assert.equal((await world.operate('PUT', `${path}/approval`, { body: approval })).status, 200);
    const approved = await world.quoteWhen(id, ({ status }) => status === 'ready');
    assert.equal(approved.total?.net.amount, ((held.total?.net.amount ?? 0) * 9) / 10);
    assert.deepEqual(
      approved.lines.map(({ discountPercentage }) => discountPercentage),
      approved.lines.map(() => '10'),
    );
    assert.equal(approved.review?.note, 'Avec plaisir');
    await world.ask('atelier', 'PUT', `/renewal-quotes/${id}/withdrawal`);
    const second = (await (await world.request(large)).json()) as Quote;
    await world.quoteWhen(second.id, ({ status }) => status === 'under_review');
    const refusal = { body: { note: 'Écrivez-nous.' } };
    await world.operate('PUT', `/operator/renewal-quotes/${second.id}/refusal`, refusal);
    const declined = await world.read<Quote>('atelier', `/renewal-quotes/${second.id}`);
    assert.deepEqual([declined.status, declined.review?.note], ['declined', 'Écrivez-nous.']);
    const again = await world.operate('PUT', `/operator/renewal-quotes/${second.id}/refusal`, refusal);
    assert.equal((await problemOf(again)).code, 'invalid_state');
  });
});
