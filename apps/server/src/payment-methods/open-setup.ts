import { inTransaction } from '../database/transaction-guard.ts';
import { GatewayUnavailable, type CheckoutRequest, type PaymentGateway } from '../payments/gateway.ts';
import { ensureProviderCustomer } from './provider-customer.ts';
import type { ConnectedContext } from './service.ts';
import { settleSetup } from './settle-setup.ts';
import { selectAnySetup, type StoredSetup } from './store.ts';

/**
 * Gets the provider's page of a set-up. Our id is the key of the request: however often this happens, there is one page.
 *
 * @throws GatewayUnavailable
 */
export async function openSetup(context: ConnectedContext, setup: StoredSetup): Promise<void> {
  if (setup.url !== null || setup.status !== 'pending') return;
  const { db, gateway } = context;
  const { id, url } = await gateway.createCheckout(await requestFor(context, setup));
  await db
    .updateTable('payment_method_setup')
    .set({ checkout_id: id, url })
    .where('id', '=', setup.id)
    .where('status', '=', 'pending')
    .execute();
}

async function requestFor({ db, customers, gateway }: ConnectedContext, setup: StoredSetup): Promise<CheckoutRequest> {
  const { id, party } = await customers.getCustomer(setup.customer_id);
  return {
    reference: setup.id,
    mode: 'setup',
    amount: undefined,
    description: descriptions[setup.locale.split('-', 1)[0] ?? 'en'] ?? 'Payment method',
    lines: [],
    customer: await ensureProviderCustomer(db, gateway, { id, name: party.name }),
    locale: setup.locale,
    returnUrl: setup.return_url,
    expiresAt: setup.expires_at,
  };
}

const descriptions: Readonly<Record<string, string>> = {
  en: 'Payment method',
  fr: 'Mode de paiement',
  de: 'Zahlungsmittel',
};

/**
 * Asks the provider where a set-up is, and brings it there. A page whose time is over is closed first.
 *
 * @throws GatewayUnavailable
 */
export async function lookUpSetup(context: ConnectedContext, setup: StoredSetup): Promise<void> {
  const { db, gateway, clock } = context;
  if (gateway.provider !== setup.provider) {
    throw new GatewayUnavailable(`The provider ${setup.provider} is not connected.`);
  }
  const isOverdue = setup.expires_at <= clock();
  if (setup.checkout_id === null && !isOverdue) return;
  const checkout = await (setup.checkout_id === null ? nothing : ask(gateway, setup.checkout_id, isOverdue));
  await inTransaction(db, async (transaction) => {
    const current = await selectAnySetup(transaction, setup.id);
    // A page that was got meanwhile may still be used.
    if (setup.checkout_id === null && current?.checkout_id !== null) return;
    await settleSetup(transaction, setup.id, checkout, { ...context, now: clock() });
  });
}

/** Of a page that was never got nobody knows, so nobody can use it. */
const nothing = { status: 'expired', failureReason: null, method: null } as const;

function ask(gateway: PaymentGateway, checkoutId: string, isOverdue: boolean) {
  return isOverdue ? gateway.expireCheckout(checkoutId) : gateway.readCheckout(checkoutId);
}
