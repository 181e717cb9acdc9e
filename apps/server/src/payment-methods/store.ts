import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { PaymentMethodSetupTable, PaymentMethodTable } from './tables.ts';

export type StoredPaymentMethod = Selectable<PaymentMethodTable>;
export type StoredSetup = Selectable<PaymentMethodSetupTable>;

function kept(db: Kysely<Tables>) {
  return db.selectFrom('payment_method').selectAll().where('removed_at', 'is', null);
}

/** A method whosever it is, also one that was removed. */
export async function selectAnyMethod(db: Kysely<Tables>, methodId: string): Promise<StoredPaymentMethod | undefined> {
  return db.selectFrom('payment_method').selectAll().where('id', '=', methodId).executeTakeFirst();
}

/** A method of one customer; another customer's is not found. */
export async function selectMethod(
  db: Kysely<Tables>,
  customerId: string,
  methodId: string,
): Promise<StoredPaymentMethod | undefined> {
  return kept(db).where('customer_id', '=', customerId).where('id', '=', methodId).executeTakeFirst();
}

/** All methods of a customer, newest first. */
export async function selectAllMethods(db: Kysely<Tables>, customerId: string): Promise<StoredPaymentMethod[]> {
  return kept(db).where('customer_id', '=', customerId).orderBy('id', 'desc').execute();
}

/** The default first, then the newest; those that follow the method `after`. */
export async function selectMethods(
  db: Kysely<Tables>,
  customerId: string,
  { after, limit }: { after: string | undefined; limit: number },
): Promise<StoredPaymentMethod[]> {
  let query = kept(db).where('customer_id', '=', customerId);
  if (after !== undefined) {
    const last = await selectAnyMethod(db, after);
    query = query.where('is_default', '=', false).$if(!last?.is_default, (rest) => rest.where('id', '<', after));
  }
  return query.orderBy('is_default', 'desc').orderBy('id', 'desc').limit(limit).execute();
}

/** Locks the methods of a customer, also when there are none yet: whoever adds, removes or chooses one waits. */
export async function lockMethods(transaction: Kysely<Tables>, customerId: string): Promise<void> {
  await transaction.selectFrom('customer').select('id').where('id', '=', customerId).forNoKeyUpdate().execute();
}

/** What a customer has subscribed to and is charged for. */
export async function selectChargedSubscriptions(
  db: Kysely<Tables>,
  customerId: string,
): Promise<{ id: string; status: string }[]> {
  return db
    .selectFrom('subscription')
    .select(['id', 'status'])
    .where('customer_id', '=', customerId)
    .where('status', '<>', 'ended')
    .orderBy('renewal_order')
    .execute();
}

/** A set-up of one customer; another customer's is not found. */
export async function selectSetup(
  db: Kysely<Tables>,
  customerId: string,
  setupId: string,
): Promise<StoredSetup | undefined> {
  return setups(db).where('customer_id', '=', customerId).where('id', '=', setupId).executeTakeFirst();
}

/** A set-up whosever it is, for work that nobody asked for. */
export async function selectAnySetup(db: Kysely<Tables>, setupId: string): Promise<StoredSetup | undefined> {
  return setups(db).where('id', '=', setupId).executeTakeFirst();
}

/** As `selectAnySetup`, locked for a change. */
export async function lockSetup(transaction: Kysely<Tables>, setupId: string): Promise<StoredSetup | undefined> {
  return setups(transaction).where('id', '=', setupId).forUpdate().executeTakeFirst();
}

function setups(db: Kysely<Tables>) {
  return db.selectFrom('payment_method_setup').selectAll();
}
