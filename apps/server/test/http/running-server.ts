import document from '@portico/openapi/billing.json' with { type: 'json' };
import type { TestContext } from 'node:test';
import type { Credentials } from '../../src/http/authentication.ts';
import { readContract } from '../../src/http/contract.ts';
import type { Capability, OperationHandlers, Schemas } from '../../src/http/operations.ts';
import { ProblemError } from '../../src/http/problem.ts';
import { createHttpServer, type HttpServerOptions } from '../../src/http/server.ts';

export const contract = readContract(document);

export const secretKey = 'sk_0123456789abcdefghijklmnopqrstuvwxyz';
export const sessionToken = 'header.claims.signature';
export const allowedOrigin = 'https://host.example';

export const asSession = { Authorization: `Bearer ${sessionToken}` };
export const asOperator = { Authorization: `Bearer ${secretKey}` };
export const asJson = { 'Content-Type': 'application/json' };

export interface RunningServer {
  url: string;
  /** Lines of the log so far, parsed. */
  log: Record<string, unknown>[];
  /** The log as it was written. */
  logText: () => string;
  close: () => Promise<void>;
}

/** A server on a free port that closes with the test. */
export async function startServer(
  test: TestContext,
  handlers: OperationHandlers,
  options: Partial<HttpServerOptions> = {},
): Promise<RunningServer> {
  const server = await openServer(handlers, options);
  test.after(server.close);
  return server;
}

/** A server on a free port, for a group of tests that closes it. */
export async function openServer(
  handlers: OperationHandlers,
  options: Partial<HttpServerOptions> = {},
): Promise<RunningServer> {
  const lines: string[] = [];
  const app = await createHttpServer({
    contract,
    handlers,
    credentials: fixedCredentials(['invoices:read']),
    allowedOrigins: [allowedOrigin],
    brokenReplies: 'throw',
    logStream: { write: (line) => lines.push(line) },
    ...options,
  });
  const url = await app.listen({ host: '127.0.0.1', port: 0 });
  const close = () => app.close();
  return {
    url,
    get log() {
      return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
    },
    logText: () => lines.join(''),
    close,
  };
}

/** One session and one key that are good; the real ones have tests of their own. */
export function fixedCredentials(capabilities: Capability[]): Credentials {
  return {
    acceptsSecretKey: (key) => key === secretKey,
    verifySession: async (token) => {
      if (token !== sessionToken) throw new ProblemError('unauthenticated', 'The session token is not valid.');
      return {
        sessionId: 'ses_1',
        customerId: 'cus_1',
        actor: { id: 'user-1', name: 'Zoé Planted-Name', email: 'zoe@planted.example' },
        capabilities: new Set(capabilities),
        brandId: null,
        locale: null,
        expiresAt: new Date('2030-01-01T00:00:00Z'),
      };
    },
  };
}

export type Problem = Schemas['Problem'];

export async function problemOf(response: Response): Promise<Problem> {
  return (await response.json()) as Problem;
}

/** Code of a problem, then where and why fields are refused. */
export async function problemFields(response: Response): Promise<[code: string, ...fields: string[]]> {
  const { code, fields = [] } = await problemOf(response);
  return [code, ...fields.map((field) => `${field.pointer} ${field.code}`)];
}

/** Asks until the answer is there. */
export async function eventually<Value>(ask: () => Value | undefined, what: string): Promise<Value> {
  const deadline = performance.now() + 120_000;
  for (;;) {
    const value = ask();
    if (value !== undefined && value !== false) return value;
    if (performance.now() > deadline) throw new Error(`Never happened: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}
