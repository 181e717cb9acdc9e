import { GatewayUnavailable, type Charge, type Checkout, type PaymentGateway } from './gateway.ts';
import { verifiedWebhookId } from './webhook-signature.ts';

export interface SandboxGatewayOptions {
  /** Address of the sandbox. */
  url: string;
  key: string;
  webhookSecret: string;
  /** Where the sandbox sends its events. */
  webhookUrl: string;
}

/** Milliseconds that an answer may take. */
const patience = 10_000;

interface Question {
  method?: 'POST' | 'DELETE';
  key?: string;
  body?: object;
}

type SandboxCheckout = Omit<Checkout, 'url'> & { url: string };
type SandboxCharge = Omit<Charge, 'id'> & { id: string };

/** A sandbox whose files were deleted knows nothing of earlier checkouts: nobody can pay them any more. */
function forgottenCheckout(id: string): Checkout {
  const nothing = { received: null, means: null, failureReason: null, method: null };
  return { id, reference: '', mode: 'payment', status: 'expired', url: null, ...nothing };
}

/** What a sandbox without the stored method, or without the charge, comes to. */
function notCharged(reference: string): Charge {
  return { id: null, reference, status: 'declined', received: null, means: null, failureReason: 'provider_error' };
}

/** The payment page of the sandbox: a provider for demos and tests, over HTTP like a real one. */
export function createSandboxGateway({ url, key, webhookSecret, webhookUrl }: SandboxGatewayOptions): PaymentGateway {
  /** Undefined for what the sandbox does not know. */
  const ask = async <Answer>(path: string, question: Question = {}): Promise<Answer | undefined> => {
    const { method = 'GET', key: idempotencyKey, body } = question;
    const headers = {
      Authorization: `Bearer ${key}`,
      ...(body ? { 'Content-Type': 'application/json' } : {}),
      ...(idempotencyKey === undefined ? {} : { 'Idempotency-Key': idempotencyKey }),
    };
    const signal = AbortSignal.timeout(patience);
    let response: Response;
    try {
      const sent = body ? { body: JSON.stringify(body) } : {};
      response = await fetch(`${url}/payments/v1${path}`, { method, headers, signal, ...sent });
      if (response.status === 204) return undefined;
      if (response.ok) return (await response.json()) as Answer;
    } catch (cause) {
      throw new GatewayUnavailable('The sandbox does not answer.', { cause });
    }
    if (response.status === 404) return undefined;
    throw new GatewayUnavailable(`The sandbox answered ${response.status}.`);
  };
  const checkoutAt = async (checkoutId: string, path: string, question?: Question): Promise<Checkout> => {
    const found = await ask<SandboxCheckout>(`/checkouts/${encodeURIComponent(checkoutId)}${path}`, question);
    return found ? toCheckout(found) : forgottenCheckout(checkoutId);
  };
  return {
    provider: 'sandbox',
    async createCheckout({ reference, expiresAt, customer, ...request }) {
      const { id, name } = customer;
      const times = { expiresAt: expiresAt.toISOString() };
      const body = { ...request, ...times, reference, customer: { id, name }, webhookUrl };
      const made = await ask<SandboxCheckout>('/checkouts', { method: 'POST', key: reference, body });
      if (!made) throw new GatewayUnavailable('The sandbox has no payment page.');
      return toCheckout(made);
    },
    readCheckout: (checkoutId) => checkoutAt(checkoutId, ''),
    expireCheckout: (checkoutId) => checkoutAt(checkoutId, '/expire', { method: 'POST', body: {} }),
    createCustomer: async () => null,
    async chargeMethod({ reference, customer: { id, name }, ...request }) {
      const body = { ...request, reference, customer: { id, name }, webhookUrl };
      // Another key than the one of the page that this may go on at.
      const question: Question = { method: 'POST', key: `${reference} charge`, body };
      return toCharge(await ask('/charges', question), reference);
    },
    readCharge: async (chargeId) => toCharge(await ask(`/charges/${encodeURIComponent(chargeId)}`), ''),
    async findCharge({ reference }) {
      const found = await ask<{ items: SandboxCharge[] }>(`/charges?reference=${encodeURIComponent(reference)}`);
      const [charge] = found?.items ?? [];
      return charge && toCharge(charge, reference);
    },
    removeMethod: async (methodId) => {
      await ask(`/methods/${encodeURIComponent(methodId)}`, { method: 'DELETE' });
    },
    verifyEvent(body, headers, now) {
      const id = verifiedWebhookId(body, headers, webhookSecret, now);
      return id === undefined ? undefined : { id, ...subjectOf(body) };
    },
  };
}

function subjectOf(body: Buffer): { checkoutId: string | null; chargeId: string | null } {
  const { data } = JSON.parse(body.toString()) as { data?: { checkoutId?: unknown; chargeId?: unknown } };
  return { checkoutId: textOf(data?.checkoutId), chargeId: textOf(data?.chargeId) };
}

function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

function toCheckout(answer: SandboxCheckout): Checkout {
  const { id, reference, mode, status, url, received, means, failureReason, method } = answer;
  const page = status === 'open' ? url : null;
  return { id, reference, mode, status, url: page, received, means, failureReason, method: method ?? null };
}

function toCharge(answer: SandboxCharge | undefined, reference: string): Charge {
  if (!answer) return notCharged(reference);
  const { id, status, received, means, failureReason } = answer;
  return { id, reference: answer.reference, status, received, means, failureReason };
}
