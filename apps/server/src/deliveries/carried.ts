import type { ActivityEntry } from '../activity/record-activity.ts';
import type { Schemas } from '../http/operations.ts';
import { freeName } from '../invoices/file-names.ts';
import type { PromisedDocument, PromisedInvoice } from './tables.ts';
import type { QuoteToSend } from './quote-to-send.ts';

/** The documents of a mail: what is promised of them, and what is told once it is sent. */
export interface Carried {
  documents: readonly PromisedDocument[];
  entries: readonly Pick<ActivityEntry, 'action' | 'subject' | 'amount'>[];
}

type Wanted = readonly Schemas['DeliveryAttachment'][];

/** Invoices with the files that are wanted and that there are. No two files have the same name. */
export function carryInvoices(invoices: readonly Schemas['Invoice'][], wanted: Wanted): Carried {
  const taken = new Set<string>();
  const promise = ({ id, number, files }: Schemas['Invoice']): PromisedInvoice => ({
    type: 'invoice',
    id,
    number,
    files: wantedFiles(files, wanted).map(({ kind, filename }) => ({ kind, filename: freeName(filename, taken) })),
  });
  return {
    documents: invoices.map(promise),
    entries: invoices.map(({ id, number, total }) => ({
      action: 'invoice_sent',
      subject: { type: 'invoice', id, label: number },
      amount: total,
    })),
  };
}

/** A renewal quote with its newest document. */
export function carryQuote({ id, number, version, filename, total }: QuoteToSend): Carried {
  return {
    documents: [{ type: 'renewal_quote', id, number, version, files: [{ filename }] }],
    entries: [{ action: 'quote_sent', subject: { type: 'renewal_quote', id, label: number }, amount: total }],
  };
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
