import type { Kysely } from 'kysely';
import { newId } from '../database/new-id.ts';
import type { Tables } from '../database/tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Schemas } from '../http/operations.ts';
import type { GatewayMethod } from '../payments/gateway.ts';
import { lockMethods, selectAllMethods, type StoredPaymentMethod } from './store.ts';

export interface NewMethod {
  customerId: string;
  provider: Schemas['PaymentProvider'];
  method: GatewayMethod;
  createdBy: Schemas['PersonReference'];
}

/**
 * Keeps what the provider has stored; once, however often it is told. The customer's methods are locked from here on. It is the
 * default when it is the only one.
 */
export async function keepMethod(
  transaction: Kysely<Tables>,
  { customerId, provider, method, createdBy }: NewMethod,
  now: Date,
): Promise<StoredPaymentMethod> {
  await lockMethods(transaction, customerId);
  const others = await selectAllMethods(transaction, customerId);
  const known = others.find((other) => other.provider === provider && other.provider_method_id === method.id);
  if (known) return known;
  return transaction
    .insertInto('payment_method')
    .values({
      id: newId('pm', now),
      customer_id: customerId,
      provider,
      provider_method_id: method.id,
      kind: method.kind,
      brand: method.brand || null,
      last_digits: digitsOf(method.lastDigits),
      holder: method.holder?.trim().slice(0, 300) || null,
      expiry_year: method.expiry?.year ?? null,
      expiry_month: method.expiry?.month ?? null,
      is_default: !others.some((other) => other.is_default),
      created_by: JSON.stringify(createdBy),
      created_at: now,
      expiry_told_at: null,
      removal_begun_at: null,
      removed_at: null,
      detached_at: null,
    })
    .returningAll()
    .executeTakeFirstOrThrow();
}

/** The last digits of an account may be letters in some countries; those are not shown. */
function digitsOf(text: string | null): string | null {
  return text !== null && /^[0-9]{2,4}$/.test(text) ? text : null;
}

/** Makes a method the default in place of the one that was. The customer's methods are locked before. */
export async function switchDefault(
  transaction: Kysely<Tables>,
  { id, customer_id: customerId }: StoredPaymentMethod,
): Promise<void> {
  await transaction
    .updateTable('payment_method')
    .set({ is_default: false })
    .where('customer_id', '=', customerId)
    .where('is_default', '=', true)
    .where('id', '<>', id)
    .execute();
  await transaction.updateTable('payment_method').set({ is_default: true }).where('id', '=', id).execute();
}

/** Tells the customer's open pages. */
export async function tellOfMethods(
  transaction: Kysely<Tables>,
  customerId: string,
  paymentMethodIds: string[],
  now: Date,
): Promise<void> {
  await publishEvent(transaction, customerId, { type: 'payment_methods.changed', data: { paymentMethodIds } }, now);
}
