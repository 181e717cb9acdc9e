import { parentPort } from 'node:worker_threads';

import type { InvoiceDocument } from './invoice-view.ts';
import { renderInvoice } from './render-invoice.ts';
import type { RenderedInvoice } from './render-invoice.ts';

export interface RenderJob {
  id: number;
  document: InvoiceDocument;
  locale: string;
}

export type RenderAnswer = { id: number } & ({ rendered: RenderedInvoice } | { failure: string });

async function answer({ id, document, locale }: RenderJob): Promise<RenderAnswer> {
  try {
    return { id, rendered: await renderInvoice(document, locale) };
  } catch (error) {
    return { id, failure: error instanceof Error ? error.message : String(error) };
  }
}

parentPort?.on('message', (job: RenderJob) => {
  void answer(job).then((message) => parentPort?.postMessage(message));
});
