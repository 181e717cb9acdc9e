import type { Kysely } from 'kysely';
import { actorOf, recordActivity } from '../activity/record-activity.ts';
import { newId } from '../database/new-id.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { allocate, insertPayment } from './insert-payment.ts';
import { returnUrlFor } from './return-url.ts';
import { selectHolders, type StoredPayment } from './store.ts';

/** Milliseconds that have to be left for a payment to be gone on with: providers make no page for less than 30 minutes. */
const leastTimeToPay = 35 * 60 * 1000;

/** Payments under way stand against it; they have to be closed at the provider before. */
export class PaymentsInTheWay extends Error {
  readonly paymentIds: readonly string[];

  constructor(paymentIds: readonly string[]) {
    super('Other payments are under way.');
    this.paymentIds = paymentIds;
  }
}

export interface Beginning {
  session: Pick<SessionIdentity, 'customerId' | 'actor' | 'locale'>;
  request: Schemas['PaymentRequest'];
  provider: Schemas['PaymentProvider'];
  allowedOrigins: readonly string[];
  /** Language of the payment page where the session has none. */
  locale: string;
  now: Date;
}

export interface BegunPayment {
  paymentId: string;
  /** False when the same payment was under way before. */
  isNew: boolean;
}

/**
 * Keeps that these invoices are being paid, before the provider hears of it. The invoices are locked, so of two people who
 * pay at the same moment the second one gets the first one's payment.
 *
 * @throws PaymentsInTheWay, ProblemError not_found, nothing_to_pay, mixed_currencies, amount_changed,
 *   payment_in_progress, return_url_not_allowed
 */
export async function beginPayment(transaction: Kysely<Tables>, beginning: Beginning): Promise<BegunPayment> {
  const { session, request, now, allowedOrigins } = beginning;
  const id = newId('pay', now);
  const returnUrl = returnUrlFor(request.returnUrl, allowedOrigins, id);
  const invoices = await lockInvoices(transaction, session.customerId, request.invoiceIds);
  const holders = await selectHolders(transaction, request.invoiceIds);
  if (holders.some(({ status }) => status === 'processing')) {
    throw new ProblemError('payment_in_progress', 'A payment of one of these invoices is being settled.');
  }
  const total = totalOf(invoices, request.expectedAmount);
  const [holder] = holders;
  if (holder && isSame(holder, invoices, now)) return { paymentId: holder.id, isNew: false };
  if (holder) throw new PaymentsInTheWay(holders.map((one) => one.id));
  await insertPayment(transaction, {
    id,
    customerId: session.customerId,
    provider: beginning.provider,
    amount: total,
    createdBy: actorOf(session),
    returnUrl,
    locale: session.locale ?? beginning.locale,
    now,
  });
  await allocate(transaction, id, invoices);
  for (const invoice of invoices) {
    await recordActivity(
      transaction,
      {
        customerId: session.customerId,
        action: 'payment_started',
        actor: actorOf(session),
        subject: { type: 'invoice', id: invoice.id, label: invoice.number },
        amount: { amount: invoice.due, currency: invoice.currency },
      },
      now,
    );
  }
  return { paymentId: id, isNew: true };
}

export interface PayableInvoice {
  id: string;
  number: string;
  type: Schemas['InvoiceType'];
  currency: string;
  due: number;
}

/** The invoices in the order asked for, locked in the order of their ids. */
export async function lockInvoices(
  transaction: Kysely<Tables>,
  customerId: string,
  invoiceIds: readonly string[],
): Promise<PayableInvoice[]> {
  const rows = await transaction
    .selectFrom('invoice')
    .select(['id', 'number', 'type', 'currency', 'due'])
    .where('customer_id', '=', customerId)
    .where('id', 'in', [...invoiceIds])
    .orderBy('id')
    .forUpdate()
    .execute();
  const byId = new Map(rows.map((row) => [row.id, row]));
  return invoiceIds.map((id) => {
    const invoice = byId.get(id);
    if (!invoice) throw new ProblemError('not_found', 'No such invoice.');
    return invoice;
  });
}

function totalOf(invoices: readonly PayableInvoice[], expected: Schemas['Money']): Schemas['Money'] {
  const currency = invoices[0]?.currency ?? expected.currency;
  if (invoices.some((invoice) => invoice.currency !== currency)) {
    throw new ProblemError('mixed_currencies', 'The invoices have different currencies. Pay those of each together.');
  }
  if (invoices.some(({ type, due }) => type === 'credit_note' || due <= 0)) {
    throw new ProblemError('nothing_to_pay', 'On at least one of these invoices nothing is due.');
  }
  const amount = invoices.reduce((sum, { due }) => sum + due, 0);
  if (amount !== expected.amount || currency !== expected.currency) {
    throw new ProblemError(
      'amount_changed',
      'What is due is not the expected amount any more. Read the invoices again.',
    );
  }
  return { amount, currency };
}

/** Whether a pending payment is for exactly these invoices and amounts, with time left to pay it. */
function isSame(payment: StoredPayment, invoices: readonly PayableInvoice[], now: Date): boolean {
  const due = new Map(invoices.map((invoice) => [invoice.id, invoice.due]));
  const timeLeft = payment.expires_at.getTime() - now.getTime();
  return (
    timeLeft > leastTimeToPay &&
    payment.allocations.length === invoices.length &&
    payment.allocations.every(({ invoice_id: id, amount }) => due.get(id) === amount)
  );
}
