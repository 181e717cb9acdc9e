import type { TestContext } from 'node:test';
import { demoSellers } from '../../src/demo/index.ts';
import type { Capability, Schemas } from '../../src/http/operations.ts';
import type { NewSubscription } from '../../src/subscriptions/service.ts';
import { sampleProduct } from '../catalogue/sample-product.ts';
import { asOperator, openWholeServer, type WholeServer } from '../contract/whole-server.ts';
import { asJson } from '../http/running-server.ts';
import { partyNamed } from '../party.ts';
import {
  startMockPaymentProvider,
  webhookSecret,
  type MockPaymentProvider,
} from '../payments/mock-payment-provider.ts';
import { sampleSubscription } from './sample-subscription.ts';

export const returnUrl = 'https://host.example/subscription';

/** A server with a catalogue, a seller and a provider, whose clock stands where the test puts it. */
export interface SubscriptionWorld {
  server: WholeServer;
  provider: MockPaymentProvider;
  /** Moves the clock. @param instant ISO 8601 */
  goTo(instant: string): void;
  addCustomer(externalId: string, given?: Partial<Schemas['CustomerInput']>): Promise<string>;
  /** @returns its id */
  subscribe(externalId: string, own?: Partial<NewSubscription>): Promise<string>;
  /** Stores a card. @returns what a test needs to say how charges of it go */
  addCard(customerId: string): Promise<string>;
  ask(externalId: string, method: string, path: string, given?: Asked): Promise<Response>;
  read<Body>(externalId: string, path: string): Promise<Body>;
  operate(method: string, path: string, given?: Asked): Promise<Response>;
  /** Previews a change. */
  preview(externalId: string, id: string, asked: Schemas['ChangeRequest']): Promise<Schemas['ChangePreview']>;
  confirm(externalId: string, id: string, previewId: string, key?: string): Promise<Response>;
}

export interface Asked {
  body?: object;
  etag?: string;
  key?: string;
  capabilities?: Capability[];
}

/** The term of a subscription, where a test says no other. */
const term = { start: '2030-01-01', end: '2030-12-31', months: 12, interval: 'month' as const };

const everything: Capability[] = [
  'subscription:read',
  'subscription:manage',
  'payment_methods:read',
  'billing_details:read',
  'billing_details:manage',
  'invoices:read',
  'notifications:read',
  'activity:read',
  'quotes:read',
  'quotes:request',
  'quotes:accept',
  'quotes:send',
];

/**
 * @param start ISO 8601 instant, years ahead: what the server puts off until later then stays put off, and a test decides
 */
export async function openSubscriptions(test: TestContext, start = '2030-11-20T10:00:00Z'): Promise<SubscriptionWorld> {
  const provider = await startMockPaymentProvider();
  let now = new Date(start);
  const payments = { kind: 'sandbox' as const, url: provider.url, key: 'sandbox', webhookSecret };
  const server = await openWholeServer(
    { clock: () => now },
    { outside: { publicUrl: 'http://127.0.0.1', payments, mail: undefined } },
  );
  test.after(async () => {
    await server.close();
    await provider.close();
  });
  const { services } = server;
  for (const { brandId, settings } of demoSellers()) await services.sellers.setSeller(settings, brandId);
  await services.catalogue.createProduct(sampleProduct(), undefined, 'prod_studio');
  let keys = 0;
  const send = (method: string, path: string, headers: Record<string, string>, { body, etag, key }: Asked) =>
    fetch(`${server.url}/v1${path}`, {
      method,
      headers: {
        ...headers,
        ...(body ? asJson : {}),
        ...(etag ? { 'If-Match': etag } : {}),
        ...(method === 'POST' ? { 'Idempotency-Key': key ?? `subscription-key-${(keys += 1)}` } : {}),
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const world: SubscriptionWorld = {
    server,
    provider,
    goTo: (instant) => void (now = new Date(instant)),
    addCustomer: async (externalId, given = {}) =>
      (await services.customers.createCustomer({ externalId, party: frenchParty(externalId), ...given })).id,
    subscribe: (externalId, own = {}) =>
      services.subscriptions.addSubscription(sampleSubscription(externalId, { term, ...own })),
    addCard: async (customerId) => {
      const method = provider.stored.store();
      await services.paymentMethods.addPaymentMethod({ customer: { id: customerId }, method });
      return method.id;
    },
    ask: async (externalId, method, path, given = {}) => {
      const token = await server.token(externalId, given.capabilities ?? everything);
      return send(method, path, { Authorization: `Bearer ${token}` }, given);
    },
    read: async <Body>(externalId: string, path: string) =>
      (await (await world.ask(externalId, 'GET', path)).json()) as Body,
    operate: (method, path, given = {}) => send(method, path, asOperator, given),
    preview: async (externalId, id, body) => {
      const response = await world.ask(externalId, 'POST', `/subscriptions/${id}/change-previews`, { body });
      if (response.status !== 201) throw new Error(await response.text());
      return (await response.json()) as Schemas['ChangePreview'];
    },
    confirm: (externalId, id, previewId, key) =>
      world.ask(externalId, 'POST', `/subscriptions/${id}/changes`, {
        body: { previewId, returnUrl },
        ...(key ? { key } : {}),
      }),
  };
  return world;
}

function frenchParty(name: string): Schemas['Party'] {
  const address = { lines: ['1 rue du Test'], city: 'Lille', postalCode: '59000', subdivision: null, country: 'FR' };
  return partyNamed(name, { address, taxId: 'FR56000273102' });
}
