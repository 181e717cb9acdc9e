import { compilePdf } from './compile.ts';
import { eastAsianFonts, loadFonts } from './fonts.ts';
import type { Font } from './fonts.ts';
import { invoiceView } from './invoice-view.ts';
import type { InvoiceDocument, InvoiceView } from './invoice-view.ts';
import { mapTexts, printableText } from './printable-text.ts';

export interface RenderedInvoice {
  bytes: Uint8Array;
  /** Characters that no font has and that were replaced. */
  replaced: string[];
  /** Why the archivable file could not be made and a plain one was; null as a rule. */
  degraded: string | null;
}

/** Anything but Latin, Greek, Cyrillic and the signs that go with them. */
const unusual = /[^\n\p{sc=Latin}\p{sc=Greek}\p{sc=Cyrillic}\p{Nd}\p{P}\p{Sc}\p{Zs}\u200b\u2212+=<>|~^`\u00b0\u00b7]/gu;

function printable(view: InvoiceView, fonts: readonly Font[]): { view: InvoiceView; replaced: string[] } {
  const replaced = new Set<string>();
  const coverages = fonts.map(({ coverage }) => coverage);
  const changed = mapTexts(view, (text) => printableText(text, coverages, (character) => replaced.add(character)));
  return { view: changed, replaced: [...replaced] };
}

function countriesOf({ buyer, seller }: InvoiceDocument): string[] {
  return [seller.address?.country, buyer.address?.country].filter((country) => typeof country === 'string');
}

function reasonOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** The last resort of a document that cannot be set as it is: only usual letters, and no promise to archives. */
function compilePlain(view: InvoiceView, fonts: readonly Font[]): Uint8Array {
  const usual = mapTexts(view, (text) => text.replaceAll(unusual, '?'));
  try {
    return compilePdf(usual, fonts, 'a-2a');
  } catch {
    return compilePdf(usual, fonts, '1.7');
  }
}

/** Renders an invoice in this thread, which takes tens of milliseconds of computing. */
export async function renderInvoice(document: InvoiceDocument, locale: string): Promise<RenderedInvoice> {
  const view = invoiceView(document, locale);
  const hints = [locale.slice(0, 2), ...countriesOf(document)];
  const fonts = await loadFonts(eastAsianFonts(JSON.stringify(view), hints));
  const { view: ready, replaced } = printable(view, fonts);
  try {
    return { bytes: compilePdf(ready, fonts, 'a-2a'), replaced, degraded: null };
  } catch (error) {
    return { bytes: compilePlain(ready, fonts), replaced, degraded: reasonOf(error) };
  }
}
