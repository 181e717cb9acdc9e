import type { Schemas } from '../../http/operations.ts';
import { addDays } from '../days.ts';
import type { LineDraft } from '../../invoices/invoice-lines.ts';
import { creditedBy, issueCreditNote } from '../issue.ts';
import type { BillingAccount } from '../issue.ts';

type InvoiceInput = Schemas['InvoiceInput'];

/** An invoice that was withdrawn as a whole, and its credit note. */
export function creditFully(
  account: BillingAccount,
  original: InvoiceInput,
  lines: readonly LineDraft[],
  daysLater: number,
): [InvoiceInput, InvoiceInput] {
  return creditPartly(account, original, lines, { daysLater, settled: true });
}

/** An invoice some lines of which were taken back; it stays as it was while the credit note is not settled. */
export function creditPartly(
  account: BillingAccount,
  original: InvoiceInput,
  lines: readonly LineDraft[],
  { daysLater, settled }: { daysLater: number; settled: boolean },
): [InvoiceInput, InvoiceInput] {
  const day = addDays(original.document.issueDate, daysLater);
  const creditNote = issueCreditNote(account, { day, original, lines, settled });
  return [settled ? creditedBy(original, creditNote) : original, creditNote];
}
