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
  invalid_signature: 400,
  payment_failed: 402,
  feature_disabled: 403,
  invalid_state: 409,
  nothing_to_pay: 409,
  amount_changed: 409,
  payment_in_progress: 409,
  preview_outdated: 409,
  notice_deadline_passed: 409,
  payment_method_in_use: 409,
  file_not_ready: 409,
  quote_not_ready: 409,
  quote_expired: 409,
  quote_superseded: 409,
  quote_already_accepted: 409,
  document_changed: 409,
  last_owner: 409,
  file_expired: 410,
  preview_expired: 410,
  invitation_expired: 410,
  return_url_not_allowed: 422,
  mixed_currencies: 422,
  option_not_available: 422,
  field_locked: 422,
  invalid_tax_id: 422,
  confirmation_invalid: 422,
  brand_not_accessible: 422,
  sending_limit_reached: 429,
  payment_provider_unavailable: 502,
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
