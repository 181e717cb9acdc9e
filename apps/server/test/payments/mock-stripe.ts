import { createHmac, randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { StripeMethods } from './mock-stripe-methods.ts';

/** A payment intent with the published names of its fields; only those that a checkout is judged by. */
export interface CounterpartIntent {
  id: string;
  object: 'payment_intent';
  status: 'requires_payment_method' | 'processing' | 'succeeded' | 'canceled';
  amount: number;
  amount_received: number;
  currency: string;
  latest_charge: { id: string; object: 'charge'; payment_method_details: object } | null;
  last_payment_error: { code: string; decline_code?: string } | null;
}

/** A checkout session as Stripe publishes it: https://docs.stripe.com/api/checkout/sessions/object */
export interface CounterpartSession {
  id: string;
  object: 'checkout.session';
  mode: string;
  status: 'open' | 'complete' | 'expired';
  payment_status: 'unpaid' | 'paid' | 'no_payment_required';
  url: string | null;
  client_reference_id: string | null;
  currency: string | null;
  amount_total: number | null;
  expires_at: number;
  locale: string | null;
  payment_intent: CounterpartIntent | null;
  customer: string | null;
  setup_intent: CounterpartSetup | null;
}

/** A setup intent with its method: https://docs.stripe.com/api/setup_intents/object */
export interface CounterpartSetup {
  id: string;
  object: 'setup_intent';
  status: 'requires_payment_method' | 'processing' | 'succeeded' | 'canceled';
  last_setup_error: { code: string } | null;
  payment_method: object | string | null;
}

/** Speaks the part of Stripe's interface that checkouts need, over HTTP, without pages. */
export interface StripeCounterpart {
  url: string;
  sessions: Map<string, CounterpartSession>;
  /** The fields of every request that made or should have made a session, as they were sent. */
  creations: URLSearchParams[];
  methods: StripeMethods;
  /** So many of the next requests are answered with 500. */
  failures: number;
  /** The session of a payment of ours. */
  sessionOf(reference: string): CounterpartSession;
  /** What happens at the page: the session and its payment intent change. */
  move(
    reference: string,
    session: Partial<CounterpartSession>,
    intent?: Partial<CounterpartIntent>,
  ): CounterpartSession;
  close(): Promise<void>;
}

export const stripeKey = 'sk_test_of_the_counterpart';
export const stripeSecret = 'whsec_of_the_counterpart';

export async function startStripeCounterpart(): Promise<StripeCounterpart> {
  const sessions = new Map<string, CounterpartSession>();
  const remembered = new Map<string, { body: string; session: CounterpartSession }>();
  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await text(request);
    const { pathname } = new URL(request.url ?? '/', url);
    const [, , , , id, action] = pathname.split('/');
    if (request.headers.authorization !== `Bearer ${stripeKey}`) return refuse(response, 401, 'invalid_request_error');
    if (counterpart.failures > 0) {
      counterpart.failures -= 1;
      return refuse(response, 500, 'api_error');
    }
    const isAboutPages = pathname.startsWith('/v1/checkout/sessions');
    const answered = isAboutPages
      ? undefined
      : counterpart.methods.answer(request, new URL(request.url ?? '/', url), body);
    if (answered) return reply(response, answered.status, answered.body);
    if (!isAboutPages) return refuse(response, 404, 'invalid_request_error');
    if (request.method === 'POST' && id === undefined) return create(request, response, body);
    const session = sessions.get(id ?? '');
    if (!session) return refuse(response, 404, 'invalid_request_error');
    if (action === 'expire') {
      if (session.status !== 'open') return refuse(response, 400, 'invalid_request_error');
      Object.assign(session, { status: 'expired', url: null });
    }
    reply(response, 200, session);
  }

  function create(request: IncomingMessage, response: ServerResponse, body: string): void {
    const fields = new URLSearchParams(body);
    counterpart.creations.push(fields);
    const key = String(request.headers['idempotency-key']);
    const known = remembered.get(key);
    if (known && known.body !== body) return refuse(response, 400, 'idempotency_error');
    const session = known?.session ?? newSession(fields, url);
    remembered.set(key, { body, session });
    sessions.set(session.id, session);
    reply(response, 200, session);
  }

  const counterpart: StripeCounterpart = {
    url,
    sessions,
    creations: [],
    methods: new StripeMethods(),
    failures: 0,
    sessionOf(reference) {
      const found = [...sessions.values()].find((session) => session.client_reference_id === reference);
      if (!found) throw new Error(`There is no session of ${reference}.`);
      return found;
    },
    move(reference, change, intent = {}) {
      const session = counterpart.sessionOf(reference);
      const payment = session.payment_intent ?? newIntent(session);
      return Object.assign(session, { url: null, payment_intent: Object.assign(payment, intent) }, change);
    },
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
  return counterpart;
}

function newSession(fields: URLSearchParams, url: string): CounterpartSession {
  const id = `cs_test_${randomBytes(12).toString('hex')}`;
  const price = 'line_items[0][price_data]';
  const amount = fields.get(`${price}[unit_amount]`);
  return {
    id,
    object: 'checkout.session',
    mode: fields.get('mode') ?? '',
    status: 'open',
    payment_status: fields.get('mode') === 'setup' ? 'no_payment_required' : 'unpaid',
    url: `${url}/c/pay/${id}`,
    client_reference_id: fields.get('client_reference_id'),
    currency: fields.get(`${price}[currency]`) ?? fields.get('currency'),
    amount_total: amount === null ? null : Number(amount),
    expires_at: Number(fields.get('expires_at')),
    locale: fields.get('locale'),
    customer: fields.get('customer'),
    payment_intent: null,
    setup_intent: null,
  };
}

function newIntent({ amount_total: amount, currency }: CounterpartSession): CounterpartIntent {
  return {
    id: `pi_${randomBytes(12).toString('hex')}`,
    object: 'payment_intent',
    status: 'requires_payment_method',
    amount: amount ?? 0,
    amount_received: 0,
    currency: currency ?? '',
    latest_charge: null,
    last_payment_error: null,
  };
}

/** What a paid card leaves at the provider. */
export const cardCharge: NonNullable<CounterpartIntent['latest_charge']> = {
  id: 'ch_1',
  object: 'charge',
  payment_method_details: { type: 'card', card: { brand: 'visa', last4: '4242' } },
};

/** An event about a session, as its bytes. */
export function sessionEvent(type: string, session: { id: string }): string {
  return eventAbout(type, { ...session, object: 'checkout.session' });
}

/** An event, as its bytes. */
export function eventAbout(type: string, object: object): string {
  return JSON.stringify({ id: `evt_${randomBytes(12).toString('hex')}`, object: 'event', type, data: { object } });
}

/** The header `Stripe-Signature`: https://docs.stripe.com/webhooks#verify-manually. @param at seconds since 1970 */
export function stripeSignature(body: string, at: number, secret = stripeSecret): string {
  return `t=${at},v1=${createHmac('sha256', secret).update(`${at}.${body}`).digest('hex')}`;
}

function refuse(response: ServerResponse, status: number, type: string): void {
  reply(response, status, { error: { type, message: `Refused as ${type}.` } });
}

function reply(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'Content-Type': 'application/json', 'Request-Id': 'req_1' }).end(JSON.stringify(body));
}

async function text(request: IncomingMessage): Promise<string> {
  let body = '';
  for await (const chunk of request.setEncoding('utf8')) body += String(chunk);
  return body;
}
