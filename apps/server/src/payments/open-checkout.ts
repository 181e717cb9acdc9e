import { checkoutDescription } from './checkout-text.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { chargedMethod } from '../payment-methods/charged-method.ts';
import { providerCustomer } from '../payment-methods/provider-customer.ts';
import type { Checkout, CheckoutRequest } from './gateway.ts';
import { toPayment } from './presentation.ts';
import type { PaymentContext } from './service.ts';
import { selectAnyPayment, type StoredPayment } from './store.ts';

/**
 * Gets the payment page of a payment that was begun. The provider takes our id as the key of the request: however often this
 * happens, also after a crash in the middle, there is one checkout.
 *
 * @throws GatewayUnavailable, ProblemError payment_in_progress when it was closed meanwhile
 */
export async function openCheckout(context: PaymentContext, payment: StoredPayment): Promise<Schemas['Payment']> {
  if (payment.url !== null) return toPayment(payment);
  const { db, gateway } = context;
  const checkout = await gateway.createCheckout(await requestFor(context, payment));
  const kept = await inTransaction(db, async (transaction) => {
    const row = await transaction
      .updateTable('payment')
      .set({ checkout_id: checkout.id, url: checkout.url })
      .where('id', '=', payment.id)
      .where('status', '=', 'pending')
      .returning('id')
      .executeTakeFirst();
    return row && selectAnyPayment(transaction, payment.id);
  });
  if (kept?.status === 'pending') return toPayment(kept);
  await closeUnwanted(context, checkout);
  throw new ProblemError('payment_in_progress', 'Another payment of these invoices was started at the same moment.');
}

async function closeUnwanted({ gateway }: PaymentContext, { id, status }: Checkout): Promise<void> {
  if (status === 'open') await gateway.expireCheckout(id);
}

async function requestFor({ db, customers }: PaymentContext, payment: StoredPayment): Promise<CheckoutRequest> {
  const { id, party } = await customers.getCustomer(payment.customer_id);
  const method = await chargedMethod(db, payment.method_id);
  const money = (amount: number) => ({ amount, currency: payment.currency });
  return {
    reference: payment.id,
    mode: 'payment',
    amount: money(payment.amount),
    description: payment.description ?? checkoutDescription(payment.allocations, payment.locale),
    lines: payment.allocations.map(({ invoice_number: label, amount }) => ({ label, amount: money(amount) })),
    customer: await providerCustomer(db, payment.provider, { id, name: party.name }),
    ...(method ? { methodId: method.provider_method_id } : {}),
    locale: payment.locale,
    returnUrl: payment.return_url ?? '',
    expiresAt: payment.expires_at,
  };
}
