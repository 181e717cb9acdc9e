import { PDFDocument, PDFName, PDFRawStream, PDFRef } from '@cantoo/pdf-lib';

import { facturXDocument, produceXml } from '../einvoice/produce/produce.ts';
import { facturXMetadata, facturXName } from './factur-x-metadata.ts';
import type { InvoiceDocument } from './invoice-view.ts';
import { invoiceManuscript } from './manuscripts.ts';
import { typesetPdf, type RenderedFile } from './typeset.ts';

/** The same bytes with other metadata: nothing else of the file is touched. */
async function withMetadata(bytes: Uint8Array, change: (xmp: string) => string): Promise<Uint8Array> {
  const file = await PDFDocument.load(bytes, { updateMetadata: false });
  const place = file.catalog.get(PDFName.of('Metadata'));
  const stream = file.context.lookup(place);
  if (!(place instanceof PDFRef && stream instanceof PDFRawStream)) throw new Error('The PDF has no metadata.');
  const changed = new TextEncoder().encode(change(new TextDecoder().decode(stream.getContents())));
  // Under the same number, so that the old metadata are gone from the file.
  file.context.assign(place, file.context.stream(changed, { Type: 'Metadata', Subtype: 'XML' }));
  return file.save({ useObjectStreams: false, updateFieldAppearances: false, addDefaultPage: false });
}

/**
 * An invoice as Factur-X of the profile EN 16931: a PDF/A-3 for people with the CII for machines in it, which say the
 * same.
 *
 * @throws Error when the file cannot be an archivable one
 */
export async function renderFacturX(document: InvoiceDocument, locale: string): Promise<RenderedFile> {
  const full = facturXDocument(document);
  // The buyer's reference may stand in for one that is printed already, such as the order.
  const manuscript = invoiceManuscript({ ...full, references: document.references }, locale);
  const rendered = await typesetPdf({
    ...manuscript,
    attachment: {
      name: facturXName,
      mediaType: 'text/xml',
      description: manuscript.view.title,
      text: produceXml(full, 'cii'),
    },
  });
  return { ...rendered, bytes: await withMetadata(rendered.bytes, facturXMetadata) };
}
