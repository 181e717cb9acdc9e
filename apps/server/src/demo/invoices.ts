import type { Schemas } from '../http/operations.ts';
import { atelierInvoices } from './accounts/atelier.ts';
import { maraisInvoices } from './accounts/marais.ts';
import { partnerInvoices } from './accounts/partner.ts';
import { werkInvoices } from './accounts/werk.ts';
import { worldInvoices } from './accounts/world.ts';

function compare(left: string, right: string): number {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}

/** Nothing has been paid in the future, however soon after the issue an invoice is paid. */
function paidByNow(input: Schemas['InvoiceInput'], today: string): Schemas['InvoiceInput'] {
  const { paidAt } = input;
  return paidAt === undefined || paidAt.slice(0, 10) <= today ? input : { ...input, paidAt: `${today}T00:00:00Z` };
}

/**
 * All demo invoices and credit notes in the order of their issue, so that a credit note follows what it corrects.
 *
 * The same day gives the same invoices, to the letter. Everything is dated by `today`: what is called open is due today
 * or later, and what is called overdue was due before.
 *
 * @param today ISO 8601 day.
 * @throws RangeError when `today` is not a calendar day.
 */
export function demoInvoices(today: string): Schemas['InvoiceInput'][] {
  const all = [atelierInvoices, werkInvoices, maraisInvoices, partnerInvoices, worldInvoices]
    .flatMap((make) => make(today))
    .map((input) => paidByNow(input, today));
  return all.sort(
    ({ document: left }, { document: right }) =>
      compare(left.issueDate, right.issueDate) || compare(left.number, right.number),
  );
}
