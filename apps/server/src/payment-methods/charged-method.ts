import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { selectAllMethods, selectAnyMethod, type StoredPaymentMethod } from './store.ts';

export type { StoredPaymentMethod } from './store.ts';

/** What the customer's subscriptions are charged to; undefined when invoices are paid by hand. */
export async function defaultMethodOf(
  db: Kysely<Tables>,
  customerId: string,
): Promise<StoredPaymentMethod | undefined> {
  return (await selectAllMethods(db, customerId)).find((method) => method.is_default);
}

/** The method that a payment is charged to, also after it was removed. */
export async function chargedMethod(
  db: Kysely<Tables>,
  methodId: string | null,
): Promise<StoredPaymentMethod | undefined> {
  return methodId === null ? undefined : selectAnyMethod(db, methodId);
}
