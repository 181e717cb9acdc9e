import { ProblemError } from '../http/problem.ts';
import type { Schemas } from '../http/operations.ts';
import type { Services } from '../services.ts';
import { askOperator, type OperatorServer } from './operator-server.ts';

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

/**
 * Imports through the operator's operation of a running server.
 *
 * @throws StartError from the target when the server cannot be reached or does not accept the key: no other file would
 *   fare better
 */
export function remoteTarget(server: OperatorServer): ImportTarget {
  return async ({ bytes, filename, customerId }) => {
    const isPdf = Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
    try {
      const response = await askOperator(server, {
        method: 'POST',
        path: 'invoices/import',
        query: { filename, customerId },
        contentType: isPdf ? 'application/pdf' : 'application/xml',
        body: bytes,
      });
      return { imported: (await response.json()) as Schemas['ImportedInvoice'] };
    } catch (error) {
      if (error instanceof ProblemError) return { refused: error.message };
      throw error;
    }
  };
}
