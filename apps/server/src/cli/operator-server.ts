import { join, resolve } from 'node:path';
import { readSecretKeys } from '../configuration/configuration.ts';
import { readSecretKeyFile } from '../configuration/secret-key-file.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { StartError } from '../start-error.ts';
import { UsageError, type Terminal } from './terminal.ts';

/** A running server that a command speaks to as the operator. */
export interface OperatorServer {
  url: URL;
  secretKey: string;
}

/** What is asked of it. */
export interface OperatorRequest {
  method?: 'GET' | 'POST' | 'PUT';
  /** Below `/v1/operator/`, such as `payment-proofs`. */
  path: string;
  query?: Record<string, string | undefined>;
  contentType?: string;
  body?: string | Uint8Array<ArrayBuffer>;
}

/**
 * The server of `--url`, with the first key of PORTICO_SECRET_KEY or the one in the data folder.
 *
 * @throws UsageError when the address is none, StartError when there is no key
 */
export async function operatorServer(address: string, { environment }: Terminal): Promise<OperatorServer> {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || !/^https?:$/.test(url.protocol) || url.username || url.password) {
    throw new UsageError('--url takes the address of a server, such as http://127.0.0.1:4000');
  }
  const dataDir = resolve(environment['DATA_DIR'] || '.portico');
  const [secretKey] = readSecretKeys(environment) ?? (await readSecretKeyFile(join(dataDir, 'secret-key')));
  if (secretKey === undefined) throw new StartError('PORTICO_SECRET_KEY holds no key.');
  return { url, secretKey };
}

/** Where a server on this machine listens, for advice. */
export function usualAddress({ environment }: Terminal): string {
  return `http://127.0.0.1:${environment['API_PORT'] || '4000'}`;
}

const longestWait = 60;

/**
 * Asks a server, again when it asks for patience.
 *
 * @returns a reply that is no failure
 * @throws ProblemError for what the server refuses, StartError when it cannot be reached or does not accept the key:
 *   no other request would fare better
 */
export async function askOperator(server: OperatorServer, request: OperatorRequest): Promise<Response> {
  const response = await send(server, request);
  if (response.ok) return response;
  const { origin } = server.url;
  if (response.status === 429) {
    const seconds = Math.min(Number(response.headers.get('retry-after')) || 1, longestWait);
    await new Promise((resume) => setTimeout(resume, seconds * 1000));
    return askOperator(server, request);
  }
  const problem = (await response.json().catch(() => ({}))) as Partial<Schemas['Problem']>;
  if (response.status === 401) {
    throw new StartError(`The server at ${origin} does not accept the secret key. Set PORTICO_SECRET_KEY to its key.`);
  }
  if (problem.code === undefined) throw new StartError(`What answers at ${origin} is not a Portico server.`);
  const detail = problem.detail ?? problem.code;
  const message = response.status < 500 ? detail : `${detail} (request ${problem.requestId ?? 'without id'})`;
  throw new ProblemError(problem.code, message);
}

async function send({ url: base, secretKey }: OperatorServer, request: OperatorRequest): Promise<Response> {
  const { method = 'GET', path, query = {}, contentType, body } = request;
  const url = new URL(`v1/operator/${path}`, base.href.endsWith('/') ? base : `${base.href}/`);
  for (const [name, value] of Object.entries(query)) if (value !== undefined) url.searchParams.set(name, value);
  const headers = {
    Authorization: `Bearer ${secretKey}`,
    ...(contentType === undefined ? {} : { 'Content-Type': contentType }),
  };
  try {
    return await fetch(url, { method, headers, redirect: 'error', ...(body === undefined ? {} : { body }) });
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
    throw new StartError(
      `No server answers at ${base.origin}${code ? ` (${code})` : ''}. Start it, or name another with --url.`,
      { cause: error },
    );
  }
}
