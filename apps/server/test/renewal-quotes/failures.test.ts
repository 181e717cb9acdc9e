import assert from 'node:assert/strict';
import { describe, it, type TestContext } from 'node:test';
import { inTransaction } from '../../src/database/transaction-guard.ts';
import { demoSellers } from '../../src/demo/index.ts';
import type { QuoteDocument } from '../../src/documents/quote-view.ts';
import { createDocumentRenderer } from '../../src/documents/render.ts';
import { prepareQuote } from '../../src/renewal-quotes/prepare-quote.ts';
import type { QuoteContext } from '../../src/renewal-quotes/service.ts';
import { usualQuoteSettings } from '../../src/renewal-quotes/settings.ts';
import { createServices } from '../../src/services.ts';
import { sampleProduct } from '../catalogue/sample-product.ts';
import { openTestDatabase } from '../database/test-database.ts';
import { partyNamed } from '../party.ts';
import { sampleSubscription } from '../subscriptions/sample-subscription.ts';

const now = new Date('2030-11-20T10:00:00Z');
const term = { start: '2030-01-01', end: '2030-12-31', months: 12, interval: 'month' as const };
const mostRuns = 3;

/** A requested quote whose preparation goes on when the test says so, with a renderer that does what the test says. */
async function openRequested(test: TestContext, { hasSeller = true } = {}) {
  const database = await openTestDatabase();
  const { db } = database;
  const services = await createServices(database, { clock: () => now });
  const usual = createDocumentRenderer();
  test.after(async () => {
    await usual.close();
    await services.close();
    await database.close();
  });
  const { customers, catalogue, sellers, subscriptions, renewalQuotes } = services;
  const setSellers = async () => {
    for (const { brandId, settings } of demoSellers()) await sellers.setSeller(settings, brandId);
  };
  if (hasSeller) await setSellers();
  await catalogue.createProduct(sampleProduct(), undefined, 'prod_studio');
  const party = partyNamed('Atelier Nord');
  const { id: customerId } = await customers.createCustomer({ externalId: 'atelier', party, locale: 'fr' });
  const subscriptionId = await subscriptions.addSubscription(sampleSubscription('atelier', { term }));
  const session = { customerId, actor: { id: 'user-1', name: 'Zoé' } };
  const requested = await inTransaction(db, (transaction) =>
    renewalQuotes.requestQuote({ session, request: { subscriptionId } }, transaction),
  );
  const quoteId = requested.quote.id;
  const wish = { session, quoteId };
  const prepare = (renderQuote: (document: QuoteDocument) => Promise<string>) => {
    const renderer = {
      ...usual,
      renderQuote: async ({ document }: { document: QuoteDocument }) => Buffer.from(await renderQuote(document)),
    };
    const jobs: QuoteContext['jobs'] = { ...notUsed, add: async () => undefined };
    const settings = { ...usualQuoteSettings, mostRuns };
    return prepareQuote({ db, clock: () => now, jobs, customers, renderer, settings }, quoteId);
  };
  return {
    services,
    setSellers,
    wish,
    prepare,
    read: async () => (await renewalQuotes.getQuote(customerId, quoteId)).body,
    retry: () => inTransaction(db, (transaction) => renewalQuotes.retry(wish, transaction)),
    async setPurchaseOrder(reference: string) {
      const { tag } = await renewalQuotes.getQuote(customerId, quoteId);
      await renewalQuotes.setPurchaseOrder({ ...wish, version: tag, reference });
    },
    fileText: async (version: number) =>
      Buffer.from((await renewalQuotes.downloadQuote(session, quoteId, version)).bytes).toString(),
  };
}

const notUsed: Omit<QuoteContext['jobs'], 'add'> = {
  work: () => undefined,
  startWork: async () => undefined,
  listen: async () => async () => undefined,
  close: async () => undefined,
};

const broken = () => Promise.reject(new Error('The renderer is broken.'));
const printed = async ({ number, version, purchaseOrderReference }: QuoteDocument) =>
  `${number} version ${version} for ${purchaseOrderReference ?? 'no order'}`;

describe('a preparation that fails', () => {
  it('is tried as often as it may be, ends visibly, and goes on when it is asked to', async (test) => {
    const world = await openRequested(test);
    for (let run = 1; run <= mostRuns; run += 1) {
      assert.notEqual((await world.read()).status, 'failed', `before run ${run}`);
      await assert.rejects(world.prepare(broken), /The renderer is broken/);
    }
    const failed = await world.read();
    assert.deepEqual([failed.status, failed.failure], ['failed', { attempts: mostRuns, retryable: true }]);
    assert.equal(failed.document, null);
    // What comes too late does nothing.
    await world.prepare(printed);
    assert.equal((await world.read()).status, 'failed');

    const { body } = await world.retry();
    assert.deepEqual([body.status, body.failure], ['requested', null]);
    await world.prepare(printed);
    const ready = await world.read();
    assert.deepEqual([ready.status, ready.number, ready.document?.version], ['ready', 'Q-2030-0001', 1]);
    assert.equal(await world.fileText(1), 'Q-2030-0001 version 1 for no order');
  });

  it('is counted too where it cannot even be calculated', async (test) => {
    const world = await openRequested(test, { hasSeller: false });
    for (let run = 1; run <= mostRuns; run += 1) await assert.rejects(world.prepare(printed), /No seller is set/);
    assert.equal((await world.read()).status, 'failed');
    await world.setSellers();
    await world.retry();
    await world.prepare(printed);
    assert.equal((await world.read()).status, 'ready');
  });

  it('of the next version of a document is as visible, and keeps what was offered', async (test) => {
    const world = await openRequested(test);
    await world.prepare(printed);
    const first = await world.read();
    await world.setPurchaseOrder('BC-2');
    assert.equal((await world.read()).document, null);
    for (let run = 1; run <= mostRuns; run += 1) await assert.rejects(world.prepare(broken));
    assert.equal((await world.read()).status, 'failed');
    await world.retry();
    await world.prepare(printed);
    const second = await world.read();
    assert.deepEqual(
      [second.status, second.number, second.total, second.validUntil, second.readyAt],
      ['ready', first.number, first.total, first.validUntil, first.readyAt],
    );
    assert.equal(await world.fileText(2), 'Q-2030-0001 version 2 for BC-2');
    assert.equal(await world.fileText(1), 'Q-2030-0001 version 1 for no order');
  });
});

describe('a document that is outdated before it is made', () => {
  it('is not kept when the quote is withdrawn meanwhile', async (test) => {
    const world = await openRequested(test);
    await world.prepare(async (document) => {
      await world.services.renewalQuotes.withdraw(world.wish);
      return printed(document);
    });
    const { status, document } = await world.read();
    assert.deepEqual([status, document], ['withdrawn', null]);
  });

  it('is not kept when another order reference is set meanwhile', async (test) => {
    const world = await openRequested(test);
    await world.prepare(async (document) => {
      await world.setPurchaseOrder('BC-7');
      return printed(document);
    });
    assert.equal((await world.read()).document, null);
    await world.prepare(printed);
    const { status, document } = await world.read();
    assert.deepEqual([status, document?.version], ['ready', 1]);
    assert.equal(await world.fileText(1), 'Q-2030-0001 version 1 for BC-7');
  });

  it('is not kept when a later run has made one', async (test) => {
    const world = await openRequested(test);
    await world.prepare(async () => {
      await world.prepare(printed);
      return 'too late';
    });
    assert.equal(await world.fileText(1), 'Q-2030-0001 version 1 for no order');
    const { items } = await world.services.notifications.listNotifications({
      customerId: world.wish.session.customerId,
      actorId: world.wish.session.actor.id,
    });
    assert.equal(items.length, 1);
  });
});
