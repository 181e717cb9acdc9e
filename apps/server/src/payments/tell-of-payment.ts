import type { Kysely } from 'kysely';
import { recordActivity } from '../activity/record-activity.ts';
import type { Tables } from '../database/tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Schemas } from '../http/operations.ts';
import { notify } from '../notifications/notify.ts';
import type { StoredPayment } from './store.ts';

/** Where a payment has come to. */
export interface PaymentOutcome {
  status: Schemas['PaymentStatus'];
  /** What arrived; null when nothing did. */
  received: Schemas['Money'] | null;
  /** Set when it failed. */
  failureReason: Schemas['PaymentFailureReason'] | null;
}

const actions = { succeeded: 'payment_succeeded', failed: 'payment_failed' } as const;
const kinds = { succeeded: 'payment_received', failed: 'payment_failed' } as const;

/** Keeps in the customer's activity how a payment ended, notifies its people once, and tells open pages. */
export async function tellOfPayment(
  transaction: Kysely<Tables>,
  payment: StoredPayment,
  { status, received, failureReason }: PaymentOutcome,
  now: Date,
): Promise<void> {
  const { customer_id: customerId, created_by: actor, currency } = payment;
  const invoiceIds = payment.allocations.map(({ invoice_id: id }) => id);
  if (status === 'succeeded' || status === 'failed') {
    const subjects = subjectsOf(payment);
    for (const { subject, amount } of subjects) {
      const entry = { customerId, action: actions[status], actor, subject, amount: { amount, currency } };
      await recordActivity(transaction, entry, now);
    }
    const facts: Schemas['NotificationFacts'] = {
      amount: received ?? { amount: payment.amount, currency },
      ...numbersOf(payment),
      ...(failureReason === null ? {} : { reason: failureReason }),
    };
    const [first, ...others] = subjects;
    const subject = first && others.length === 0 ? first.subject : wholeOf(payment);
    await notify(transaction, customerId, { kind: kinds[status], subject, facts }, now);
  }
  const data = { paymentId: payment.id, status, invoiceIds };
  await publishEvent(transaction, customerId, { type: 'payment.changed', data }, now);
  await publishEvent(transaction, customerId, { type: 'invoices.changed', data: { invoiceIds } }, now);
}

/** Characters that the numbers of a notification may have. */
const longest = 200;

/** The numbers of the invoices; nothing while the change that is paid for has none. */
function numbersOf({ allocations }: StoredPayment): { number?: string } {
  const number = allocations.map(({ invoice_number: one }) => one).join(', ');
  if (number === '') return {};
  return { number: number.length <= longest ? number : `${number.slice(0, longest - 1)}…` };
}

/** What a payment was for: its invoices, or itself while the change it pays has none. */
function subjectsOf(payment: StoredPayment): { subject: Schemas['ResourceReference']; amount: number }[] {
  const { amount, allocations } = payment;
  if (allocations.length === 0) return [{ subject: wholeOf(payment), amount }];
  return allocations.map(({ invoice_id: invoiceId, invoice_number: number, amount: share }) => ({
    subject: { type: 'invoice', id: invoiceId, label: number },
    amount: share,
  }));
}

function wholeOf({ id, description }: StoredPayment): Schemas['ResourceReference'] {
  return { type: 'payment', id, label: description };
}
