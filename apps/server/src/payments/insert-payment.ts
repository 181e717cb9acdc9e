import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';

/** Milliseconds that a payment has to be made in. */
const timeToPay = 2 * 60 * 60 * 1000;

/**
 * The same for a change of a subscription, which no other change can pass meanwhile. Providers make no page for less than 30
 * minutes.
 */
const timeToConfirm = 45 * 60 * 1000;

/** What a payment begins with. */
export interface NewPayment {
  id: string;
  customerId: string;
  provider: Schemas['PaymentProvider'];
  amount: Schemas['Money'];
  createdBy: Schemas['PersonReference'];
  /** Null: nobody is there to be sent to a page. */
  returnUrl: string | null;
  locale: string;
  /** The stored method that is charged; absent when the customer pays at the provider's page. */
  methodId?: string;
  /** The change of a subscription that it pays for. */
  changeId?: string;
  /** What the customer reads; the numbers of the invoices when absent. */
  description?: string;
  now: Date;
}

/** Keeps a payment before the provider hears of it. */
export async function insertPayment(transaction: Kysely<Tables>, payment: NewPayment): Promise<void> {
  const { amount, now, changeId } = payment;
  const time = changeId === undefined ? timeToPay : timeToConfirm;
  await transaction
    .insertInto('payment')
    .values({
      id: payment.id,
      customer_id: payment.customerId,
      provider: payment.provider,
      checkout_id: null,
      url: null,
      status: 'pending',
      currency: amount.currency,
      amount: amount.amount,
      overpaid: 0,
      means: null,
      failure_reason: null,
      created_by: JSON.stringify(payment.createdBy),
      return_url: payment.returnUrl,
      locale: payment.locale,
      created_at: now,
      expires_at: new Date(now.getTime() + time),
      settled_at: null,
      looked_up_at: null,
      method_id: payment.methodId ?? null,
      charge_id: null,
      change_id: changeId ?? null,
      description: payment.description ?? null,
    })
    .execute();
}

/** Keeps which invoices a payment pays, and that no other one may. */
export async function allocate(
  transaction: Kysely<Tables>,
  paymentId: string,
  invoices: readonly { id: string; number: string; due: number }[],
): Promise<void> {
  await transaction
    .insertInto('payment_allocation')
    .values(
      invoices.map(({ id: invoiceId, number, due }, position) => ({
        payment_id: paymentId,
        invoice_id: invoiceId,
        position,
        invoice_number: number,
        amount: due,
      })),
    )
    .execute();
  await transaction
    .insertInto('payment_hold')
    .values(invoices.map((invoice) => ({ invoice_id: invoice.id, payment_id: paymentId })))
    .execute();
}
