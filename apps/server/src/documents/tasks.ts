import { produceXml, type ElectronicSyntax } from '../einvoice/produce/produce.ts';
import { renderFacturX } from './factur-x.ts';
import type { InvoiceDocument } from './invoice-view.ts';
import { invoiceManuscript, quoteManuscript, receiptManuscript } from './manuscripts.ts';
import type { QuoteDocument } from './quote-view.ts';
import type { ReceiptFacts } from './receipt-view.ts';
import { typesetPage, typesetPdf, type RenderedFile, type RenderedPage } from './typeset.ts';

/** What the worker can be asked for. */
export type DocumentTask = {
  /** BCP 47 tag of the language that the document is written in. */
  locale: string;
} & (
  | { kind: 'invoice'; document: InvoiceDocument }
  | { kind: 'page'; document: InvoiceDocument; page: number }
  | { kind: 'receipt'; document: InvoiceDocument; receipt: ReceiptFacts }
  | { kind: 'electronic'; document: InvoiceDocument; syntax: ElectronicSyntax }
  | { kind: 'quote'; document: QuoteDocument }
);

export type TaskResult = RenderedFile | (RenderedPage & { replaced?: never; degraded?: never });

/** Does a task in this thread. @returns null when there is no such page */
export async function doDocumentTask(task: DocumentTask): Promise<TaskResult | null> {
  const { locale } = task;
  switch (task.kind) {
    case 'invoice':
      return typesetPdf(invoiceManuscript(task.document, locale));
    case 'page':
      return typesetPage(invoiceManuscript(task.document, locale), task.page);
    case 'receipt':
      return typesetPdf(receiptManuscript(task.document, task.receipt, locale));
    case 'quote':
      return typesetPdf(quoteManuscript(task.document, locale));
    case 'electronic': {
      if (task.syntax === 'facturx') return renderFacturX(task.document, locale);
      const bytes = new TextEncoder().encode(produceXml(task.document, task.syntax));
      return { bytes, replaced: [], degraded: null };
    }
  }
}
