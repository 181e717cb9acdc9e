import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { ProblemError } from './problem.ts';
import { problemBody } from './problem-reply.ts';

/** Statuses of requests that never became one, by the error of Node's HTTP parser. */
const known: Record<string, { status: number; phrase: string; detail: string }> = {
  ERR_HTTP_REQUEST_TIMEOUT: { status: 408, phrase: 'Request Timeout', detail: 'The request took too long to arrive.' },
  HPE_HEADER_OVERFLOW: {
    status: 431,
    phrase: 'Request Header Fields Too Large',
    detail: 'The request headers are too large.',
  },
};

/** Answers a connection whose bytes are not an HTTP request, in the same form as every other problem, and closes it. */
export function answerConnectionProblem(error: Error & { code?: string }, socket: Socket): void {
  if (!socket.writable || error.code === 'ECONNRESET') {
    socket.destroy();
    return;
  }
  const { status, phrase, detail } = known[error.code ?? ''] ?? {
    status: 400,
    phrase: 'Bad Request',
    detail: 'This is not an HTTP request.',
  };
  const requestId = randomUUID();
  const body = JSON.stringify({ ...problemBody(new ProblemError('invalid_request', detail), requestId), status });
  socket.end(
    [
      `HTTP/1.1 ${status} ${phrase}`,
      'Content-Type: application/problem+json; charset=utf-8',
      `Content-Length: ${Buffer.byteLength(body)}`,
      `X-Request-Id: ${requestId}`,
      'Cache-Control: no-store',
      'Connection: close',
      '',
      body,
    ].join('\r\n'),
  );
}
