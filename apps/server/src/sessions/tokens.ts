import { errors, jwtVerify, SignJWT, type JWTPayload } from 'jose';
import { ProblemError } from '../http/problem.ts';
import type { Capability, Schemas, SessionIdentity } from '../http/operations.ts';
import type { SessionKeys } from './session-keys.ts';

/** Seconds a session token lives. */
export const tokenLifetime = 15 * 60;
/** Seconds a token is accepted beyond its end, for clocks that differ. */
export const tokenTolerance = 30;

const type = 'portico-session+jwt';
const issuer = 'portico';
const audience = 'portico-api';

export type Clock = () => Date;

/** What a token says. Everything in it can be read by whoever holds it. */
export type SessionClaims = Omit<SessionIdentity, 'expiresAt' | 'capabilities'> & { capabilities: Capability[] };

/** Signs a token (ES256) that is valid for 15 minutes from now. */
export async function signToken(
  claims: SessionClaims,
  keys: SessionKeys,
  clock: Clock,
): Promise<{ token: string; expiresAt: Date }> {
  const key = await keys.signing();
  const now = Math.floor(clock().getTime() / 1000);
  const { sessionId, customerId, actor, capabilities, brandId, locale } = claims;
  const token = await new SignJWT({ sid: sessionId, actor, capabilities, brand: brandId, locale })
    .setProtectedHeader({ alg: 'ES256', typ: type, kid: key.kid })
    .setIssuer(issuer)
    .setAudience(audience)
    .setSubject(customerId)
    .setIssuedAt(now)
    .setExpirationTime(now + tokenLifetime)
    .sign(key.privateKey);
  return { token, expiresAt: new Date((now + tokenLifetime) * 1000) };
}

/**
 * Checks signature, type, issuer, audience and time of a session token.
 *
 * @throws ProblemError `session_expired` for a token that was valid once, `unauthenticated` for every other
 */
export async function verifyToken(token: string, keys: SessionKeys, clock: Clock): Promise<SessionIdentity> {
  try {
    const { payload } = await jwtVerify(token, async ({ kid }) => keyOf(kid, keys), {
      algorithms: ['ES256'],
      typ: type,
      issuer,
      audience,
      requiredClaims: ['exp', 'iat', 'sub', 'sid'],
      clockTolerance: tokenTolerance,
      currentDate: clock(),
    });
    return readClaims(payload);
  } catch (cause) {
    if (cause instanceof errors.JWTExpired) {
      throw new ProblemError('session_expired', 'The session has ended. Mint a new one.', { cause });
    }
    if (!(cause instanceof errors.JOSEError)) throw cause;
    throw new ProblemError('unauthenticated', 'The session token is not valid.', { cause });
  }
}

async function keyOf(kid: string | undefined, keys: SessionKeys): Promise<CryptoKey> {
  const key = kid === undefined ? undefined : await keys.verifying(kid);
  if (!key) throw new errors.JWKSNoMatchingKey();
  return key.publicKey;
}

/** The signature vouches for the claims: whoever signed them wrote them in this form. */
function readClaims(payload: JWTPayload): SessionIdentity {
  const { sub, sid, exp, actor, capabilities, brand, locale } = payload;
  if (typeof sub !== 'string' || typeof sid !== 'string' || typeof exp !== 'number' || !Array.isArray(capabilities)) {
    throw new errors.JWTInvalid('The claims of the session are not complete.');
  }
  return {
    sessionId: sid,
    customerId: sub,
    actor: actor as Schemas['Actor'],
    capabilities: new Set(capabilities as Capability[]),
    brandId: typeof brand === 'string' ? brand : null,
    locale: typeof locale === 'string' ? locale : null,
    expiresAt: new Date(exp * 1000),
  };
}
