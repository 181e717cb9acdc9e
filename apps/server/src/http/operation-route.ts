import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { Readable } from 'node:stream';
import { authenticate, type Credentials } from './authentication.ts';
import type { ContractOperation } from './contract.ts';
import type { HttpLimits } from './limits.ts';
import type { OperationReply, OperationRequest, SessionIdentity } from './operations.ts';
import { ProblemError, type ProblemCode } from './problem.ts';
import type { RateLimit } from './rate-limit.ts';
import { ContractError } from './request-log.ts';
import { isJson, type OperationValidator } from './validation.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    operation?: ContractOperation;
  }
  interface FastifyRequest {
    session: SessionIdentity | null;
    problemCode: ProblemCode | null;
  }
}

/** A handler once its operation is known by value only. */
export type AnyHandler = (request: OperationRequest) => Promise<OperationReply>;

export interface RouteDependencies {
  credentials: Credentials;
  rateLimit: RateLimit;
  limits: HttpLimits;
  /** What happens when a handler's reply breaks the contract. */
  brokenReplies: 'throw' | 'log';
}

/** Registers one operation of the contract as a route. Without a handler it answers `not_implemented`. */
export function addOperation(
  app: FastifyInstance,
  operation: ContractOperation,
  handler: AnyHandler | undefined,
  validator: OperationValidator,
  dependencies: RouteDependencies,
): void {
  const mediaTypes = [...(operation.body?.content.keys() ?? [])];
  app.route({
    method: operation.method,
    url: operation.path.replaceAll(':', '::').replaceAll(/\{(\w+)\}/g, ':$1'),
    bodyLimit: mediaTypes.every(isJson) ? dependencies.limits.jsonBody : dependencies.limits.fileBody,
    config: { operation },
    // In this order and before the body is read: who asks, whether they may, whether there is something to ask.
    onRequest: async (request) => {
      request.session = (await identify(operation, request, dependencies)) ?? null;
      if (!handler) throw new ProblemError('not_implemented', `${operation.id} is not implemented yet.`);
      checkMediaType(request, mediaTypes);
    },
    handler: async (request, reply) => {
      if (!handler) return;
      await answer(operation, handler, validator, dependencies, request, reply);
      return reply;
    },
  });
}

/** Providers send what they have to say from few addresses, and as much as there is: their signature is what counts. */
async function identify(
  operation: ContractOperation,
  request: FastifyRequest,
  { credentials, rateLimit }: RouteDependencies,
): Promise<SessionIdentity | undefined> {
  try {
    const session = await authenticate(operation, request, credentials);
    if (session) await rateLimit.countSession(request, session.sessionId);
    else if (operation.security === 'none' && !operation.rawBody) await rateLimit.countAnonymous(request);
    return session;
  } catch (error) {
    if (error instanceof ProblemError && error.status === 401) await rateLimit.countAnonymous(request);
    throw error;
  }
}

async function answer(
  operation: ContractOperation,
  handler: AnyHandler,
  validator: OperationValidator,
  { brokenReplies }: RouteDependencies,
  request: FastifyRequest,
  reply: FastifyReply,
): Promise<void> {
  const operationRequest = validRequest(request, reply, validator);
  const result = await handler(operationRequest);
  const headers = new Headers(result.headers);
  const mediaType = headers.has('content-type')
    ? withoutParameters(headers.get('content-type'))
    : result.body === undefined
      ? undefined
      : 'application/json';
  const names = new Set([...headers.keys(), ...Object.keys(reply.getHeaders())]);
  const fault = validator.faultOfReply(result, mediaType, names);
  if (fault) {
    if (brokenReplies === 'throw')
      throw new ContractError(`The reply of ${operation.id} breaks the contract: ${fault}`);
    request.log.error({ operation: operation.id, fault }, 'the reply breaks the contract');
  }
  send(reply, result, mediaType);
}

function validRequest(request: FastifyRequest, reply: FastifyReply, validator: OperationValidator): OperationRequest {
  const path = { ...(request.params as Record<string, unknown>) };
  const query = { ...(request.query as Record<string, unknown>) };
  const header: Record<string, unknown> = { ...request.headers };
  const contentType = withoutParameters(request.headers['content-type']);
  validator.checkParameters('path', path);
  validator.checkParameters('query', query);
  validator.checkParameters('header', header);
  validator.checkBody(contentType, request.body);
  return {
    requestId: request.id,
    session: request.session ?? undefined,
    path,
    query,
    header: withWrittenNames(header, request.routeOptions.config.operation),
    body: request.body,
    contentType,
    signal: goneSignal(reply),
  } as unknown as OperationRequest;
}

/** Only the headers the contract declares, under the names it gives them. */
function withWrittenNames(
  header: Record<string, unknown>,
  operation: ContractOperation | undefined,
): Record<string, unknown> {
  const declared = operation?.parameters.filter(({ place }) => place === 'header') ?? [];
  return Object.fromEntries(
    declared.map(({ name }) => [name, header[name.toLowerCase()]]).filter(([, value]) => value !== undefined),
  );
}

function goneSignal(reply: FastifyReply): AbortSignal {
  const controller = new AbortController();
  reply.raw.once('close', () => {
    if (!reply.raw.writableFinished) controller.abort();
  });
  return controller.signal;
}

function send(
  reply: FastifyReply,
  { status, body, headers = {} }: OperationReply,
  mediaType: string | undefined,
): void {
  void reply.code(status).headers(headers);
  if (body === undefined) void reply.send();
  else if (body instanceof Readable) void reply.send(body);
  else if (body instanceof Uint8Array) {
    void reply.send(Buffer.from(body.buffer, body.byteOffset, body.byteLength));
  } else {
    void reply.type(`${mediaType ?? 'application/json'}; charset=utf-8`).send(JSON.stringify(body));
  }
}

function checkMediaType(request: FastifyRequest, accepted: readonly string[]): void {
  const { headers } = request;
  const hasBody = headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
  if (!hasBody || accepted.length === 0) return;
  if ((headers['content-encoding'] ?? 'identity') !== 'identity') {
    throw new ProblemError('unsupported_media_type', 'Send the body without Content-Encoding.');
  }
  const mediaType = withoutParameters(headers['content-type']);
  if (mediaType !== undefined && accepted.includes(mediaType)) return;
  throw new ProblemError('unsupported_media_type', `Send the body as ${accepted.join(' or ')}.`);
}

function withoutParameters(contentType: string | null | undefined): string | undefined {
  return contentType?.split(';', 1)[0]?.trim().toLowerCase();
}
