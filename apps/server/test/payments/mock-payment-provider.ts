import { createHmac, randomBytes } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Schemas } from '../../src/http/operations.ts';
import type { GatewayMethod } from '../../src/payments/gateway.ts';
import { MockStoredMethods, type MockAnswer } from './mock-stored-methods.ts';

type Money = Schemas['Money'];

export interface MockCheckout {
  id: string;
  reference: string;
  mode: 'payment' | 'setup';
  status: 'open' | 'processing' | 'succeeded' | 'failed' | 'expired' | 'cancelled';
  url: string;
  amount: Money;
  received: Money | null;
  means: Schemas['PaymentMeans'] | null;
  failureReason: string | null;
  /** What a set-up has stored. */
  method: GatewayMethod | null;
  /** The stored method that is to be confirmed. */
  methodId?: string;
  locale: string;
  returnUrl: string;
  webhookUrl: string;
  expiresAt: string;
}

export interface MockEvent {
  id: string;
  type: string;
  data: { checkoutId: string } | { chargeId: string };
}

/** What stands in for a payment provider: the sandbox's interface over HTTP, without pages. */
export interface MockPaymentProvider {
  url: string;
  checkouts: Map<string, MockCheckout>;
  stored: MockStoredMethods;
  /** Requests that made a checkout, repeated ones included. */
  creations: number;
  /** Every event so far, in order; none is sent by itself. */
  events: MockEvent[];
  /** Whether it refuses to answer. */
  isAway: boolean;
  /** Whether it does what it is asked for and then breaks the connection off. */
  isMute: boolean;
  /** Whether it takes requests and never answers. */
  isStuck: boolean;
  /** Settles when it has left one without an answer. */
  nextWait(): Promise<void>;
  /** Settles when it has broken one off. */
  nextSilence(): Promise<void>;
  /** Settles when it has refused to answer once more. */
  nextRefusal(): Promise<void>;
  /** The checkout of a payment of ours. */
  checkoutOf(reference: string): MockCheckout;
  /** What happens at the payment page. */
  move(reference: string, change: Partial<MockCheckout>): MockEvent;
  /** What happens to a charge that is on its way. */
  settleCharge(reference: string, status: 'succeeded' | 'declined'): MockEvent;
  /** Headers of a message as it signs them. */
  sign(id: string, body: string): Record<string, string>;
  /** Sends an event to a server, signed. @returns the status of the answer; 0 without one */
  deliver(event: MockEvent, serverUrl: string, options?: Partial<SignatureOptions>): Promise<number>;
  close(): Promise<void>;
}

interface SignatureOptions {
  secret: string;
  /** Seconds since 1970. */
  timestamp: number;
  /** What is sent instead of what was signed. */
  body: string;
}

export const webhookSecret = 'whsec_of_the_tests';

export const card: Schemas['PaymentMeans'] = { kind: 'card', brand: 'visa', lastDigits: '4242' };

export async function startMockPaymentProvider(): Promise<MockPaymentProvider> {
  const checkouts = new Map<string, MockCheckout>();
  const byKey = new Map<string, string>();
  const refusals = new EventEmitter();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (provider.isAway) {
      response.writeHead(503).end();
      refusals.emit('refusal');
      return;
    }
    if (provider.isStuck) {
      refusals.emit('wait');
      return;
    }
    const [, , , kind = '', id, action] = (request.url ?? '').split('/');
    const body = await text(request);
    const answered = kind === 'checkouts' ? undefined : answerAboutMethods(request, kind, id, body);
    if (provider.isMute) {
      response.destroy();
      refusals.emit('silence');
      return;
    }
    if (answered) {
      response.writeHead(answered.status, { 'Content-Type': 'application/json' });
      response.end(answered.body && JSON.stringify(answered.body));
      return;
    }
    if (request.method === 'POST' && id === undefined) {
      provider.creations += 1;
      const key = String(request.headers['idempotency-key']);
      const known = byKey.get(key);
      const checkout = known === undefined ? create(body) : checkouts.get(known);
      if (checkout) byKey.set(key, checkout.id);
      reply(response, checkout);
      return;
    }
    const checkout = checkouts.get(id ?? '');
    if (checkout && action === 'expire' && checkout.status === 'open')
      provider.move(checkout.reference, { status: 'expired' });
    reply(response, checkout);
  }

  function answerAboutMethods(
    request: IncomingMessage,
    kind: string,
    id: string | undefined,
    body: string,
  ): MockAnswer {
    const { stored } = provider;
    if (kind === 'charges' && request.method === 'POST')
      return stored.charge(body, String(request.headers['idempotency-key']));
    if (kind === 'charges' && id !== undefined) return stored.read(id);
    if (kind === 'methods' && request.method === 'DELETE' && id !== undefined) return stored.remove(id);
    const { pathname, searchParams } = new URL(request.url ?? '', url);
    if (!pathname.endsWith('/charges')) return { status: 404 };
    return { status: 200, body: { items: stored.of(searchParams.get('reference') ?? '') } };
  }

  function create(body: string): MockCheckout {
    const id = `chk_${randomBytes(8).toString('hex')}`;
    const asked = JSON.parse(body) as MockCheckout;
    const checkout: MockCheckout = {
      ...asked,
      id,
      status: 'open',
      url: `${url}/pay/${id}`,
      received: null,
      means: null,
      failureReason: null,
      method: null,
    };
    checkouts.set(id, checkout);
    return checkout;
  }

  const provider: MockPaymentProvider = {
    url,
    checkouts,
    creations: 0,
    events: [],
    stored: new MockStoredMethods(),
    isAway: false,
    isMute: false,
    isStuck: false,
    nextWait: async () => void (await once(refusals, 'wait')),
    nextSilence: async () => void (await once(refusals, 'silence')),
    nextRefusal: async () => void (await once(refusals, 'refusal')),
    checkoutOf(reference) {
      const found = [...checkouts.values()].find((checkout) => checkout.reference === reference);
      if (!found) throw new Error(`There is no checkout of ${reference}.`);
      return found;
    },
    move(reference, change) {
      const checkout = provider.checkoutOf(reference);
      const isDone = change.status === 'succeeded';
      const isSetup = checkout.mode === 'setup';
      const paid = isDone && !isSetup ? { received: checkout.amount, means: card } : {};
      const kept = isDone && isSetup ? { method: checkout.method ?? provider.stored.store() } : {};
      Object.assign(checkout, paid, kept, change);
      const event = {
        id: `evt_${randomBytes(8).toString('hex')}`,
        type: `checkout.${checkout.status}`,
        data: { checkoutId: checkout.id },
      };
      provider.events.push(event);
      return event;
    },
    settleCharge(reference, status) {
      const [charge] = provider.stored.of(reference);
      if (!charge) throw new Error(`There is no charge of ${reference}.`);
      provider.stored.settle(charge, status);
      const id = `evt_${randomBytes(8).toString('hex')}`;
      const event = { id, type: `charge.${status}`, data: { chargeId: charge.id } };
      provider.events.push(event);
      return event;
    },
    sign,
    deliver: (event, serverUrl, options) => deliver(event, `${serverUrl}/v1/provider-webhooks/sandbox`, options),
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return provider;
}

/** Headers of a message as the provider signs it. */
function sign(id: string, body: string, options: Partial<SignatureOptions> = {}): Record<string, string> {
  const { secret = webhookSecret, timestamp = Math.floor(Date.now() / 1000) } = options;
  const signature = createHmac('sha256', secret).update(`${id}.${timestamp}.${body}`).digest('base64');
  return {
    'webhook-id': id,
    'webhook-timestamp': String(timestamp),
    'webhook-signature': `v1,${signature}`,
  };
}

async function deliver(event: MockEvent, url: string, options: Partial<SignatureOptions> = {}): Promise<number> {
  const signed = JSON.stringify(event);
  const headers = { 'Content-Type': 'application/json', ...sign(event.id, signed, options) };
  try {
    const response = await fetch(url, { method: 'POST', headers, body: options.body ?? signed });
    await response.arrayBuffer();
    return response.status;
  } catch {
    return 0;
  }
}

function reply(response: ServerResponse, checkout: MockCheckout | undefined): void {
  response.writeHead(checkout ? 200 : 404, { 'Content-Type': 'application/json' }).end(JSON.stringify(checkout ?? {}));
}

async function text(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  return body;
}
