import { msg, str } from '@lit/localize';
import type { InvoiceDocument } from '@portico/client';
import type { Formats } from './format.js';

type TaxCategory = InvoiceDocument['lines'][number]['tax'];

/** The treatment of a line in few words: its rate, or why there is none (UNCL 5305). */
export function taxText({ code, rate }: TaxCategory, formats: Formats): string {
  switch (code) {
    case 'E':
      return msg('Exempt', { desc: 'Tax treatment: exempt from VAT.' });
    case 'AE':
      return msg('Reverse charge', { desc: 'Tax treatment: the buyer accounts for VAT.' });
    case 'K':
      return msg('Intra-EU', { desc: 'Tax treatment: intra-Community supply.' });
    case 'G':
      return msg('Export', { desc: 'Tax treatment: export outside the EU.' });
    case 'O':
      return msg('Not taxed', { desc: 'Tax treatment: outside the scope of VAT.' });
    default:
      return rate === null ? code : formats.percent(rate);
  }
}

/** A row of the tax breakdown, such as "VAT 20% on €100.00". */
export function taxRowText(base: string, category: TaxCategory, formats: Formats): string {
  const treatment = taxText(category, formats);
  return msg(str`VAT ${treatment} on ${base}`, { desc: 'Row of totals: tax treatment or rate, and the taxed amount.' });
}
