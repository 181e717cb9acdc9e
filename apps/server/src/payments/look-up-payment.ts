import { inTransaction } from '../database/transaction-guard.ts';
import { chargePayment } from './charge-payment.ts';
import { GatewayUnavailable, type PaymentGateway } from './gateway.ts';
import type { PaymentContext } from './service.ts';
import { settlePayment } from './settle-payment.ts';
import { lockPayment, selectAnyPayment, type StoredPayment } from './store.ts';

/**
 * Asks the provider where a payment is, and brings it there. A page whose time is over is closed first.
 *
 * @throws GatewayUnavailable
 */
export async function lookUpPayment(context: PaymentContext, payment: StoredPayment): Promise<void> {
  const { db, clock, hooks } = context;
  if (payment.checkout_id === null && payment.method_id === null) {
    if (payment.expires_at <= clock()) await giveUp(context, payment.id);
    return;
  }
  const gateway = gatewayOf(context, payment);
  if (payment.checkout_id === null) return chargePayment(context, payment);
  const isOverdue = payment.status === 'pending' && payment.expires_at <= clock();
  const checkout = isOverdue
    ? await gateway.expireCheckout(payment.checkout_id)
    : await gateway.readCheckout(payment.checkout_id);
  await inTransaction(db, (transaction) => settlePayment(transaction, payment.id, checkout, { hooks, now: clock() }));
}

/** As `lookUpPayment`, for whoever can do without an answer. */
export async function lookUpPaymentIfPossible(context: PaymentContext, payment: StoredPayment): Promise<void> {
  try {
    await lookUpPayment(context, payment);
  } catch (error) {
    if (!(error instanceof GatewayUnavailable)) throw error;
  }
}

/**
 * Closes a pending payment that stands against another one. What turns out to be paid or settling stays.
 *
 * @throws GatewayUnavailable
 */
export async function closePayment(context: PaymentContext, paymentId: string): Promise<void> {
  const { db, clock, hooks } = context;
  const payment = await selectAnyPayment(db, paymentId);
  if (!payment || payment.status !== 'pending') return;
  // A charge may be on its way: it ends by itself, and soon.
  if (payment.checkout_id === null && payment.method_id !== null) return lookUpPayment(context, payment);
  if (payment.checkout_id === null) return giveUp(context, paymentId);
  const checkout = await gatewayOf(context, payment).expireCheckout(payment.checkout_id);
  await inTransaction(db, (transaction) => settlePayment(transaction, paymentId, checkout, { hooks, now: clock() }));
}

/** Only the provider that a payment was begun at knows it, also after the operator has connected another one. */
function gatewayOf({ gateway }: PaymentContext, { provider }: StoredPayment): PaymentGateway {
  if (gateway.provider !== provider) throw new GatewayUnavailable(`The provider ${provider} is not connected.`);
  return gateway;
}

/** Ends a payment that the provider has not answered for: nobody knows its page, so nobody can pay it. */
async function giveUp({ db, clock, hooks }: PaymentContext, paymentId: string): Promise<void> {
  await inTransaction(db, async (transaction) => {
    await lockPayment(transaction, paymentId);
    const payment = await selectAnyPayment(transaction, paymentId);
    if (payment?.checkout_id !== null) return;
    const expired = { status: 'expired' as const, received: null, means: null, failureReason: null };
    await settlePayment(transaction, paymentId, expired, { hooks, now: clock() });
  });
}
