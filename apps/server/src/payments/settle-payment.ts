import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { bookPayment } from '../invoices/book-payment.ts';
import type { ChangePaymentHooks } from './change-hooks.ts';
import type { Checkout } from './gateway.ts';
import { lockPayment, releaseHolds, selectAnyPayment, type StoredPayment } from './store.ts';
import { tellOfPayment } from './tell-of-payment.ts';

/** What the provider says of a payment, at a page or charged without one. */
export type Heard = Pick<Checkout, 'status' | 'received' | 'means' | 'failureReason'>;

/**
 * Brings a payment to where the provider says it is. The return of the customer, every event and every look at the provider
 * come here; in whatever order and however often, the money is booked once. Money that arrives for a payment that was given
 * up counts all the same.
 */
export async function settlePayment(
  transaction: Kysely<Tables>,
  paymentId: string,
  told: Heard,
  { hooks, now }: { hooks: ChangePaymentHooks; now: Date },
): Promise<void> {
  await lockPayment(transaction, paymentId);
  const payment = await selectAnyPayment(transaction, paymentId);
  if (!payment) return;
  await transaction.updateTable('payment').set({ looked_up_at: now }).where('id', '=', paymentId).execute();
  const heard = isInOtherCurrency(payment, told) ? inOtherCurrency(told) : told;
  const next = nextStatus(payment.status, heard);
  if (next === undefined) return;
  const failureReason = next === 'failed' ? (heard.failureReason ?? 'provider_error') : null;
  await transaction
    .updateTable('payment')
    .set({
      status: next,
      means: heard.means ? JSON.stringify(heard.means) : payment.means && JSON.stringify(payment.means),
      failure_reason: failureReason,
      settled_at: next === 'succeeded' ? now : null,
    })
    .where('id', '=', paymentId)
    .execute();
  if (next !== 'processing') await releaseHolds(transaction, paymentId);
  const isGivenUp = next !== 'processing' && next !== 'succeeded';
  if (isGivenUp && payment.change_id !== null) await hooks.onChangeGivenUp(transaction, payment.change_id, now);
  const settled = next === 'succeeded' ? await applyChange(transaction, payment, heard, { hooks, now }) : payment;
  if (next === 'succeeded') await book(transaction, settled, heard, now);
  const received = next === 'succeeded' ? heard.received : null;
  await tellOfPayment(transaction, settled, { status: next, received, failureReason }, now);
}

/** Has the change applied that a payment was for. @returns the payment, with the invoice of the change */
async function applyChange(
  transaction: Kysely<Tables>,
  payment: StoredPayment,
  heard: Heard,
  { hooks, now }: { hooks: ChangePaymentHooks; now: Date },
): Promise<StoredPayment> {
  const { id, customer_id: customerId, created_by: createdBy, amount, currency } = payment;
  if (payment.change_id === null) return payment;
  const received = heard.received ?? { amount, currency };
  const paid = { id, customerId, received, means: meansOf(heard), createdBy };
  const invoiceId = await hooks.onChangePaid(transaction, payment.change_id, paid, now);
  if (invoiceId === undefined) return payment;
  const invoice = await transaction
    .selectFrom('invoice')
    .select('number')
    .where('customer_id', '=', customerId)
    .where('id', '=', invoiceId)
    .executeTakeFirstOrThrow();
  const allocation = { invoice_id: invoiceId, invoice_number: invoice.number, amount };
  await transaction
    .insertInto('payment_allocation')
    .values({ ...allocation, payment_id: id, position: 0 })
    .execute();
  return { ...payment, allocations: [allocation] };
}

function meansOf({ means }: Heard): Schemas['PaymentMeans'] {
  return means ?? { kind: 'other', brand: null, lastDigits: null };
}

/** Money in another currency than was asked for cannot be booked: people have to look at it. */
function isInOtherCurrency({ currency }: StoredPayment, { received }: Heard): boolean {
  return received !== null && received.currency !== currency;
}

function inOtherCurrency(heard: Heard): Heard {
  return { ...heard, status: 'failed', failureReason: 'amount_mismatch' };
}

/** Where a payment goes from here; undefined when nothing changes. Success is final, whatever is heard later. */
function nextStatus(current: Schemas['PaymentStatus'], heard: Heard): Schemas['PaymentStatus'] | undefined {
  const next = heard.status === 'open' ? 'pending' : heard.status;
  if (current === 'succeeded' || next === current) return undefined;
  const isOver = current !== 'pending' && current !== 'processing';
  if (isOver && next !== 'succeeded') return undefined;
  // A page that is open again, such as after a refused debit, is no step back from settling.
  return next === 'pending' ? undefined : next;
}

/** Goes through the invoices in the order of their ids, as every booking does. */
async function book(transaction: Kysely<Tables>, payment: StoredPayment, heard: Heard, now: Date): Promise<void> {
  let left = heard.received?.amount ?? payment.amount;
  let overpaid = 0;
  for (const { invoice_id: invoiceId, amount } of payment.allocations.toSorted(byInvoice)) {
    const share = Math.min(left, amount);
    left -= share;
    const booking = {
      customerId: payment.customer_id,
      invoiceId,
      amount: share,
      paidAt: now,
      means: meansOf(heard),
      source: { kind: 'payment' as const, id: payment.id },
    };
    const { applied, excess } = share > 0 ? await bookPayment(transaction, booking, now) : { applied: 0, excess: 0 };
    overpaid += excess;
    await transaction
      .updateTable('payment_allocation')
      .set({ amount: applied })
      .where('payment_id', '=', payment.id)
      .where('invoice_id', '=', invoiceId)
      .execute();
  }
  await transaction
    .updateTable('payment')
    .set({ overpaid: overpaid + left })
    .where('id', '=', payment.id)
    .execute();
}

function byInvoice(left: { invoice_id: string }, right: { invoice_id: string }): number {
  return left.invoice_id < right.invoice_id ? -1 : 1;
}
