import { msg, str } from '@lit/localize';
import type { InvoiceListItem } from '@portico/client';
import type { InvoiceSelection } from './invoice-selection.js';
import { isPayable } from './pay/pay-texts.js';

/** Most invoices that the contract lets one payment take. */
const mostPaid = 100;

/** Most invoices that the contract lets one mail take. */
const mostSent = 50;

/** Most single invoices that the contract lets one export name; a filter may show any number. */
const mostExported = 1000;

/** The marked invoices of which something is to be paid that no payment under way will settle. */
export function payable({ items }: InvoiceSelection): readonly InvoiceListItem[] {
  return items.filter(isPayable);
}

/** Why the marked invoices cannot be paid together; undefined when they can. */
export function payRefusal(selection: InvoiceSelection): string | undefined {
  if (selection.isEverything) return singleOnly();
  const open = payable(selection);
  if (open.length === 0) return msg('Nothing of the selection is to be paid.', { desc: 'Why Pay does nothing.' });
  if (new Set(open.map(({ amountDue }) => amountDue.currency)).size > 1) {
    return msg('Choose invoices of one currency to pay them together.', { desc: 'Why Pay does nothing.' });
  }
  return open.length > mostPaid ? tooManyText(mostPaid) : undefined;
}

/** Why the marked invoices cannot go in one mail; undefined when they can. */
export function sendRefusal(selection: InvoiceSelection): string | undefined {
  if (selection.isEverything) return singleOnly();
  return selection.count > mostSent ? tooManyText(mostSent) : undefined;
}

/** Why the marked invoices cannot be taken away in one file; undefined when they can. */
export function exportRefusal(selection: InvoiceSelection): string | undefined {
  return !selection.isEverything && selection.count > mostExported ? tooManyText(mostExported) : undefined;
}

function singleOnly(): string {
  return msg('Choose single invoices to pay or send them.', { desc: 'Why Pay and Send do nothing.' });
}

function tooManyText(most: number): string {
  const number = String(most);
  return msg(str`Choose at most ${number} invoices at once.`, { desc: 'Why Pay or Send does nothing.' });
}
