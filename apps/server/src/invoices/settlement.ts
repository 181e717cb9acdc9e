import type { Settlement } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';

export interface SettlementInput {
  type: Schemas['InvoiceType'];
  totals: Schemas['InvoiceTotals'];
  /** Paid since the document was issued, minor units. */
  paidSince: number;
  /** Taken off by credit notes; for a credit note what was applied or refunded. Minor units. */
  credited: number;
}

export interface SettledAmounts {
  /** The prepaid amount of the document included. */
  paid: number;
  credited: number;
  due: number;
  settlement: Settlement;
}

/** What is still due on a document, and how it stands because of that. */
export function settle({ type, totals, paidSince, credited }: SettlementInput): SettledAmounts {
  const paid = totals.prepaid.amount + paidSince;
  const due = totals.due.amount - paidSince - credited;
  return { paid, credited, due, settlement: settlementOf(type, { paid, credited, due }) };
}

/** An invoice is settled by payment or credit; a credit note by being applied or refunded in full. */
export function settlementOf(
  type: Schemas['InvoiceType'],
  { paid, credited, due }: { paid: number; credited: number; due: number },
): Settlement {
  if (type === 'credit_note') return due === 0 ? 'settled' : 'issued';
  if (due <= 0) return credited > 0 ? 'credited' : 'paid';
  return paid + credited > 0 ? 'partly_paid' : 'open';
}

/**
 * The status on a day. An invoice falls overdue when its due date has passed, at midnight UTC.
 *
 * @param today ISO date
 */
export function statusOn(today: string, settlement: Settlement, dueDate: string | null): Schemas['InvoiceStatus'] {
  const unpaid = settlement === 'open' || settlement === 'partly_paid';
  return unpaid && dueDate !== null && dueDate < today ? 'overdue' : settlement;
}

/** The day in UTC that an instant falls on, as an ISO date. */
export function dayOf(instant: Date): string {
  return instant.toISOString().slice(0, 10);
}
