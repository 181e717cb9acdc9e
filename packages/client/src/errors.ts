import type { FieldProblem, Problem, ProblemCode } from './types.js';

/** Marks errors of every loaded copy of this package; `instanceof` knows only one copy's classes. */
const brand: unique symbol = Symbol.for('portico.billing-error') as never;

/** Why a session could not be had: nobody is signed in, the host's backend failed, or it gave something else. */
export type SessionErrorCode = 'session_ended' | 'session_unavailable' | 'session_invalid';

/** Every code that an error of this package carries. */
export type BillingErrorCode = ProblemCode | SessionErrorCode | 'network_error' | 'unexpected_response';

/** Everything that this package throws, except for aborted requests, which reject with the signal's reason. */
export abstract class BillingError extends Error {
  readonly [brand] = true;
  /** Stable, for programs. Texts for people are made from it. */
  abstract readonly code: BillingErrorCode;
  /** HTTP status, when there was a response. */
  readonly status: number | undefined = undefined;
  /** Names the request in the server's log, when there was a response. */
  readonly requestId: string | undefined = undefined;
  /** What is wrong with the request, field by field. */
  readonly fields: readonly FieldProblem[] = [];
}

/** The server answered, and the answer was no. */
export class ApiError extends BillingError {
  override readonly name = 'ApiError';
  override readonly code: ProblemCode | 'unexpected_response';
  override readonly status: number;
  override readonly requestId: string | undefined;
  override readonly fields: readonly FieldProblem[];

  /**
   * @param response what came back
   * @param problem its body, when that was problem details; the code is `unexpected_response` otherwise
   */
  constructor(response: Response, problem?: Partial<Problem>, options?: ErrorOptions) {
    super(problem?.detail ?? problem?.title ?? `The server answered ${String(response.status)}.`, options);
    this.code = problem?.code ?? 'unexpected_response';
    this.status = response.status;
    this.requestId = problem?.requestId ?? response.headers.get('X-Request-Id') ?? undefined;
    this.fields = problem?.fields ?? [];
  }
}

/** No answer arrived: no connection, a refused origin, or a connection that broke. */
export class NetworkError extends BillingError {
  override readonly name = 'NetworkError';
  override readonly code = 'network_error';

  constructor(cause: unknown) {
    super('The server could not be reached.', { cause });
  }
}

/** The host's `fetchSession` failed or gave something that is no session. */
export class SessionError extends BillingError {
  override readonly name = 'SessionError';
  override readonly code: SessionErrorCode;

  constructor(code: SessionErrorCode, message: string, options?: ErrorOptions) {
    super(message, options);
    this.code = code;
  }
}

/** Whether an error comes from this package, whichever copy of it. */
export function isBillingError(error: unknown): error is BillingError {
  return typeof error === 'object' && error !== null && brand in error;
}
