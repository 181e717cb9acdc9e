import type { Schemas } from '../http/operations.ts';
import type { IssuedLine } from '../invoices/issued-lines.ts';
import type { StoredOffer } from './tables.ts';
import { quoteWording } from './wording/quote-wording.ts';

/** The lines of a quote as the invoice has them, each with its discount. @param locale of the invoice */
export function invoiceLines({ lines, terms }: StoredOffer, locale: string): IssuedLine[] {
  const period = { start: terms.term.start, end: terms.term.end };
  const reason = quoteWording(locale).discount;
  return lines.map(({ description, quantity, unitPrice, discountPercentage: percentage, net }) => ({
    kind: 'charge',
    name: description,
    note: null,
    quantity,
    net,
    ...(percentage === null ? {} : { discount: { percentage, reason, gross: grossOf(quantity, unitPrice) } }),
    period,
  }));
}

function grossOf(quantity: number, { amount, currency }: Schemas['Money']): Schemas['Money'] {
  return { amount: quantity * amount, currency };
}
