import { ProblemError } from '../http/problem.ts';
import type { Schemas } from '../http/operations.ts';
import type { Services } from '../services.ts';
import { StartError } from '../start-error.ts';

/** Where files are imported to: the database of this process, or a running server. */
export type ImportTarget = (file: {
  bytes: Uint8Array<ArrayBuffer>;
  filename: string;
  customerId: string | undefined;
}) => Promise<ImportOutcome>;

export type ImportOutcome = { imported: Schemas['ImportedInvoice'] } | { refused: string };

/** Imports with the services of this process. */
export function localTarget({ invoices }: Services): ImportTarget {
  return async (file) => {
    try {
      return { imported: await invoices.importInvoice(file) };
    } catch (error) {
      if (error instanceof ProblemError) return { refused: error.message };
      const { name, code } = error as NodeJS.ErrnoException;
      return { refused: `it could not be stored (${code ?? name})` };
    }
  };
}

const longestWait = 60;

/**
 * Imports through the operator's operation of a running server.
 *
 * @throws StartError from the target when the server cannot be reached or does not accept the key: no other file would
 *   fare better
 */
export function remoteTarget(url: URL, secretKey: string): ImportTarget {
  const send: ImportTarget = async (file) => {
    const response = await post(url, secretKey, file);
    if (response.status === 201) return { imported: (await response.json()) as Schemas['ImportedInvoice'] };
    if (response.status === 429) {
      const seconds = Math.min(Number(response.headers.get('retry-after')) || 1, longestWait);
      await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
      return send(file);
    }
    const problem = (await response.json().catch(() => ({}))) as Partial<Schemas['Problem']>;
    if (response.status === 401) {
      throw new StartError(
        `The server at ${url.origin} does not accept the secret key. Set PORTICO_SECRET_KEY to its key.`,
      );
    }
    if (problem.code === undefined) throw new StartError(`What answers at ${url.origin} is not a Portico server.`);
    const detail = problem.detail ?? problem.code;
    return { refused: response.status < 500 ? detail : `${detail} (request ${problem.requestId ?? 'without id'})` };
  };
  return send;
}

async function post(
  base: URL,
  secretKey: string,
  { bytes, filename, customerId }: Parameters<ImportTarget>[0],
): Promise<Response> {
  const url = new URL('v1/operator/invoices/import', base.href.endsWith('/') ? base : `${base.href}/`);
  url.searchParams.set('filename', filename);
  if (customerId !== undefined) url.searchParams.set('customerId', customerId);
  const isPdf = Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
  const headers = {
    Authorization: `Bearer ${secretKey}`,
    'Content-Type': isPdf ? 'application/pdf' : 'application/xml',
  };
  try {
    return await fetch(url, { method: 'POST', headers, body: bytes, redirect: 'error' });
  } catch (error) {
    const { code } = ((error as Error).cause ?? {}) as NodeJS.ErrnoException;
    throw new StartError(
      `No server answers at ${base.origin}${code ? ` (${code})` : ''}. Start it, or name another with --url.`,
      { cause: error },
    );
  }
}
