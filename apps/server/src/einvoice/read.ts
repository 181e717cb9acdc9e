import { ProblemError } from '../http/problem.ts';
import type { ElectronicInvoice } from './interpret.ts';
import { ReadingThread } from './reading-thread.ts';

export type { ElectronicInvoice } from './interpret.ts';

const thread = new ReadingThread();

/** The largest file that is read: 20 MB. */
export const maxFileBytes = 20 * 1024 * 1024;

/**
 * Reads an EN 16931 invoice or credit note: UBL 2.1, UN/CEFACT CII, or CII inside a Factur-X or ZUGFeRD PDF. What the
 * document says is taken over as it stands; nothing is recomputed. Files are read one after another in a worker thread
 * of limited time and memory.
 *
 * @param bytes the file, which stays untouched.
 * @param filename only to name the file in the problem's detail.
 * @throws ProblemError not_an_invoice, malformed_document, unsupported_document (ZUGFeRD 1.0, a PDF that needs a
 *   password, a document type that EN 16931 does not know), refused_document (hostile), payload_too_large (over 20 MB).
 */
export async function readElectronicInvoice(bytes: Uint8Array, filename: string): Promise<ElectronicInvoice> {
  if (bytes.byteLength > maxFileBytes) {
    throw new ProblemError('payload_too_large', `${filename}: The file is larger than 20 MB.`);
  }
  try {
    return await thread.read(bytes);
  } catch (cause) {
    if (!(cause instanceof ProblemError)) throw cause;
    throw new ProblemError(cause.code, `${filename}: ${cause.message}`, {
      ...(cause.fields === undefined ? {} : { fields: cause.fields }),
      cause,
    });
  }
}
