import {
  createBillingClient,
  type BillingClient,
  type Capability,
  type FetchSession,
  type InvoiceListItem,
  type MintedSession,
} from '@portico/client';
import { actionsHandler, type ActionOutcomes } from './actions-handler.js';
import { billingHandler, problemReply, type RequestHandler } from './billing-handler.js';
import type { CustomerAccount } from './customer-account.js';
import {
  actionableInvoices,
  foreignInvoices,
  invoicesOfFiveYears,
  longInvoices,
  manyInvoices,
  ordinaryInvoices,
} from './fixtures/invoices.js';
import { mintedSession } from './fixtures/session.js';

/** A situation an element can be in: who answers, and what the host's backend says. */
export interface Scenario {
  /** One line for the reader of a story. */
  description: string;
  /** Makes a fresh handler, because some situations change with the requests. */
  handler: () => RequestHandler;
  /** Makes what answers instead, where uploads are taken as well. */
  account?: () => CustomerAccount;
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
  tenThousand: {
    ...scenario('Ten thousand invoices.', []),
    handler: () => billingHandler(invoicesOfFiveYears(10_000)),
  },
  marking: { ...scenario('Rows can be marked for a common action.', manyInvoices), fetchSession: fetchOwnerSession },
  markingCurrencies: {
    ...scenario('Rows of several currencies can be marked.', foreignInvoices),
    fetchSession: fetchOwnerSession,
  },
  acting: acting('Invoices can be paid and sent; each row has a menu.'),
  payRefused: acting('The payment page cannot be reached.', {
    paymentRefusal: [502, 'payment_provider_unavailable'],
  }),
  sendRefused: acting('No more mails can be sent for a while.', { deliveryRefusal: [429, 'sending_limit_reached'] }),
  longNames: scenario('Long numbers and large amounts.', longInvoices),
  otherCurrencies: scenario('Several currencies, with none to three decimals.', foreignInvoices),
  allPaid: scenario(
    'Nothing is open.',
    ordinaryInvoices.filter(({ amountDue }) => amountDue.amount === 0),
  ),
} satisfies Record<string, Scenario>;

/** A client for a scenario, for an element without a provider or a provider without a server. */
export function clientFor(
  { handler, account: makeAccount, fetchSession }: Scenario,
  wrap?: (handler: RequestHandler) => RequestHandler,
): BillingClient {
  const account = makeAccount?.();
  const answer = account?.answer ?? handler();
  return createBillingClient({
    baseUrl: 'https://billing.example',
    fetchSession,
    fetch: wrap ? wrap(answer) : answer,
    ...(account ? { sendForm: account.receive } : {}),
  });
}

/** What somebody with every right over invoices may do. */
function fetchOwnerSession(): Promise<MintedSession> {
  const capabilities: Capability[] = ['invoices:read', 'invoices:pay', 'invoices:send', 'exports:create'];
  return Promise.resolve(mintedSession({ capabilities }));
}

function acting(description: string, outcomes?: ActionOutcomes): Scenario {
  return { description, handler: () => actionsHandler(actionableInvoices, outcomes), fetchSession: fetchOwnerSession };
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
