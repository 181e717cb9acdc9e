import type { DocumentRenderer } from '../../src/documents/render.ts';

/** A renderer that gives the same bytes for every file; documents themselves are tested where they are made. */
export function rendererOf(file: () => Promise<Uint8Array>): Omit<DocumentRenderer, 'close'> {
  return {
    renderInvoice: file,
    renderReceipt: file,
    renderQuote: file,
    renderElectronic: file,
    renderPage: async () => ({ bytes: await file(), pageCount: 1 }),
  };
}
