import compress from '@fastify/compress';
import cors from '@fastify/cors';
import helmet from '@fastify/helmet';
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { constants } from 'node:zlib';
import type { Credentials } from './authentication.ts';
import { readBodies } from './bodies.ts';
import { closePromptly } from './closing.ts';
import { answerConnectionProblem } from './connection-problem.ts';
import type { Contract } from './contract.ts';
import { defaultLimits, type HttpLimits } from './limits.ts';
import { addOperation, type AnyHandler } from './operation-route.ts';
import type { OperationHandlers } from './operations.ts';
import { ProblemError } from './problem.ts';
import { problemBody, problemOf } from './problem-reply.ts';
import { createRateLimit } from './rate-limit.ts';
import { logOptions, logRequests, requestIdOf, type LogStream } from './request-log.ts';
import { ContractValidation } from './validation.ts';

export interface HttpServerOptions {
  contract: Contract;
  handlers: OperationHandlers;
  credentials: Credentials;
  /** Origins whose pages may call, such as `https://host.example`. */
  allowedOrigins: readonly string[];
  /** Whether a reply that breaks the contract is refused (tests, development) or only logged (production). */
  brokenReplies: 'throw' | 'log';
  limits?: Partial<HttpLimits>;
  logStream?: LogStream;
  /** Level of the log, as pino names it. Default `info`. */
  logLevel?: string;
}

/**
 * Makes the HTTP server whose routes are the operations of the contract. It does not listen yet.
 *
 * Requests are authenticated, then validated, then handled; replies and problems are validated too.
 */
export async function createHttpServer(options: HttpServerOptions): Promise<FastifyInstance> {
  const limits = { ...defaultLimits, ...options.limits };
  const validation = new ContractValidation(options.contract);
  const app = newApp(options, limits);
  app.decorateRequest('session', null);
  app.decorateRequest('problemCode', null);
  app.addHook('onRequest', async (request, reply) => {
    reply.header('X-Request-Id', request.id);
    if (request.url.startsWith('/v1/')) reply.header('Cache-Control', 'no-store');
  });
  logRequests(app);
  closePromptly(app);
  await protect(app, options.allowedOrigins);
  await app.register(compress, {
    globalDecompression: false,
    threshold: 1024,
    customTypes: /^application\/([\w.-]+\+)?json/,
    encodings: ['br', 'gzip'],
    brotliOptions: { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } },
  });
  const rateLimit = await createRateLimit(app, limits);
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, validation));
  app.addHook('onRequest', async (request) => {
    if (!request.is404) return;
    await rateLimit.countAnonymous(request);
    throw unrouted(options.contract, request);
  });
  app.setNotFoundHandler((request) => {
    throw unrouted(options.contract, request);
  });
  readBodies(app, options.contract, limits);
  const { credentials, brokenReplies } = options;
  for (const operation of options.contract.operations) {
    const handler: AnyHandler | undefined = options.handlers[operation.id];
    addOperation(app, operation, handler, validation.of(operation), { credentials, rateLimit, limits, brokenReplies });
  }
  return app;
}

function newApp(options: HttpServerOptions, limits: HttpLimits): FastifyInstance {
  return fastify({
    ...logOptions(options.logStream, options.logLevel ?? 'info'),
    genReqId: (request) => requestIdOf(request.headers['x-request-id']),
    requestTimeout: limits.requestTimeout,
    keepAliveTimeout: limits.keepAliveTimeout,
    connectionTimeout: limits.idleTimeout,
    http: {
      headersTimeout: limits.headersTimeout,
      connectionsCheckingInterval: limits.connectionsCheckingInterval,
    },
    bodyLimit: limits.jsonBody,
    routerOptions: { maxParamLength: 500 },
    forceCloseConnections: 'idle',
    return503OnClosing: false,
    clientErrorHandler: answerConnectionProblem,
    frameworkErrors: (error, request, reply) => {
      void reply.header('X-Request-Id', request.id);
      sendProblem(problemOf(error), request.id, reply);
    },
  });
}

async function protect(app: FastifyInstance, allowedOrigins: readonly string[]): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: { defaultSrc: ["'none'"], baseUri: ["'none'"], formAction: ["'none'"], frameAncestors: ["'none'"] },
    },
    xFrameOptions: { action: 'deny' },
  });
  await app.register(cors, {
    origin: [...allowedOrigins],
    methods: ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'],
    allowedHeaders: ['Authorization', 'Content-Type', 'Idempotency-Key', 'If-Match', 'Last-Event-ID', 'X-Request-Id'],
    exposedHeaders: ['Content-Disposition', 'ETag', 'Location', 'Retry-After', 'X-Page-Count', 'X-Request-Id'],
    maxAge: 600,
    strictPreflight: false,
  });
}

function answerError(
  error: unknown,
  request: FastifyRequest,
  reply: FastifyReply,
  validation: ContractValidation,
): FastifyReply {
  const problem = problemOf(error);
  request.problemCode = problem.code;
  if (problem.code === 'internal_error') request.log.error({ err: error }, 'unexpected error');
  const fault = validation.faultOfComponent('Problem', problemBody(problem, request.id));
  if (fault) request.log.error({ code: problem.code, fault }, 'the problem breaks the contract');
  return sendProblem(problem, request.id, reply);
}

function sendProblem(problem: ProblemError, requestId: string, reply: FastifyReply): FastifyReply {
  return reply
    .code(problem.status)
    .headers(problem.headers)
    .type('application/problem+json; charset=utf-8')
    .send(JSON.stringify(problemBody(problem, requestId)));
}

/** A path the contract does not know, or a method it does not know for this path. */
function unrouted({ operations }: Contract, request: FastifyRequest): ProblemError {
  const path = request.url.split('?', 1)[0] ?? '';
  const methods = operations.filter((operation) => matches(operation.path, path)).map(({ method }) => method);
  if (methods.length === 0) return new ProblemError('not_found', 'There is nothing at this path.');
  const allowed = methods.includes('GET') ? [...methods, 'HEAD'] : methods;
  return new ProblemError('method_not_allowed', 'This path does not know this method.', {
    headers: { Allow: allowed.join(', ') },
  });
}

function matches(template: string, path: string): boolean {
  const [wanted, given] = [template.split('/'), path.split('/')];
  return (
    wanted.length === given.length &&
    wanted.every((segment, index) => (segment.includes('{') ? given[index] !== '' : segment === given[index]))
  );
}
