import { createBillingClient, type BillingClient, type FetchSession, type InvoiceListItem } from '@portico/client';
import { billingHandler, problemReply, type RequestHandler } from './billing-handler.js';
import { foreignInvoices, longInvoices, manyInvoices, ordinaryInvoices } from './fixtures/invoices.js';
import { mintedSession } from './fixtures/session.js';

/** A situation an element can be in: who answers, and what the host's backend says. */
export interface Scenario {
  /** One line for the reader of a story. */
  description: string;
  /** Makes a fresh handler, because some situations change with the requests. */
  handler: () => RequestHandler;
  fetchSession: FetchSession;
}

/** Name of a scenario. */
export type ScenarioName = keyof typeof scenarios;

/** Every situation, shared by stories and tests. */
export const scenarios = {
  data: scenario('Invoices and credit notes in every status.', ordinaryInvoices),
  empty: scenario('A new customer without invoices.', []),
  loading: { ...scenario('The server takes its time.', []), handler: () => untilAborted },
  error: {
    ...scenario('The server fails.', []),
    handler: () => () => Promise.resolve(problemReply(500, 'internal_error')),
  },
  errorOnce: { ...scenario('The server fails once; trying again helps.', ordinaryInvoices), handler: failingOnce },
  summaryError: {
    ...scenario('Only the summary fails.', ordinaryInvoices),
    handler: failingFor('/v1/invoices/summary'),
  },
  downloadError: { ...scenario('Documents cannot be fetched.', ordinaryInvoices), handler: failingFor('/files/') },
  notAllowed: {
    ...scenario('The session may not read invoices.', ordinaryInvoices),
    fetchSession: () => Promise.resolve(mintedSession({ capabilities: ['profile:manage'] })),
  },
  sessionExpired: {
    ...scenario('The host has no session any more.', ordinaryInvoices),
    fetchSession: () => Promise.resolve(null),
  },
  hostUnavailable: {
    ...scenario('The backend of the host fails.', ordinaryInvoices),
    fetchSession: () => Promise.reject(new Error('502')),
  },
  offline: {
    ...scenario('No connection.', ordinaryInvoices),
    handler: () => () => Promise.reject(new TypeError('Failed to fetch')),
  },
  manyPages: scenario('Sixty invoices on three pages.', manyInvoices),
  longNames: scenario('Long numbers and large amounts.', longInvoices),
  otherCurrencies: scenario('Several currencies, with none to three decimals.', foreignInvoices),
  allPaid: scenario(
    'Nothing is open.',
    ordinaryInvoices.filter(({ amountDue }) => amountDue.amount === 0),
  ),
} satisfies Record<string, Scenario>;

/** A client for a scenario, for an element without a provider or a provider without a server. */
export function clientFor(
  { handler, fetchSession }: Scenario,
  wrap?: (handler: RequestHandler) => RequestHandler,
): BillingClient {
  const answer = handler();
  return createBillingClient({
    baseUrl: 'https://billing.example',
    fetchSession,
    fetch: wrap ? wrap(answer) : answer,
  });
}

function scenario(description: string, invoices: readonly InvoiceListItem[]): Scenario {
  return {
    description,
    handler: () => billingHandler(invoices),
    fetchSession: () => Promise.resolve(mintedSession()),
  };
}

function untilAborted(request: Request): Promise<Response> {
  return new Promise((_, reject) => {
    request.signal.addEventListener('abort', () => reject(request.signal.reason as Error), { once: true });
  });
}

function failingOnce(): RequestHandler {
  const handle = billingHandler(ordinaryInvoices);
  const failed = new Set<string>();
  return (request) => {
    const { pathname } = new URL(request.url);
    if (failed.has(pathname)) return handle(request);
    failed.add(pathname);
    return Promise.resolve(problemReply(503, 'unavailable'));
  };
}

function failingFor(part: string): () => RequestHandler {
  return () => {
    const handle = billingHandler(ordinaryInvoices);
    return (request) =>
      request.url.includes(part) ? Promise.resolve(problemReply(500, 'internal_error')) : handle(request);
  };
}
