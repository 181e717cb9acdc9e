import { invoiceView, type InvoiceDocument } from './invoice-view.ts';
import { quoteView, type QuoteDocument } from './quote-view.ts';
import { receiptView, type ReceiptFacts } from './receipt-view.ts';
import type { Manuscript } from './typeset.ts';

function hintsOf({ seller, buyer }: Pick<InvoiceDocument, 'seller' | 'buyer'>, locale: string): string[] {
  const countries = [seller.address?.country, buyer.address?.country];
  return [locale.slice(0, 2), ...countries.filter((country) => typeof country === 'string')];
}

/** An invoice, ready to be set. @param locale BCP 47 tag of the language that it is written in */
export function invoiceManuscript(document: InvoiceDocument, locale: string): Manuscript {
  return { template: 'invoice', view: invoiceView(document, locale), hints: hintsOf(document, locale) };
}

/** What was paid on an invoice, ready to be set. @param locale BCP 47 tag of the language that it is written in */
export function receiptManuscript(document: InvoiceDocument, receipt: ReceiptFacts, locale: string): Manuscript {
  return { template: 'receipt', view: receiptView(document, receipt, locale), hints: hintsOf(document, locale) };
}

/** A renewal quote, ready to be set. @param locale BCP 47 tag of the language that it is written in */
export function quoteManuscript(quote: QuoteDocument, locale: string): Manuscript {
  return { template: 'quote', view: quoteView(quote, locale), hints: hintsOf(quote, locale) };
}
