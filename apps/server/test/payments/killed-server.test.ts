import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it, type TestContext } from 'node:test';
import type { Schemas } from '../../src/http/operations.ts';
import { asOperator, secretKey } from '../contract/whole-server.ts';
import { testDatabaseUrl } from '../database/test-database.ts';
import { asJson } from '../http/running-server.ts';
import { sampleDocument, sampleParty } from '../invoices/sample-documents.ts';
import { databaseSettings, freePort, main, start, stop, type RunningProcess } from '../process/server-process.ts';
import { startMockPaymentProvider, webhookSecret, type MockEvent } from './mock-payment-provider.ts';
import { createRandom, planStorm, storyOf, type StormAction } from './storm.ts';

// The embedded database flushes commit by commit: it gets a quarter of it, and as many kills.
const paymentCount = testDatabaseUrl === undefined ? 50 : 200;
const deliveryCount = 5 * paymentCount;
const kills = 5;
/** Deliveries under way at the same moment. */
const senders = 8;
const invoiceAmount = 5_000;

const random = createRandom(20_260_301);

it(`${deliveryCount} deliveries of events of ${paymentCount} payments, and ${kills} kills, end in the one right state`, async (test) => {
  const provider = await startMockPaymentProvider();
  test.after(() => provider.close());
  const server = await openKillableServer(test, { SANDBOX_URL: provider.url, PAYMENT_WEBHOOK_SECRET: webhookSecret });
  const customer = await openCustomer(server.url);
  const payments = await startPayments(customer);

  const actions = planStorm(paymentCount, deliveryCount, random);
  const killAt = Array.from({ length: kills }, (_, index) =>
    Math.floor((actions.length * (index + 0.5 + random() / 2)) / (kills + 0.5)),
  );
  const steps = payments.map((): MockEvent[] => []);
  let taken = 0;
  let accepted = 0;
  let repeated = 0;
  /** Comes again later, at a moment that nobody knows. */
  const sendAgain = (action: StormAction) => {
    repeated += 1;
    actions.splice(taken + Math.floor(random() * (actions.length - taken + 1)), 0, action);
  };
  const act = async (action: StormAction) => {
    const id = payments[action.payment]?.id ?? '';
    const events = steps[action.payment] ?? [];
    if (action.kind === 'step') {
      const story = storyOf(action.payment);
      const status = story.steps[events.length] ?? 'succeeded';
      const amount = provider.checkoutOf(id).amount.amount + story.difference;
      const received = status === 'succeeded' ? { received: { amount, currency: 'EUR' } } : {};
      const failureReason = status === 'failed' ? 'debit_returned' : null;
      events.push(provider.move(id, { status, failureReason, ...received }));
    } else if (action.kind === 'visit') {
      await customer.read(`/payments/${id}`).catch(server.isBack);
    } else if (action.isLost) {
      sendAgain({ ...action, isLost: false });
    } else {
      const event = events[action.step];
      assert.ok(event);
      if ((await provider.deliver(event, server.url)) === 204) {
        accepted += 1;
      } else {
        sendAgain(action);
        await server.isBack();
      }
    }
  };
  const work = async () => {
    while (taken < actions.length) {
      const action = actions[taken];
      if (killAt.includes(taken)) server.kill();
      taken += 1;
      if (action) await act(action);
    }
  };
  await Promise.all(Array.from({ length: senders }, work));
  await server.isBack();
  assert.equal(accepted, deliveryCount);
  assert.equal(server.kills, kills);
  test.diagnostic(`${provider.events.length} events, ${accepted} deliveries taken, ${repeated} sent again`);

  const reader = await openCustomer(server.url);
  const expected = payments.map(({ id }, index) => outcomeOf(id, index));
  let found: unknown[] = [];
  await until(async () => {
    found = (await reader.all<Schemas['Payment']>('/payments')).map(({ id, status, overpaid, failureReason }) => ({
      id,
      status,
      overpaid: overpaid.amount,
      failureReason,
    }));
    return JSON.stringify(sorted(found)) === JSON.stringify(sorted(expected));
  });
  assert.deepEqual(sorted(found), sorted(expected));

  const invoices = await reader.all<Schemas['InvoiceListItem']>('/invoices');
  const paid = new Map(invoices.map(({ id, amountPaid, amountDue }) => [id, [amountPaid.amount, amountDue.amount]]));
  payments.forEach(({ invoiceIds }, index) => {
    const perInvoice = appliedOf(index);
    for (const id of invoiceIds) assert.deepEqual(paid.get(id), [perInvoice, invoiceAmount - perInvoice], `${index}`);
  });
});

interface StartedPayment {
  id: string;
  invoiceIds: string[];
}

function outcomeOf(id: string, index: number) {
  const { steps, difference } = storyOf(index);
  const status = steps.at(-1);
  return {
    id,
    status,
    overpaid: status === 'succeeded' ? Math.max(difference, 0) : 0,
    failureReason: status === 'failed' ? 'debit_returned' : null,
  };
}

/** What every invoice of a payment must be paid with in the end, minor units. */
function appliedOf(index: number): number {
  const { steps, difference } = storyOf(index);
  return steps.at(-1) === 'succeeded' ? invoiceAmount + Math.min(difference, 0) : 0;
}

function sorted(rows: readonly unknown[]): string[] {
  return rows.map((row) => JSON.stringify(row)).sort();
}

/** A server process that can be killed and comes back at the same address, with the same database. */
async function openKillableServer(test: TestContext, settings: Record<string, string>) {
  const folder = await mkdtemp(join(tmpdir(), 'portico-payments-'));
  const database = await databaseSettings();
  const environment = {
    DATA_DIR: join(folder, 'data'),
    API_PORT: await freePort(),
    PORTICO_SECRET_KEY: secretKey,
    ALLOWED_ORIGINS: 'https://host.example',
    PAYMENT_PROVIDER: 'sandbox',
    LOG_LEVEL: 'error',
    ...settings,
    ...database.settings,
  };
  let current: RunningProcess = start(main, [], environment);
  const url = await current.ready();
  let back = Promise.resolve();
  test.after(async () => {
    await back.catch(() => undefined);
    await stop(current, 'SIGKILL');
    await database.drop();
    await rm(folder, { recursive: true, force: true });
  });
  const comeBack = async (before: Promise<void>) => {
    await before;
    await stop(current, 'SIGKILL');
    current = start(main, [], environment);
    await current.ready();
  };
  const server = {
    url,
    kills: 0,
    /** Kills it now; it starts again by itself. */
    kill() {
      server.kills += 1;
      back = comeBack(back);
    },
    isBack: () => back,
  };
  return server;
}

/** The customer, signed in; the first call makes it. */
async function openCustomer(url: string) {
  const externalId = 'atelier';
  const operator = { ...asOperator, ...asJson };
  // Counted from the start each time: the customer is made once.
  let keys = 0;
  const send = async <Body>(path: string, body: object, headers: Record<string, string> = operator): Promise<Body> => {
    const key = { 'Idempotency-Key': `storm-${path}-${(keys += 1)}` };
    const response = await fetch(`${url}/v1${path}`, {
      method: 'POST',
      headers: { ...headers, ...key },
      body: JSON.stringify(body),
    });
    assert.ok(response.ok, `${path}: ${response.status} ${await response.clone().text()}`);
    return (await response.json()) as Body;
  };
  await send('/operator/customers', { externalId, party: sampleParty('Atelier Nord') });
  const { token } = await send<Schemas['MintedSession']>('/sessions', {
    customer: { externalId },
    actor: { id: 'user-1', name: 'Zoé' },
    capabilities: ['invoices:read', 'invoices:pay'],
  });
  const asCustomer = { ...asJson, Authorization: `Bearer ${token}` };
  const read = async <Body>(path: string): Promise<Body> => {
    const response = await fetch(`${url}/v1${path}`, { headers: asCustomer });
    assert.ok(response.ok, `${path}: ${response.status}`);
    return (await response.json()) as Body;
  };
  return {
    read,
    addInvoice: (number: string) =>
      send<Schemas['Invoice']>('/operator/invoices', {
        customer: { externalId },
        document: sampleDocument({ number, amount: invoiceAmount }),
      }),
    pay: (invoiceIds: readonly string[]) =>
      send<Schemas['Payment']>(
        '/payments',
        {
          invoiceIds,
          expectedAmount: { amount: invoiceAmount * invoiceIds.length, currency: 'EUR' },
          returnUrl: 'https://host.example/invoices',
        },
        asCustomer,
      ),
    async all<Item>(path: string): Promise<Item[]> {
      const items: Item[] = [];
      let cursor: string | null | undefined;
      do {
        const page: { items: Item[]; nextCursor?: string | null } = await read(
          `${path}?limit=100${cursor ? `&cursor=${encodeURIComponent(cursor)}` : ''}`,
        );
        items.push(...page.items);
        cursor = page.nextCursor;
      } while (cursor);
      return items;
    },
  };
}

type Customer = Awaited<ReturnType<typeof openCustomer>>;

/** Payments of invoices that nobody else pays, several started at the same moment. */
async function startPayments(customer: Customer): Promise<StartedPayment[]> {
  const started: StartedPayment[] = [];
  let next = 0;
  const work = async () => {
    while (next < paymentCount) {
      const index = next;
      next += 1;
      const invoiceIds: string[] = [];
      for (let of = 0; of < storyOf(index).invoices; of += 1) {
        invoiceIds.push((await customer.addInvoice(`STORM-${index}-${of}`)).id);
      }
      const { id } = await customer.pay(invoiceIds);
      started[index] = { id, invoiceIds };
    }
  };
  await Promise.all(Array.from({ length: senders }, work));
  return started;
}

/** Asks until it is so; whether it is in the end is for the assertion that follows. */
async function until(isSo: () => Promise<boolean>): Promise<void> {
  const deadline = performance.now() + 120_000;
  while (!(await isSo()) && performance.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 500));
}
