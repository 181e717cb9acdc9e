import type { PaymentProviderSettings } from '../../src/configuration/outside.ts';
import type { Capability, Schemas } from '../../src/http/operations.ts';
import { openWholeServer, type WholeServer } from '../contract/whole-server.ts';
import { asJson, problemOf } from '../http/running-server.ts';
import { sampleDocument, sampleParty, type SampleInvoice } from '../invoices/sample-documents.ts';
import { startMockPaymentProvider, webhookSecret, type MockPaymentProvider } from './mock-payment-provider.ts';

/** A server with customers that pay through a mock of a provider. */
export interface PaymentServer {
  server: WholeServer;
  provider: MockPaymentProvider;
  addCustomer(externalId: string): Promise<void>;
  addInvoice(
    externalId: string,
    sample: SampleInvoice,
    given?: Partial<Schemas['InvoiceInput']>,
  ): Promise<Schemas['Invoice']>;
  /** Asks as a customer that may do everything with payments. */
  ask(externalId: string, path: string, body?: object, headers?: Record<string, string>): Promise<Response>;
  /** Asks with another method, without a body. */
  send(externalId: string, method: 'PUT' | 'DELETE', path: string): Promise<Response>;
  /** Starts a payment of all that is due on these invoices. */
  pay(
    externalId: string,
    invoices: readonly Schemas['Invoice'][],
    given?: Partial<Schemas['PaymentRequest']>,
  ): Promise<Response>;
  payment(externalId: string, id: string): Promise<Schemas['Payment']>;
  invoice(externalId: string, id: string): Promise<Schemas['Invoice']>;
  close(): Promise<void>;
}

export const returnUrl = 'https://host.example/invoices?page=2';

const mayPay: Capability[] = ['invoices:read', 'invoices:pay', 'payment_methods:read', 'payment_methods:manage'];

/** @param connected another provider than the mock */
export async function openPaymentServer(connected?: PaymentProviderSettings): Promise<PaymentServer> {
  const provider = await startMockPaymentProvider();
  const payments = connected ?? { kind: 'sandbox' as const, url: provider.url, key: 'sandbox', webhookSecret };
  const server = await openWholeServer({}, { outside: { publicUrl: 'http://127.0.0.1', payments, mail: undefined } });
  const tokens = new Map<string, string>();
  const tokenOf = async (externalId: string) => {
    const known = tokens.get(externalId) ?? (await server.token(externalId, mayPay));
    tokens.set(externalId, known);
    return known;
  };
  const send: PaymentServer['send'] = async (externalId, method, path) =>
    fetch(`${server.url}/v1${path}`, {
      method,
      headers: { Authorization: `Bearer ${await tokenOf(externalId)}` },
    });
  let keys = 0;
  const ask: PaymentServer['ask'] = async (externalId, path, body, headers = {}) =>
    fetch(`${server.url}/v1${path}`, {
      method: body ? 'POST' : 'GET',
      headers: {
        Authorization: `Bearer ${await tokenOf(externalId)}`,
        ...(body ? { ...asJson, 'Idempotency-Key': `payment-key-${(keys += 1)}` } : {}),
        ...headers,
      },
      ...(body ? { body: JSON.stringify(body) } : {}),
    });
  const read = async <Body>(externalId: string, path: string) => (await (await ask(externalId, path)).json()) as Body;
  return {
    server,
    provider,
    ask,
    send,
    addCustomer: async (externalId) => {
      await server.services.customers.createCustomer({ externalId, party: sampleParty(externalId) });
    },
    addInvoice: (externalId, sample, given = {}) =>
      server.services.invoices.createInvoice({ customer: { externalId }, document: sampleDocument(sample), ...given }),
    pay: (externalId, invoices, given = {}) =>
      ask(externalId, '/payments', {
        invoiceIds: invoices.map(({ id }) => id),
        expectedAmount: {
          amount: invoices.reduce((sum, { amountDue }) => sum + amountDue.amount, 0),
          currency: invoices[0]?.amountDue.currency,
        },
        returnUrl,
        ...given,
      }),
    payment: (externalId, id) => read(externalId, `/payments/${id}`),
    invoice: (externalId, id) => read(externalId, `/invoices/${id}`),
    close: async () => {
      await server.close();
      await provider.close();
    },
  };
}

/** The code of a problem. */
export async function codeOf(response: Response): Promise<string> {
  return (await problemOf(response)).code;
}
