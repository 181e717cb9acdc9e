import type { Schemas } from '../http/operations.ts';
import { freeName } from '../invoices/file-names.ts';
import type { PromisedDocument } from './tables.ts';

type Wanted = readonly Schemas['DeliveryAttachment'][];

/** The documents of a mail with the files that are wanted and that there are. No two files have the same name. */
export function promiseDocuments(invoices: readonly Schemas['Invoice'][], wanted: Wanted): PromisedDocument[] {
  const taken = new Set<string>();
  return invoices.map(({ id, number, files }) => ({
    type: 'invoice',
    id,
    number,
    files: wantedFiles(files, wanted).map(({ kind, filename }) => ({ kind, filename: freeName(filename, taken) })),
  }));
}

function wantedFiles(files: readonly Schemas['InvoiceFile'][], wanted: Wanted): Schemas['InvoiceFile'][] {
  const original = files.find(({ kind }) => kind === 'original');
  const pdf = files.find(({ kind }) => kind === 'pdf');
  const originals = wanted.includes('original') && original ? [original] : [];
  // An original that is a PDF is the readable document as well, and a document never goes without a file.
  const isReadable = originals.some(({ mediaType }) => mediaType === 'application/pdf');
  const withPdf = originals.length === 0 || (wanted.includes('pdf') && !isReadable);
  return [...(withPdf && pdf ? [pdf] : []), ...originals];
}
