import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { RunningSandbox } from '../running-sandbox.ts';

/** A checkout as the provider's interface gives it. */
export interface SeenCheckout {
  id: string;
  mode: string;
  status: string;
  url: string;
  amount: { amount: number; currency: string } | null;
  received: { amount: number; currency: string } | null;
  means: { kind: string; brand: string | null; lastDigits: string | null } | null;
  failureReason: string | null;
  reference: string;
  settledAt: string | null;
  method: SeenMethod | null;
}

/** A stored method as the interface gives it. */
export interface SeenMethod {
  id: string;
  kind: string;
  brand: string | null;
  lastDigits: string | null;
  holder: string | null;
  expiry: { year: number; month: number } | null;
}

/** A charge as the interface gives it. */
export interface SeenCharge {
  id: string;
  reference: string;
  status: string;
  amount: { amount: number; currency: string };
  received: { amount: number; currency: string } | null;
  means: SeenCheckout['means'];
  failureReason: string | null;
}

/** An event as it arrived. */
export interface SeenEvent {
  id: string;
  type: string;
  /** Null when it is about a charge. */
  checkoutId: string | null;
  /** Null when it is about a checkout. */
  chargeId: string | null;
  isSigned: boolean;
}

/** A seller: asks for payments and listens to events, over real HTTP. */
export class Seller {
  readonly events: SeenEvent[] = [];
  /** What the listener answers with. */
  status = 204;
  readonly #sandbox: RunningSandbox;
  readonly #server: Server;
  #noticed: () => void = () => undefined;

  private constructor(sandbox: RunningSandbox) {
    this.#sandbox = sandbox;
    this.#server = createServer((request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        // A browser that comes back asks for a page.
        if (request.method === 'POST') this.#receive(Buffer.concat(chunks).toString(), request.headers);
        response.writeHead(this.status).end();
      });
    });
  }

  static async open(sandbox: RunningSandbox): Promise<Seller> {
    const seller = new Seller(sandbox);
    seller.#server.listen(0, '127.0.0.1');
    await once(seller.#server, 'listening');
    return seller;
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`;
  }

  /** What is asked for unless a test says otherwise. */
  request(changes: Record<string, unknown> = {}): Record<string, unknown> {
    return {
      mode: 'payment',
      amount: { amount: 12_050, currency: 'EUR' },
      reference: 'pay_1',
      description: 'Facture F-2026-0042',
      lines: [{ label: 'F-2026-0042', amount: { amount: 12_050, currency: 'EUR' } }],
      customer: { id: 'cus_1', name: 'Atelier Nord SARL' },
      locale: 'fr',
      returnUrl: `${this.url}/invoices?view=open&billing_payment=pay_1`,
      webhookUrl: `${this.url}/events`,
      expiresAt: '2999-01-01T00:00:00.000Z',
      ...changes,
    };
  }

  /** Calls the interface with the seller's key, or with the headers given. */
  call(path: string, body?: unknown, headers: Record<string, string> = {}): Promise<Response> {
    const { url, payments } = this.#sandbox.configuration;
    return fetch(`${url}/payments/v1/checkouts${path}`, {
      ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
      headers: { authorization: `Bearer ${payments.key}`, 'content-type': 'application/json', ...headers },
    });
  }

  async create(changes: Record<string, unknown> = {}): Promise<SeenCheckout> {
    const request = this.request({ reference: `pay_${crypto.randomUUID()}`, ...changes });
    const answer = await this.call('', request, { 'idempotency-key': String(request['reference']) });
    assert.equal(answer.status, 201);
    return (await answer.json()) as SeenCheckout;
  }

  async read(id: string): Promise<SeenCheckout> {
    return (await (await this.call(`/${id}`)).json()) as SeenCheckout;
  }

  /** Charges a stored method. */
  charge(changes: Record<string, unknown>, key: string = crypto.randomUUID()): Promise<Response> {
    const { reference, amount, description, customer, locale, webhookUrl } = this.request({ reference: key });
    const request = { reference, amount, description, customer, locale, webhookUrl, ...changes };
    return this.ask('/charges', { method: 'POST', body: JSON.stringify(request) }, { 'idempotency-key': key });
  }

  /** Has a method forgotten. @returns the status of the answer */
  async remove(methodId: string): Promise<number> {
    return (await this.ask(`/methods/${methodId}`, { method: 'DELETE' })).status;
  }

  /** Asks the interface with the seller's key. */
  ask(path: string, init: RequestInit = {}, headers: Record<string, string> = {}): Promise<Response> {
    const { url, payments } = this.#sandbox.configuration;
    const type = init.body ? { 'content-type': 'application/json' } : {};
    return fetch(`${url}/payments/v1${path}`, {
      ...init,
      headers: { authorization: `Bearer ${payments.key}`, ...type, ...headers },
    });
  }

  /** The events of a checkout or a charge, as soon as they are as many. */
  async eventsOf(id: string, count: number): Promise<SeenEvent[]> {
    for (;;) {
      const found = this.events.filter(({ checkoutId, chargeId }) => checkoutId === id || chargeId === id);
      if (found.length >= count) return found;
      await new Promise<void>((settle) => (this.#noticed = settle));
    }
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  #receive(body: string, headers: NodeJS.Dict<string | string[]>): void {
    const { id, type, data } = JSON.parse(body) as {
      id: string;
      type: string;
      data: { checkoutId?: string; chargeId?: string };
    };
    const signed = `${String(headers['webhook-id'])}.${String(headers['webhook-timestamp'])}.${body}`;
    const { webhookSecret } = this.#sandbox.configuration.payments;
    const expected = `v1,${createHmac('sha256', webhookSecret).update(signed).digest('base64')}`;
    const isSigned = headers['webhook-signature'] === expected && headers['webhook-id'] === id;
    const { checkoutId = null, chargeId = null } = data;
    this.events.push({ id, type, checkoutId, chargeId, isSigned });
    this.#noticed();
  }
}
