import { randomUUID } from 'node:crypto';
import {
  LogController,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  type FastifyServerOptions,
} from 'fastify';
import { ProblemError } from './problem.ts';

/** Where log lines go; standard output unless a test reads them. */
export interface LogStream {
  write(line: string): void;
}

/** A request id of the caller's is kept when it cannot disturb a log or a header. */
const saneRequestId = /^[A-Za-z0-9-]{8,64}$/;

/** The caller's `X-Request-Id`, or a new one. */
export function requestIdOf(header: string | string[] | undefined): string {
  return typeof header === 'string' && saneRequestId.test(header) ? header : randomUUID();
}

/**
 * Structured logs without secrets or personal data: a request is its operation, status and duration, and ids that mean
 * nothing outside. No address, no URL as it was sent, no header, no body.
 */
export function logOptions(
  stream: LogStream | undefined,
  level: string,
): Pick<FastifyServerOptions, 'logger' | 'logController'> {
  return {
    logController: new LogController({ disableRequestLogging: true, requestIdLogLabel: 'requestId' }),
    logger: {
      level,
      base: null,
      timestamp: () => `,"time":"${new Date().toISOString()}"`,
      formatters: { level: (label) => ({ level: label }) },
      serializers: { err: describeError, req: () => ({}), res: () => ({}) },
      ...(stream ? { stream } : {}),
    },
  };
}

/** Writes one line for each finished or abandoned request. */
export function logRequests(app: FastifyInstance): void {
  const write = (request: FastifyRequest, reply: FastifyReply, message: string) => {
    request.log.info(
      {
        method: request.method,
        route: request.is404 ? 'none' : request.routeOptions.url,
        operation: request.routeOptions.config.operation?.id,
        status: reply.statusCode,
        code: request.problemCode ?? undefined,
        milliseconds: Math.round(reply.elapsedTime * 10) / 10,
        session: request.session?.sessionId,
        customer: request.session?.customerId,
      },
      message,
    );
  };
  app.addHook('onResponse', async (request, reply) => write(request, reply, 'request'));
  app.addHook('onRequestAbort', async (request) => {
    request.log.info({ route: request.routeOptions.url }, 'caller left');
  });
}

export interface ErrorDescription extends Record<string, unknown> {
  type: string;
  message: string;
  stack: string;
}

/**
 * What an error may say in the log. Messages of foreign errors quote values (a database names the row that collided),
 * so only messages written here, and the runtime's own about types, are kept; the stack is kept without its message.
 */
export function describeError(error: unknown): ErrorDescription {
  if (!(error instanceof Error)) return { type: typeof error, message: '', stack: '' };
  const { code, constraint, table, column, routine } = error as unknown as Record<string, unknown>;
  return {
    type: error.name,
    message: isTellable(error) ? error.message : '',
    ...Object.fromEntries(
      Object.entries({ code, constraint, table, column, routine }).filter(([, value]) => typeof value === 'string'),
    ),
    stack: (error.stack ?? '')
      .split('\n')
      .filter((line) => /^\s+at /.test(line))
      .join('\n'),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}

function isTellable(error: Error): boolean {
  return error instanceof ProblemError || error instanceof ContractError || error.constructor === TypeError;
}

/** A reply that breaks the contract. The message names places and rules, never values. */
export class ContractError extends Error {
  override readonly name = 'ContractError';
}
