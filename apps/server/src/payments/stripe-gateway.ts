import { createHash } from 'node:crypto';
import { Stripe } from 'stripe';
import { GatewayUnavailable, type Charge, type ChargeRequest, type PaymentGateway } from './gateway.ts';
import { expandedOfIntent, isCharge, refusedCharge, toCharge, toIntent } from './stripe-charge.ts';
import { expandedOfSession, toCheckout, toSession } from './stripe-checkout.ts';

export interface StripeGatewayOptions {
  secretKey: string;
  webhookSecret: string;
  /** Another address than Stripe's own, for a counterpart in tests. */
  apiUrl?: string | undefined;
}

/** Seconds by which the moment of a signature may differ from ours. */
const tolerance = 300;

/** Seconds by which Stripe's clock may differ from ours. */
const clockDifference = 300;

/** Stripe: hosted pages in payment and set-up mode, and charges of stored methods. */
export function createStripeGateway({ secretKey, webhookSecret, apiUrl }: StripeGatewayOptions): PaymentGateway {
  const stripe = new Stripe(secretKey, { ...addressOf(apiUrl), maxNetworkRetries: 2, timeout: 20_000 });
  const { sessions } = stripe.checkout;
  const askAbout = async (question: () => Promise<Stripe.Checkout.Session>) => toCheckout(await asked(question));
  return {
    provider: 'stripe',
    createCheckout: (request) =>
      askAbout(() => sessions.create(toSession(request), { idempotencyKey: request.reference })),
    readCheckout: (checkoutId) => askAbout(() => sessions.retrieve(checkoutId, { expand: expandedOfSession })),
    async expireCheckout(checkoutId) {
      const read = () => sessions.retrieve(checkoutId, { expand: expandedOfSession });
      const current = await askAbout(read);
      if (current.status !== 'open') return current;
      return askAbout(() => sessions.expire(checkoutId, { expand: expandedOfSession })).catch((error: unknown) => {
        // It was finished in between; what it came to counts.
        if (!(error instanceof GatewayUnavailable)) throw error;
        return askAbout(read);
      });
    },
    async createCustomer({ id, name }) {
      // A renamed customer is another request, which needs another key.
      const idempotencyKey = `${id} ${createHash('sha256').update(name).digest('hex').slice(0, 16)}`;
      const made = await asked(() => stripe.customers.create({ name, metadata: { customer: id } }, { idempotencyKey }));
      return made.id;
    },
    chargeMethod: (request) => charge(stripe, request),
    readCharge: async (chargeId) =>
      toCharge(await asked(() => stripe.paymentIntents.retrieve(chargeId, { expand: expandedOfIntent }))),
    async findCharge({ reference, customer, since }) {
      if (customer.providerId === null) return undefined;
      const created = { gte: Math.floor(since.getTime() / 1000) - clockDifference };
      const query = { customer: customer.providerId, created, limit: 100, expand: ['data.latest_charge'] };
      return asked(async () => {
        for await (const intent of stripe.paymentIntents.list(query)) {
          if (isCharge(intent) && intent.metadata['reference'] === reference) return toCharge(intent);
        }
        return undefined;
      });
    },
    async removeMethod(methodId) {
      await asked(() => stripe.paymentMethods.detach(methodId)).catch((error: unknown) => {
        if (!(error instanceof GatewayUnavailable) || !isRefusal(error.cause)) throw error;
      });
    },
    verifyEvent(body, headers, now) {
      const signature = headers['stripe-signature'] ?? '';
      try {
        const event = stripe.webhooks.constructEvent(
          body,
          signature,
          webhookSecret,
          tolerance,
          undefined,
          now.getTime(),
        );
        return { id: event.id, ...subjectOf(event) };
      } catch {
        return undefined;
      }
    },
  };
}

async function charge(stripe: Stripe, request: ChargeRequest): Promise<Charge> {
  const { reference } = request;
  const params = toIntent(request);
  if (!params) return refusedCharge(reference);
  try {
    // Another key than the one of the page that this may go on at.
    const idempotencyKey = `${reference} charge`;
    return toCharge(await asked(() => stripe.paymentIntents.create(params, { idempotencyKey })));
  } catch (error) {
    const cause = error instanceof GatewayUnavailable ? error.cause : undefined;
    // A card that does not pay comes as an error with the intent in it.
    if (cause instanceof Stripe.errors.StripeCardError && cause.payment_intent) return toCharge(cause.payment_intent);
    if (isRefusal(cause)) return refusedCharge(reference);
    throw error;
  }
}

/** Whether Stripe says that the request itself cannot be, such as one about something that it has forgotten. */
function isRefusal(cause: unknown): boolean {
  if (!(cause instanceof Stripe.errors.StripeInvalidRequestError)) return false;
  return cause.statusCode === 400 || cause.statusCode === 404;
}

async function asked<Answer>(question: () => Promise<Answer>): Promise<Answer> {
  try {
    return await question();
  } catch (cause) {
    if (cause instanceof Stripe.errors.StripeError) throw new GatewayUnavailable(describe(cause), { cause });
    throw cause;
  }
}

function addressOf(apiUrl: string | undefined): Pick<Stripe.StripeConfig, 'host' | 'port' | 'protocol'> {
  if (!apiUrl) return {};
  const { hostname, port, protocol } = new URL(apiUrl);
  const scheme = protocol === 'http:' ? 'http' : 'https';
  return { host: hostname, protocol: scheme, port: port || (scheme === 'http' ? '80' : '443') };
}

/** Stripe's messages may hold personal data; type and request id are enough to find them. */
function describe({ type, requestId, statusCode }: InstanceType<typeof Stripe.errors.StripeError>): string {
  return `Stripe: ${type}, status ${statusCode ?? 'none'}, request ${requestId ?? 'none'}.`;
}

/** What an event is about; events of other things are kept and left alone. */
function subjectOf(event: Stripe.Event): { checkoutId: string | null; chargeId: string | null } {
  const checkoutId = event.type.startsWith('checkout.session.')
    ? (event.data.object as Stripe.Checkout.Session).id
    : null;
  const intent = event.type.startsWith('payment_intent.') ? (event.data.object as Stripe.PaymentIntent) : undefined;
  return { checkoutId, chargeId: intent && isCharge(intent) ? intent.id : null };
}
