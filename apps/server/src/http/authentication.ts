import type { FastifyRequest } from 'fastify';
import type { ContractOperation } from './contract.ts';
import type { SessionIdentity } from './operations.ts';
import { ProblemError } from './problem.ts';

/** The two kinds of credentials the contract knows. */
export interface Credentials {
  /** @throws ProblemError `unauthenticated` or `session_expired` */
  verifySession(token: string): Promise<SessionIdentity>;
  /** Compares in constant time. */
  acceptsSecretKey(key: string): boolean;
}

const challenge = { 'WWW-Authenticate': 'Bearer' };

/**
 * Finds out who is asking, before anything else of the request is looked at.
 *
 * @returns the session, or undefined for operations that need the secret key or nothing
 * @throws ProblemError when the credentials are missing, wrong or do not carry the operation's capability
 */
export async function authenticate(
  operation: ContractOperation,
  request: FastifyRequest,
  credentials: Credentials,
): Promise<SessionIdentity | undefined> {
  switch (operation.security) {
    case 'none':
      return undefined;
    case 'secretKey':
      checkSecretKey(bearer(request, 'the secret key'), credentials);
      return undefined;
    case 'session': {
      const session = await readSession(bearer(request, 'a session token'), credentials);
      checkCapability(operation, session);
      return session;
    }
  }
}

function bearer(request: FastifyRequest, expected: string): string {
  const { authorization = '' } = request.headers;
  const [, token] = /^bearer +(\S+) *$/i.exec(authorization) ?? [];
  if (token) return token;
  throw new ProblemError('unauthenticated', `This operation needs ${expected} as bearer token in Authorization.`, {
    headers: challenge,
  });
}

function checkSecretKey(token: string, credentials: Credentials): void {
  if (credentials.acceptsSecretKey(token)) return;
  const detail = looksLikeSessionToken(token)
    ? 'A session token was sent. This operation needs the secret key, and only from a backend.'
    : 'The secret key is not accepted.';
  throw new ProblemError('invalid_secret_key', detail, { headers: challenge });
}

async function readSession(token: string, credentials: Credentials): Promise<SessionIdentity> {
  if (!looksLikeSessionToken(token)) {
    const detail = token.startsWith('sk_')
      ? 'A secret key was sent. This operation needs a session token: mint one with POST /v1/sessions.'
      : 'The bearer token is not a session token.';
    throw new ProblemError('unauthenticated', detail, { headers: challenge });
  }
  try {
    return await credentials.verifySession(token);
  } catch (error) {
    if (!(error instanceof ProblemError)) throw error;
    throw new ProblemError(error.code, error.message, { headers: { ...challenge, ...error.headers }, cause: error });
  }
}

function checkCapability({ capability }: ContractOperation, session: SessionIdentity): void {
  if (capability === undefined || session.capabilities.has(capability)) return;
  throw new ProblemError('capability_missing', `The session lacks the capability ${capability}.`);
}

function looksLikeSessionToken(token: string): boolean {
  return token.split('.').length === 3;
}
