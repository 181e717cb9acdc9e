import type { FastifyError } from 'fastify';
import type { Schemas } from './operations.ts';
import { ProblemError } from './problem.ts';

/** What the framework reports before or around a handler, by its error code. */
const frameworkProblems: Record<string, (error: FastifyError) => ProblemError> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new ProblemError('unsupported_media_type', 'This media type is not accepted.'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () =>
    new ProblemError('invalid_request', 'The body is not as long as Content-Length says.'),
  FST_ERR_CTP_BODY_TOO_LARGE: () => new ProblemError('payload_too_large', 'The body is larger than is accepted here.'),
  FST_ERR_BAD_URL: () => new ProblemError('invalid_request', 'The path is not a valid URL path.'),
  FST_ERR_MAX_PARAM_LENGTH: () => new ProblemError('not_found', 'There is nothing at this path.'),
};

/** Turns whatever was thrown into the problem it is answered with. The unforeseen says nothing about itself. */
export function problemOf(error: unknown): ProblemError {
  if (error instanceof ProblemError) return error;
  const { code = '', statusCode = 500 } = error as Partial<FastifyError>;
  const known = frameworkProblems[code];
  if (known) return known(error as FastifyError);
  if (statusCode >= 400 && statusCode < 500) {
    return new ProblemError('invalid_request', 'The request could not be read.', { cause: error });
  }
  return new ProblemError('internal_error', 'Something went wrong here. The request id finds it in the log.', {
    cause: error,
  });
}

/** The body of `application/problem+json` (RFC 9457). */
export function problemBody(problem: ProblemError, requestId: string): Schemas['Problem'] {
  return {
    type: 'about:blank',
    title: titleOf(problem.code),
    status: problem.status,
    detail: problem.message,
    code: problem.code,
    requestId,
    ...(problem.fields ? { fields: problem.fields } : {}),
  };
}

function titleOf(code: string): string {
  const words = code.replaceAll('_', ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
