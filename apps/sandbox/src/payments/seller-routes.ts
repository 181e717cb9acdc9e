import { timingSafeEqual } from 'node:crypto';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { registerCharges } from './charge-routes.ts';
import { describeCheckout, type Checkout, type CheckoutRequest } from './checkout.ts';
import type { Desk } from './desk.ts';
import { refuse } from './refusal.ts';
import { checkoutRequestSchema } from './seller-schema.ts';

export interface SellerRouteOptions {
  /** Origin of the sandbox. */
  url: string;
  /** What sellers show as a bearer token. */
  key: string;
}

interface CheckoutAddress {
  Params: { id: string };
}

/** The provider's interface for sellers, below `/payments/v1`: pages, charges without one, and stored methods. */
export function registerSellerInterface(app: FastifyInstance, desk: Desk, { url, key }: SellerRouteOptions): void {
  const expected = `Bearer ${key}`;
  const register = async (api: FastifyInstance): Promise<void> => {
    api.addHook('onRequest', async (request, reply) => {
      if (isSame(request.headers.authorization ?? '', expected)) return;
      return refuse(reply, 401, 'unauthorized', 'Send the key of the seller as a bearer token.');
    });

    api.setErrorHandler<{ statusCode?: number; message: string }>((error, _request, reply) =>
      refuse(reply, error.statusCode ?? 500, 'invalid_request', error.message),
    );

    registerCheckouts(api, desk, url);
    registerCharges(api, desk);
  };
  app.register(register, { prefix: '/payments/v1' });
}

function registerCheckouts(api: FastifyInstance, { cashier }: Desk, url: string): void {
  const described = (checkout: Checkout): object => describeCheckout(checkout, url, cashier.storedBy(checkout));

  api.post<{ Body: CheckoutRequest }>('/checkouts', { schema: { body: checkoutRequestSchema } }, (request, reply) => {
    const idempotencyKey = request.headers['idempotency-key'];
    const found = typeof idempotencyKey === 'string' && cashier.create(withDefaults(request.body), idempotencyKey);
    if (found) return reply.code(found.isNew ? 201 : 200).send(described(found.checkout));
    if (idempotencyKey) return refuse(reply, 409, 'idempotency_error', 'This key belongs to another request.');
    return refuse(reply, 400, 'invalid_request', 'Send an Idempotency-Key.');
  });

  api.get<CheckoutAddress>('/checkouts/:id', (request, reply) => {
    const checkout = cashier.find(request.params.id);
    return checkout ? reply.send(described(checkout)) : notFound(reply);
  });

  api.post<CheckoutAddress>('/checkouts/:id/expire', (request, reply) => {
    const checkout = cashier.find(request.params.id);
    return checkout ? reply.send(described(cashier.close(checkout, 'expired'))) : notFound(reply);
  });
}

/** A request of one shape, whatever was left out. */
function withDefaults(body: CheckoutRequest): CheckoutRequest {
  const { mode, reference, description, customer, locale, returnUrl, webhookUrl, expiresAt } = body;
  const amount = mode === 'payment' ? body.amount : null;
  const [lines, methodId] = [body.lines ?? [], body.methodId ?? null];
  return { mode, amount, reference, description, lines, customer, locale, returnUrl, webhookUrl, expiresAt, methodId };
}

function notFound(reply: FastifyReply): FastifyReply {
  return refuse(reply, 404, 'not_found', 'There is no such checkout.');
}

function isSame(given: string, expected: string): boolean {
  const [one, other] = [Buffer.from(given), Buffer.from(expected)];
  return one.length === other.length && timingSafeEqual(one, other);
}
