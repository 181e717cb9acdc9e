import rateLimitPlugin from '@fastify/rate-limit';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { HttpLimits } from './limits.ts';
import { ProblemError } from './problem.ts';

/** Counts requests in the process's memory; each instance of the server counts for itself. */
export interface RateLimit {
  /** @throws ProblemError `rate_limited` with `Retry-After` */
  countSession(request: FastifyRequest, sessionId: string): Promise<void>;
  /** @throws ProblemError `rate_limited` with `Retry-After` */
  countAnonymous(request: FastifyRequest): Promise<void>;
}

const minute = 60_000;

export async function createRateLimit(app: FastifyInstance, limits: HttpLimits): Promise<RateLimit> {
  await app.register(rateLimitPlugin, { global: false });
  const sessionOf = new WeakMap<FastifyRequest, string>();
  const sessions = app.createRateLimit({
    max: limits.sessionRequests,
    timeWindow: minute,
    keyGenerator: (request) => sessionOf.get(request) ?? request.ip,
  });
  const addresses = app.createRateLimit({
    max: limits.anonymousRequests,
    timeWindow: minute,
    keyGenerator: (request) => request.ip,
  });
  return {
    countSession: async (request, sessionId) => {
      sessionOf.set(request, sessionId);
      check(await sessions(request));
    },
    countAnonymous: async (request) => check(await addresses(request)),
  };
}

function check(result: { isAllowed: boolean; isExceeded?: boolean; ttlInSeconds?: number }): void {
  if (!result.isExceeded) return;
  throw new ProblemError('rate_limited', 'Too many requests. Wait as long as Retry-After says.', {
    headers: { 'Retry-After': String(Math.max(1, result.ttlInSeconds ?? 60)) },
  });
}
