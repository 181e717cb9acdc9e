import createClient from 'openapi-fetch';
import { authorization } from './middleware/authorization.js';
import { errors } from './middleware/errors.js';
import { invoicesResource, type InvoicesResource } from './resources/invoices.js';
import { sessionsResource, type SessionsResource } from './resources/sessions.js';
import type { paths } from './schema.js';
import { SessionKeeper } from './session-keeper.js';
import type { FetchSession } from './types.js';

/** What a client needs to know. */
export interface BillingClientOptions {
  /** Address of the billing server, without `/v1`. */
  baseUrl: string;
  /** Called when a session is first needed, shortly before it ends, and once after the server has refused it. */
  fetchSession: FetchSession;
  /** Stands in for the platform's `fetch`. */
  fetch?: (request: Request) => Promise<Response>;
  /** The clock, in milliseconds since 1970. */
  now?: () => number;
}

/** The billing contract for one customer. */
export interface BillingClient {
  readonly invoices: InvoicesResource;
  readonly sessions: SessionsResource;
}

/**
 * Makes a client. Nothing is requested until something is asked of it.
 *
 * @throws nothing; its methods reject with a {@link BillingError}, or with the signal's reason when aborted
 */
export function createBillingClient(options: BillingClientOptions): BillingClient {
  const keeper = new SessionKeeper(options.fetchSession, options.now ?? Date.now);
  const http = createClient<paths>({
    baseUrl: options.baseUrl,
    credentials: 'omit',
    fetch: options.fetch ?? ((request) => globalThis.fetch(request)),
  });
  // Responses pass from last to first: the repeated request first, then the error.
  http.use(errors(), authorization(keeper));
  return { invoices: invoicesResource(http), sessions: sessionsResource(http, keeper) };
}
