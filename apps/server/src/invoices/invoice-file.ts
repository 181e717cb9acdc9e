import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { filesOf } from './presentation.ts';
import { selectOriginalBytes } from './original-store.ts';
import type { InvoiceContext } from './service.ts';
import { selectInvoice } from './store.ts';

export interface InvoiceFileContent {
  bytes: Uint8Array;
  mediaType: string;
  filename: string;
}

/** A file of an invoice. Where a Factur-X PDF was imported, that PDF is the readable document. */
export async function getInvoiceFile(
  context: InvoiceContext,
  customerId: string,
  invoiceId: string,
  kind: Schemas['InvoiceFileKind'],
): Promise<InvoiceFileContent> {
  const row = await selectInvoice(context.db, customerId, invoiceId);
  if (!row) throw new ProblemError('not_found', 'No such invoice.');
  const file = filesOf(row).find((candidate) => candidate.kind === kind);
  if (!file) throw new ProblemError('not_found', `This invoice has no file of the kind ${kind}.`);
  const bytes = file.received
    ? await selectOriginalBytes(context.db, customerId, invoiceId, file.received)
    : await context.renderer.renderInvoice({ document: row.document, locale: row.document_locale });
  if (!bytes) throw new ProblemError('not_found', `This invoice has no file of the kind ${kind}.`);
  return { bytes, mediaType: file.mediaType, filename: file.filename };
}
