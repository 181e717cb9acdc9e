import { inTransaction } from '../database/transaction-guard.ts';
import { chargedMethod } from '../payment-methods/charged-method.ts';
import { providerCustomer } from '../payment-methods/provider-customer.ts';
import { checkoutDescription } from './checkout-text.ts';
import type { Charge, ChargeRequest } from './gateway.ts';
import { openCheckout } from './open-checkout.ts';
import type { PaymentContext } from './service.ts';
import { settlePayment, type Heard } from './settle-payment.ts';
import { lockPayment, selectAnyPayment, type StoredPayment } from './store.ts';

/**
 * Charges the stored method of a payment, or hears how that went. The provider takes our id as the key of the request: a
 * server that was killed between the request and its answer asks again, and nobody is charged twice.
 *
 * @throws GatewayUnavailable when it is not known yet
 */
export async function chargePayment(context: PaymentContext, payment: StoredPayment): Promise<void> {
  const { gateway, clock } = context;
  const { charge_id: chargeId, created_at: since } = payment;
  if (chargeId !== null) return applyCharge(context, payment.id, await gateway.readCharge(chargeId));
  const request = await requestFor(context, payment);
  const { reference, customer } = request;
  // Providers keep keys for a day: later, they are only asked whether there was a charge.
  const charge =
    payment.expires_at > clock()
      ? await gateway.chargeMethod(request)
      : await gateway.findCharge({ reference, customer, since });
  await applyCharge(context, payment.id, charge);
}

/**
 * Brings a payment to where a charge says it is; when the bank wants to ask the customer, the payment goes on at the
 * provider's page.
 *
 * @param charge undefined when the provider never heard of it, and will not any more
 * @throws GatewayUnavailable
 */
export async function applyCharge(
  context: PaymentContext,
  paymentId: string,
  charge: Charge | undefined,
): Promise<void> {
  const { db, clock, hooks } = context;
  const now = clock();
  const waiting = await inTransaction(db, async (transaction) => {
    await lockPayment(transaction, paymentId);
    const payment = await selectAnyPayment(transaction, paymentId);
    // What goes on at a page is judged by the page; the money of a charge counts all the same.
    if (!payment || (payment.checkout_id !== null && charge?.status !== 'succeeded')) return undefined;
    if (charge) await keepCharge(transaction, paymentId, charge);
    const canAsk = payment.status === 'pending' && payment.return_url !== null && payment.expires_at > now;
    if (charge?.status === 'needs_customer' && canAsk) return payment;
    await settlePayment(transaction, paymentId, heardOf(charge), { hooks, now });
    return undefined;
  });
  if (waiting) await openCheckout(context, waiting);
}

async function keepCharge(transaction: PaymentContext['db'], paymentId: string, { id }: Charge): Promise<void> {
  if (id === null) return;
  await transaction.updateTable('payment').set({ charge_id: id }).where('id', '=', paymentId).execute();
}

function heardOf(charge: Charge | undefined): Heard {
  if (!charge) return { status: 'expired', received: null, means: null, failureReason: null };
  const { status, received, means, failureReason } = charge;
  switch (status) {
    case 'succeeded':
    case 'processing':
      return { status, received, means, failureReason };
    case 'declined':
      return { status: 'failed', received, means, failureReason };
    case 'needs_customer':
      // Nobody is there to be asked.
      return { status: 'failed', received, means, failureReason: 'authentication_failed' };
  }
}

/** The same however often it is asked for: providers refuse another request under the same key. */
async function requestFor(context: PaymentContext, payment: StoredPayment): Promise<ChargeRequest> {
  const { db, customers } = context;
  const method = await chargedMethod(db, payment.method_id);
  const { id, party } = await customers.getCustomer(payment.customer_id);
  const { amount, currency, locale } = payment;
  return {
    reference: payment.id,
    methodId: method?.provider_method_id ?? '',
    customer: await providerCustomer(db, payment.provider, { id, name: party.name }),
    amount: { amount, currency },
    description: payment.description ?? checkoutDescription(payment.allocations, locale),
    locale,
  };
}
