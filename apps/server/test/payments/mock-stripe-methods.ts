import { randomBytes } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/** A payment intent without a page: https://docs.stripe.com/api/payment_intents/object */
export interface CounterpartCharge {
  id: string;
  object: 'payment_intent';
  status: string;
  amount: number;
  amount_received: number;
  currency: string;
  customer: string | null;
  created: number;
  metadata: Record<string, string>;
  latest_charge: object | string | null;
  last_payment_error: { code: string; decline_code?: string } | null;
}

interface Answer {
  status: number;
  body: object;
}

/** What a method does when it is charged: pays, is on its way, or fails with these codes. */
type Outcome = 'succeeded' | 'processing' | { code: string; decline_code?: string };

const charged = {
  id: 'ch_1',
  object: 'charge',
  payment_method_details: { type: 'card', card: { brand: 'visa', last4: '4242' } },
};

/** The part of the counterpart of Stripe that knows customers, stored methods and charges of them. */
export class StripeMethods {
  readonly customers: URLSearchParams[] = [];
  readonly charges: CounterpartCharge[] = [];
  /** The fields of every request for a charge, as they were sent. */
  readonly requests: URLSearchParams[] = [];
  readonly detached: string[] = [];
  /** What charges of a method come to; unknown methods are refused as Stripe refuses them. */
  readonly outcomes = new Map<string, Outcome>();
  readonly #remembered = new Map<string, { body: string; answer: Answer }>();

  /** Undefined for addresses that are none of these. */
  answer(request: IncomingMessage, { pathname, searchParams }: URL, body: string): Answer | undefined {
    const [, , kind, id, action] = pathname.split('/');
    const isPost = request.method === 'POST';
    const key = String(request.headers['idempotency-key']);
    if (kind === 'customers' && isPost)
      return this.#once(key, body, () => this.#addCustomer(new URLSearchParams(body)));
    if (kind === 'payment_methods' && action === 'detach') return this.#detach(id ?? '');
    if (kind !== 'payment_intents') return undefined;
    if (isPost) return this.#once(key, body, () => this.#charge(new URLSearchParams(body)));
    if (id === undefined) return this.#list(searchParams);
    const found = this.charges.find((charge) => charge.id === id);
    return found ? { status: 200, body: found } : invalid('resource_missing', 404);
  }

  /** What happens to a charge later. */
  move(reference: string, change: Partial<CounterpartCharge>): CounterpartCharge {
    const found = this.charges.find(({ metadata }) => metadata['reference'] === reference);
    if (!found) throw new Error(`There is no charge of ${reference}.`);
    return Object.assign(found, change);
  }

  /** As Stripe remembers answers: the same key with other parameters is an error. */
  #once(key: string, body: string, work: () => Answer): Answer {
    const known = this.#remembered.get(key);
    if (known && known.body !== body) {
      return { status: 400, body: { error: { type: 'idempotency_error', message: 'Another request.' } } };
    }
    const answer = known?.answer ?? work();
    this.#remembered.set(key, { body, answer });
    return answer;
  }

  #addCustomer(fields: URLSearchParams): Answer {
    this.customers.push(fields);
    return { status: 200, body: { id: `cus_stripe_${this.customers.length}`, object: 'customer' } };
  }

  #charge(fields: URLSearchParams): Answer {
    this.requests.push(fields);
    const outcome = this.outcomes.get(fields.get('payment_method') ?? '');
    if (outcome === undefined) return invalid('resource_missing', 400);
    const isError = typeof outcome === 'object';
    const amount = Number(fields.get('amount'));
    const charge: CounterpartCharge = {
      id: `pi_${randomBytes(8).toString('hex')}`,
      object: 'payment_intent',
      status: isError ? 'requires_payment_method' : outcome,
      amount,
      amount_received: outcome === 'succeeded' ? amount : 0,
      currency: fields.get('currency') ?? '',
      customer: fields.get('customer'),
      created: Math.floor(Date.now() / 1000),
      metadata: Object.fromEntries(
        ['reference', 'customer', 'kind'].map((name) => [name, fields.get(`metadata[${name}]`) ?? '']),
      ),
      latest_charge: isError ? 'ch_failed' : charged,
      last_payment_error: isError ? outcome : null,
    };
    this.charges.push(charge);
    if (!isError) return { status: 200, body: charge };
    const error = { type: 'card_error', message: 'Your card was declined.', ...outcome, payment_intent: charge };
    return { status: 402, body: { error } };
  }

  #list(query: URLSearchParams): Answer {
    const customer = query.get('customer');
    const since = Number(query.get('created[gte]'));
    const data = this.charges.filter((charge) => charge.customer === customer && charge.created >= since);
    return { status: 200, body: { object: 'list', url: '/v1/payment_intents', has_more: false, data } };
  }

  #detach(id: string): Answer {
    if (!this.outcomes.has(id) || this.detached.includes(id)) return invalid('resource_missing', 404);
    this.detached.push(id);
    return { status: 200, body: { id, object: 'payment_method' } };
  }
}

function invalid(code: string, status: number): Answer {
  return { status, body: { error: { type: 'invalid_request_error', code, message: 'No such thing.' } } };
}
