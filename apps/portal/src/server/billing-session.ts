import type { Capability, MintedSession } from '@portico/client';
import type { FastifyInstance } from 'fastify';
import { currentSession } from './cookies.ts';
import type { Language } from './language.ts';
import { isSameOrigin } from './same-origin.ts';
import type { SessionStore } from './session-store.ts';
import { capabilitiesByRole, type User } from './user.ts';

interface BillingSessionDependencies {
  portalUrl: string;
  apiUrl: string;
  secretKey: string;
  sessions: SessionStore;
  languageFor: (user: User) => Language;
}

/** Body of `POST /v1/sessions`. */
interface SessionRequest {
  customer: { externalId: string };
  actor: { id: string; name: string; email?: string };
  capabilities: readonly Capability[];
  locale: string;
}

/** How long the billing server may take to answer, in milliseconds. */
const timeout = 10_000;

/**
 * `POST /billing-session`: what a page's `fetchSession` calls. Mints a session of the billing server for whoever is signed
 * in, as any host would: 401 when nobody is, 403 when the billing server does not know the customer, 502 when it does not
 * answer.
 */
export function registerBillingSession(app: FastifyInstance, dependencies: BillingSessionDependencies): void {
  const { portalUrl, sessions, languageFor } = dependencies;
  app.post('/billing-session', async (request, reply) => {
    if (!isSameOrigin(request, portalUrl)) return reply.code(403).send({ code: 'refused' });
    const current = currentSession(request, sessions);
    if (!current) return reply.code(401).send({ code: 'unauthenticated' });
    const { user } = current.session;
    const response = await mint(dependencies, user, languageFor(user)).catch((error: unknown) => {
      request.log.error({ err: error }, 'the billing server does not answer');
      return undefined;
    });
    if (response?.status === 201) return reply.send((await response.json()) as MintedSession);
    if (response) request.log.error({ status: response.status, problem: await response.text() }, 'no billing session');
    const isUnknown = response?.status === 404;
    return reply.code(isUnknown ? 403 : 502).send({ code: isUnknown ? 'customer_unknown' : 'unavailable' });
  });
}

function mint({ apiUrl, secretKey }: BillingSessionDependencies, user: User, locale: string): Promise<Response> {
  const { id, name, email, organisation, role } = user;
  const body: SessionRequest = {
    customer: { externalId: organisation },
    actor: { id, name, ...(email ? { email } : {}) },
    capabilities: capabilitiesByRole[role],
    locale,
  };
  return fetch(`${apiUrl}/v1/sessions`, {
    method: 'POST',
    headers: { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' },
    body: JSON.stringify(body),
    signal: AbortSignal.timeout(timeout),
  });
}
