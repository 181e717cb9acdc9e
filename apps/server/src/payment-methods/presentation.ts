import type { Schemas } from '../http/operations.ts';
import { stateOf } from './expiry.ts';
import type { StoredPaymentMethod, StoredSetup } from './store.ts';

/** Who has a method, and what is charged to it. */
export interface MethodSurroundings {
  now: Date;
  /** What the customer is charged for, all to the default. */
  subscriptionIds: readonly string[];
}

/** A method as the contract gives it. */
export function toPaymentMethod(
  row: StoredPaymentMethod,
  { now, subscriptionIds }: MethodSurroundings,
): Schemas['PaymentMethod'] {
  const expiry = expiryOf(row);
  return {
    id: row.id,
    kind: row.kind,
    brand: row.brand,
    lastDigits: row.last_digits,
    holder: row.holder,
    expiry,
    state: stateOf(expiry, now),
    default: row.is_default,
    subscriptionIds: row.is_default ? [...subscriptionIds] : [],
    createdAt: row.created_at.toISOString(),
  };
}

/** The last month in which it works; null for what does not expire. */
export function expiryOf({
  expiry_year: year,
  expiry_month: month,
}: Pick<StoredPaymentMethod, 'expiry_year' | 'expiry_month'>): Schemas['ExpiryMonth'] | null {
  return year === null || month === null ? null : { year, month };
}

/** How a subscription names it. */
export function meansOf({ kind, brand, last_digits: lastDigits }: StoredPaymentMethod): Schemas['PaymentMeans'] {
  return { kind, brand, lastDigits };
}

/** Points to a method, such as `visa •••• 4242`. */
export function referenceTo({
  id,
  brand,
  last_digits: lastDigits,
}: Pick<StoredPaymentMethod, 'id' | 'brand' | 'last_digits'>): Schemas['ResourceReference'] {
  const label = [brand, lastDigits && `•••• ${lastDigits}`].filter(Boolean).join(' ');
  return { type: 'payment_method', id, label: label || null };
}

/** A set-up as the contract gives it. */
export function toSetup(row: StoredSetup): Schemas['PaymentMethodSetup'] {
  return {
    id: row.id,
    status: row.status,
    redirectUrl: row.status === 'pending' ? row.url : null,
    paymentMethodId: row.payment_method_id,
    failureReason: row.status === 'failed' ? row.failure_reason : null,
    createdAt: row.created_at.toISOString(),
    expiresAt: row.expires_at.toISOString(),
  };
}
