import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { runCommand } from '../../src/cli/commands.ts';
import { openDatabase } from '../../src/database/open.ts';
import { inTransaction } from '../../src/database/transaction-guard.ts';
import { demoSellers } from '../../src/demo/index.ts';
import { createServices, type Services } from '../../src/services.ts';
import { sampleProduct } from '../catalogue/sample-product.ts';
import { when } from '../deliveries/delivery-services.ts';
import { partyNamed } from '../party.ts';
import { databaseSettings, freePort, main, start, stop } from '../process/server-process.ts';
import { sampleSubscription } from '../subscriptions/sample-subscription.ts';

const secretKey = `sk_${'k'.repeat(40)}`;

describe('portico quotes', () => {
  let folder: string;
  let environment: Record<string, string>;
  let drop: () => Promise<void>;
  let quotes: string[];
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'portico-quotes-'));
    const database = await databaseSettings();
    ({ drop } = database);
    environment = {
      DATA_DIR: join(folder, 'data'),
      API_PORT: await freePort(),
      PORTICO_SECRET_KEY: secretKey,
      INIT_CWD: folder,
      ...database.settings,
    };
    quotes = await waitingQuotes(join(folder, 'data'), database.settings['DATABASE_URL']);
  });
  after(async () => {
    await drop();
    await rm(folder, { recursive: true, force: true });
  });

  const run = async (...args: string[]) => {
    const said = { out: '', error: '' };
    const terminal = {
      environment,
      folder,
      out: (line: string) => void (said.out += `${line}\n`),
      error: (line: string) => void (said.error += `${line}\n`),
      interrupted: new AbortController().signal,
    };
    return { code: await runCommand(['quotes', ...args], terminal, () => undefined), ...said };
  };

  it('lists what waits, approves with a discount and declines, in the local database', async () => {
    const [first = '', second = ''] = quotes;
    const { code, out } = await run('list', '--status', 'under_review');
    assert.equal(code, 0);
    const lines = out.trimEnd().split('\n');
    assert.equal(lines.length, 3);
    assert.match(
      lines[0] ?? '',
      new RegExp(
        `^${first}  under_review  \\d{4}-\\d\\d-\\d\\d  Q-\\d{4}-0001  6840\\.00 EUR  Librairie du Marais  Studio Team$`,
      ),
    );
    const approved = await run('approve', first, '--note', 'Merci', '--discount', '10');
    assert.match(approved.out, /preparing .* 6120\.00 EUR/);
    assert.match((await run('decline', second, '--note', 'Not this year.')).out, /declined/);
    assert.equal((await run('list', '--status', 'accepted')).out, 'There are no such renewal quotes.\n');
    const late = await run('approve', second);
    assert.deepEqual([late.code, late.out], [1, '']);
    assert.deepEqual(await run('approve', 'quo_unknown'), { code: 1, out: '', error: 'No such renewal quote.\n' });
  });

  it('does the same through a server', async (test) => {
    const server = start(main, [], environment);
    test.after(() => stop(server));
    const url = await server.ready();
    const third = quotes[2] ?? '';
    assert.match(
      (await run('list', '--status', 'under_review', '--url', url)).out,
      new RegExp(`^${third}  [^\\n]*\\n$`),
    );
    assert.match((await run('approve', third, '--url', url)).out, /preparing/);
    await when(
      () => run('list', '--status', 'ready', '--url', url),
      ({ out }) => out.includes(third),
    );
    assert.equal((await run('decline', third, '--note', 'Too late', '--url', url)).code, 1);
  });

  it('ends with 2 for a command line that it cannot read', async () => {
    const wrong = [
      [],
      ['accept', 'quo_1'],
      ['approve'],
      ['list', 'quo_1'],
      ['list', '--status', 'new'],
      ['list', '--note', 'x'],
      ['approve', 'quo_1', '--discount', 'half'],
      ['decline', 'quo_1'],
      ['decline', 'quo_1', '--note', ''],
    ];
    for (const args of wrong) {
      const { code, out, error } = await run(...args);
      assert.deepEqual([code, out, error.length > 0], [2, '', true], args.join(' '));
    }
  });
});

/** Fills a database with three quotes that wait for the operator. @returns their ids, oldest first */
async function waitingQuotes(dataDir: string, databaseUrl: string | undefined): Promise<string[]> {
  const database = await openDatabase({ dataDir, databaseUrl, purpose: 'server' });
  const services = await createServices(database);
  try {
    const customerId = await addCustomer(services);
    const session = { customerId, actor: { id: 'user-1', name: 'Anaïs' } };
    const ids: string[] = [];
    for (const subscriptionId of ['sub_1', 'sub_2', 'sub_3']) {
      await services.subscriptions.addSubscription(
        sampleSubscription('marais', { id: subscriptionId, term: thisYear() }),
      );
      const requested = await inTransaction(database.db, (transaction) =>
        services.renewalQuotes.requestQuote({ session, request: { subscriptionId } }, transaction),
      );
      ids.push(requested.quote.id);
    }
    await services.startWork();
    await when(
      () => services.renewalQuotes.listForReview({ status: 'under_review' }),
      ({ items }) => items.length === ids.length,
    );
    return ids;
  } finally {
    await services.close();
    await database.close();
  }
}

async function addCustomer({ sellers, catalogue, customers }: Services): Promise<string> {
  for (const { brandId, settings } of demoSellers()) await sellers.setSeller(settings, brandId);
  const { renewal, ...product } = sampleProduct();
  const careful = { ...renewal, approvalAbove: [{ amount: 100_000, currency: 'EUR' }] };
  await catalogue.createProduct({ ...product, renewal: careful }, undefined, 'prod_studio');
  return (await customers.createCustomer({ externalId: 'marais', party: partyNamed('Librairie du Marais') })).id;
}

/** A year around today: the server of this test goes by the real clock. */
function thisYear() {
  const year = new Date().getUTCFullYear();
  return { start: `${year - 1}-07-01`, end: `${year + 1}-06-30`, months: 24, interval: 'month' as const };
}
