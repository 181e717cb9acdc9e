import type { Middleware } from 'openapi-fetch';
import { ApiError, NetworkError } from '../errors.js';
import type { Problem } from '../types.js';

/** Turns every answer that is no success, and every failed connection, into a typed error. */
export function errors(): Middleware {
  return {
    async onResponse({ response }) {
      if (response.ok) return;
      throw new ApiError(response, await readProblem(response));
    },
    onError: ({ error, request }) => networkErrorFrom(error, request.signal),
  };
}

/** An aborted request rejects with the signal's reason, everything else with a NetworkError. */
export function networkErrorFrom(error: unknown, signal: AbortSignal): Error {
  return signal.aborted ? (signal.reason as Error) : new NetworkError(error);
}

async function readProblem(response: Response): Promise<Partial<Problem> | undefined> {
  if (!response.headers.get('Content-Type')?.includes('json')) return undefined;
  const body: unknown = await response.json().catch(() => undefined);
  return typeof body === 'object' && body !== null && 'code' in body ? (body as Partial<Problem>) : undefined;
}
