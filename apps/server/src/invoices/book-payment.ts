import type { Kysely } from 'kysely';
import { systemActor } from '../activity/record-activity.ts';
import { newId } from '../database/new-id.ts';
import type { PaymentSourceKind, Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { resumeSubscription } from '../subscriptions/resume-subscription.ts';
import { settlementOf } from './settlement.ts';

/** Money that arrived for an invoice. */
export interface Booking {
  customerId: string;
  invoiceId: string;
  /** Minor units of the invoice's currency. */
  amount: number;
  paidAt: Date;
  means: Schemas['PaymentMeans'];
  /** Where it comes from. The same source is booked on an invoice once. */
  source: { kind: PaymentSourceKind; id: string };
}

export interface BookedPayment {
  /** What the invoice was paid with, minor units. */
  applied: number;
  /** What was more than was due, minor units. */
  excess: number;
  /** Whether this source had been booked before; nothing has changed then. */
  alreadyBooked: boolean;
}

/**
 * Books money on an invoice: the only way a stored invoice becomes paid. A subscription that is inactive for payment
 * default comes back with its last overdue invoice. To book on several invoices in one transaction, go through them in
 * the order of their ids, or two bookings could wait for each other.
 *
 * @throws ProblemError not_found when it is not this customer's invoice
 */
export async function bookPayment(transaction: Kysely<Tables>, booking: Booking, now: Date): Promise<BookedPayment> {
  const { customerId, invoiceId, amount, paidAt, means, source } = booking;
  const invoice = await transaction
    .selectFrom('invoice')
    .select(['type', 'paid', 'credited', 'due', 'subscription_id'])
    .where('customer_id', '=', customerId)
    .where('id', '=', invoiceId)
    .forUpdate()
    .executeTakeFirst();
  if (!invoice) throw new ProblemError('not_found', 'No such invoice.');
  const applied = Math.min(amount, Math.max(invoice.due, 0));
  const excess = amount - applied;
  const row = await transaction
    .insertInto('invoice_payment')
    .values({
      id: newId('ipy', now),
      invoice_id: invoiceId,
      customer_id: customerId,
      amount: applied,
      excess,
      paid_at: paidAt,
      means: JSON.stringify(means),
      source_kind: source.kind,
      source_id: source.id,
      created_at: now,
    })
    .onConflict((conflict) => conflict.columns(['invoice_id', 'source_kind', 'source_id']).doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) return { ...(await selectBooked(transaction, invoiceId, source)), alreadyBooked: true };
  const paid = invoice.paid + applied;
  const due = invoice.due - applied;
  const settlement = settlementOf(invoice.type, { paid, credited: invoice.credited, due });
  await transaction.updateTable('invoice').set({ paid, due, settlement }).where('id', '=', invoiceId).execute();
  // What the operator states was paid before; it says nothing about the debt of today.
  if (invoice.subscription_id !== null && due <= 0 && source.kind !== 'operator') {
    const resumption = { customerId, subscriptionId: invoice.subscription_id, actor: systemActor };
    await resumeSubscription(transaction, resumption, now, { onlyWhenPaid: true });
  }
  return { applied, excess, alreadyBooked: false };
}

/**
 * Books on an invoice what is still due on it, and nothing when that is nothing. `bookPayment` says the rest.
 *
 * @returns what was booked, minor units
 */
export async function bookWhatIsDue(
  transaction: Kysely<Tables>,
  booking: Omit<Booking, 'amount'>,
  now: Date,
): Promise<number> {
  const held = await transaction
    .selectFrom('invoice')
    .select('due')
    .where('customer_id', '=', booking.customerId)
    .where('id', '=', booking.invoiceId)
    .forUpdate()
    .executeTakeFirst();
  if (held && held.due <= 0) return 0;
  const { applied } = await bookPayment(transaction, { ...booking, amount: held?.due ?? 0 }, now);
  return applied;
}

async function selectBooked(
  transaction: Kysely<Tables>,
  invoiceId: string,
  source: Booking['source'],
): Promise<Pick<BookedPayment, 'applied' | 'excess'>> {
  return transaction
    .selectFrom('invoice_payment')
    .select(['amount as applied', 'excess'])
    .where('invoice_id', '=', invoiceId)
    .where('source_kind', '=', source.kind)
    .where('source_id', '=', source.id)
    .executeTakeFirstOrThrow();
}
