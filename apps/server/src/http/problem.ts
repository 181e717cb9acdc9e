import type { Schemas } from './operations.ts';

export type ProblemCode = Schemas['ProblemCode'];
export type FieldProblem = Schemas['FieldProblem'];

const statusOf: Record<ProblemCode, number> = {
  invalid_request: 400,
  validation_failed: 422,
  invalid_cursor: 400,
  unauthenticated: 401,
  session_expired: 401,
  invalid_secret_key: 401,
  capability_missing: 403,
  not_found: 404,
  method_not_allowed: 405,
  not_acceptable: 406,
  unsupported_media_type: 415,
  payload_too_large: 413,
  already_exists: 409,
  already_imported: 409,
  not_an_invoice: 422,
  malformed_document: 422,
  unsupported_document: 422,
  refused_document: 422,
  idempotency_key_missing: 400,
  idempotency_key_reused: 422,
  precondition_required: 428,
  precondition_failed: 412,
  conflict: 409,
  rate_limited: 429,
  internal_error: 500,
  not_implemented: 501,
  unavailable: 503,
};

export interface ProblemOptions {
  /** Field errors of a validation problem. */
  fields?: FieldProblem[];
  /** Extra response headers, such as `Retry-After`. */
  headers?: Record<string, string>;
  cause?: unknown;
}

/**
 * An expected failure. Handlers throw it; one place turns it into `application/problem+json` (RFC 9457).
 *
 * `detail` is English text for developers and must not carry personal data or secrets.
 */
export class ProblemError extends Error {
  readonly code: ProblemCode;
  readonly status: number;
  readonly fields: FieldProblem[] | undefined;
  readonly headers: Record<string, string>;

  constructor(code: ProblemCode, detail: string, options: ProblemOptions = {}) {
    super(detail, { cause: options.cause });
    this.name = 'ProblemError';
    this.code = code;
    this.status = statusOf[code];
    this.fields = options.fields;
    this.headers = options.headers ?? {};
  }
}
