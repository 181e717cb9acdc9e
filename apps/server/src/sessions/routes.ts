import { randomUUID } from 'node:crypto';
import type { OperationHandlers, Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import type { SessionKeys } from './session-keys.ts';
import { signToken, verifyToken, type Clock } from './tokens.ts';

export interface SessionDependencies {
  keys: SessionKeys;
  /** @throws ProblemError `not_found` */
  findCustomer: (reference: Schemas['CustomerReference']) => Promise<Schemas['Customer']>;
  clock: Clock;
}

/** Minting and reading sessions. */
export function sessionOperations({ keys, findCustomer, clock }: SessionDependencies): OperationHandlers {
  return {
    createSession: async ({ body }) => {
      const customer = await findCustomer(body.customer);
      const claims = {
        sessionId: `ses_${randomUUID().replaceAll('-', '')}`,
        customerId: customer.id,
        actor: body.actor,
        capabilities: body.capabilities,
        brandId: body.brandId ?? customer.brandId,
        locale: body.locale ?? null,
      };
      const { token, expiresAt } = await signToken(claims, keys, clock);
      const session = describeSession({ ...claims, capabilities: new Set(claims.capabilities), expiresAt }, customer);
      return { status: 201, body: { token, session } satisfies Schemas['MintedSession'] };
    },

    getCurrentSession: async ({ session }) => {
      if (!session) throw new ProblemError('unauthenticated', 'There is no session.');
      const customer = await findCustomer({ id: session.customerId });
      return { status: 200, body: describeSession(session, customer) };
    },
  };
}

/** Makes the check of session tokens for the HTTP server. */
export function sessionVerification(keys: SessionKeys, clock: Clock): (token: string) => Promise<SessionIdentity> {
  return (token) => verifyToken(token, keys, clock);
}

function describeSession(session: SessionIdentity, customer: Schemas['Customer']): Schemas['Session'] {
  return {
    id: session.sessionId,
    customer: { id: customer.id, name: customer.party.name },
    actor: session.actor,
    capabilities: [...session.capabilities],
    brandId: session.brandId,
    locale: session.locale,
    expiresAt: session.expiresAt.toISOString(),
  };
}
