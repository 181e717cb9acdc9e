/**
 * Times a renewal quote from asking to its being ready, as a page learns of it: `node bench/renewal-quotes.ts [ROUNDS]`,
 * on the embedded database in a folder, or with `TEST_DATABASE_URL` on a new database of that server. Once by the live
 * stream, once by asking again as often as the server's `Retry-After` says, which is what a page without the stream does.
 */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { openDatabase, type Database } from '../apps/server/src/database/open.ts';
import { demoSellers } from '../apps/server/src/demo/index.ts';
import type { Capability, Schemas } from '../apps/server/src/http/operations.ts';
import { sampleProduct } from '../apps/server/test/catalogue/sample-product.ts';
import { openWholeServer, type WholeServer } from '../apps/server/test/contract/whole-server.ts';
import { createServerDatabase, testDatabaseUrl } from '../apps/server/test/database/test-database.ts';
import { openEventStream } from '../apps/server/test/events/event-stream.ts';
import { asJson } from '../apps/server/test/http/running-server.ts';
import { partyNamed } from '../apps/server/test/party.ts';
import { sampleSubscription } from '../apps/server/test/subscriptions/sample-subscription.ts';

type Quote = Schemas['RenewalQuote'];
type Wait = (page: Page, quoteId: string) => Promise<void>;

const rounds = Number(process.argv[2] ?? 30);
/** Milliseconds between two questions, as the server advises. */
const pause = 1000;
const capabilities: Capability[] = ['quotes:read', 'quotes:request', 'subscription:read'];

/** What a page of a customer asks the server with. */
interface Page {
  server: WholeServer;
  token: string;
}

if (testDatabaseUrl === undefined) {
  const folder = await mkdtemp(join(tmpdir(), 'portico-bench-'));
  try {
    await measure(await openDatabase({ dataDir: folder, purpose: 'bench' }));
  } finally {
    await rm(folder, { recursive: true });
  }
} else {
  const { url, drop } = await createServerDatabase(testDatabaseUrl);
  try {
    await measure(await openDatabase({ dataDir: '', databaseUrl: url, purpose: 'bench' }));
  } finally {
    await drop();
  }
}

async function measure(database: Database): Promise<void> {
  const { kind } = database;
  const server = await openWholeServer({ database });
  try {
    await fill(server);
    const page = { server, token: await server.token('atelier', capabilities) };
    console.log(`${rounds} renewal quotes on ${kind}, milliseconds from asking to ready`);
    const live = await withStream(page, (wait) => timed(page, 0, wait));
    print('live stream', live);
    print('asking again', await timed(page, rounds + 1, askAgain));
  } finally {
    await server.close();
  }
}

/** A customer with a subscription for each quote, and one for the first of each kind, which is not counted. */
async function fill({ services }: WholeServer): Promise<void> {
  const { sellers, catalogue, customers, subscriptions } = services;
  for (const { brandId, settings } of demoSellers()) await sellers.setSeller(settings, brandId);
  await catalogue.createProduct(sampleProduct(), undefined, 'prod_studio');
  await customers.createCustomer({ externalId: 'atelier', party: partyNamed('Atelier Nord'), locale: 'fr' });
  const year = new Date().getUTCFullYear();
  const term = { start: `${year}-01-01`, end: `${year}-12-31`, months: 12, interval: 'month' as const };
  for (let index = 0; index < 2 * (rounds + 1); index += 1) {
    await subscriptions.addSubscription(sampleSubscription('atelier', { id: `sub_${index}`, term }));
  }
}

/** @returns milliseconds, sorted */
async function timed(page: Page, first: number, wait: Wait): Promise<number[]> {
  const times: number[] = [];
  for (let round = 0; round <= rounds; round += 1) {
    const started = performance.now();
    const { id } = await ask(page, '/renewal-quotes', { subscriptionId: `sub_${first + round}` });
    await wait(page, id);
    if (round > 0) times.push(performance.now() - started);
  }
  return times.sort((one, other) => one - other);
}

async function ask({ server, token }: Page, path: string, body?: object): Promise<Quote> {
  const headers = {
    Authorization: `Bearer ${token}`,
    ...(body ? { ...asJson, 'Idempotency-Key': crypto.randomUUID() } : {}),
  };
  const init = body ? { method: 'POST', headers, body: JSON.stringify(body) } : { headers };
  const response = await fetch(`${server.url}/v1${path}`, init);
  if (!response.ok) throw new Error(`${path}: ${await response.text()}`);
  return (await response.json()) as Quote;
}

/** The stream says that it is ready, and then the page reads it. */
async function withStream<Result>(page: Page, work: (wait: Wait) => Promise<Result>): Promise<Result> {
  const stream = await openEventStream(page.server.url, page.token);
  try {
    return await work(async (_, quoteId) => {
      for (;;) {
        const message = await stream.next();
        if (!message) throw new Error('The stream has ended.');
        const { type, data } = JSON.parse(message.data) as Schemas['LiveEvent'];
        if (type === 'renewal_quote.changed' && data.quoteId === quoteId && data.status === 'ready') break;
      }
      await ask(page, `/renewal-quotes/${quoteId}`);
    });
  } finally {
    stream.stop();
  }
}

async function askAgain(page: Page, quoteId: string): Promise<void> {
  for (;;) {
    const { status } = await ask(page, `/renewal-quotes/${quoteId}`);
    if (status === 'ready') return;
    await new Promise((resume) => setTimeout(resume, pause));
  }
}

function print(name: string, sorted: readonly number[]): void {
  const at = (share: number) =>
    (sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0).toFixed(0);
  console.log(
    `${name.padEnd(14)} p50 ${at(0.5).padStart(5)}   p95 ${at(0.95).padStart(5)}   most ${at(1).padStart(5)}`,
  );
}
