import type { Kysely } from 'kysely';
import { actorOf, recordActivity, systemActor } from '../activity/record-activity.ts';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { GatewayUnavailable, type PaymentGateway } from '../payments/gateway.ts';
import { stateOf } from './expiry.ts';
import { switchDefault, tellOfMethods } from './keep-method.ts';
import { expiryOf, referenceTo } from './presentation.ts';
import type { PaymentMethodContext } from './service.ts';
import type { SettlingContext } from './settle-setup.ts';
import {
  lockMethods,
  selectAllMethods,
  selectAnyMethod,
  selectChargedSubscriptions,
  selectMethod,
  type StoredPaymentMethod,
  type StoredSetup,
} from './store.ts';

/** Milliseconds after which a job finishes a removal, when the server was killed in the middle: longer than providers take. */
const timeToRemove = 5 * 60_000;

type Remover = Pick<SessionIdentity, 'customerId' | 'actor'>;

/**
 * Removes a method at the provider and then here. When the provider fails, nothing is removed.
 *
 * @throws ProblemError not_found, payment_method_in_use; GatewayUnavailable
 */
export async function removeMethod(context: PaymentMethodContext, session: Remover, methodId: string): Promise<void> {
  const { db, gateway } = context;
  const method = await inTransaction(db, (transaction) => beginRemoval(context, transaction, session, methodId));
  try {
    await detach(gateway, method);
  } catch (error) {
    await db.updateTable('payment_method').set({ removal_begun_at: null }).where('id', '=', methodId).execute();
    throw error;
  }
  await finishRemoval(context, methodId, actorOf(session));
}

/** From here on the method does not count among those that are left. */
async function beginRemoval(
  { jobs, clock }: PaymentMethodContext,
  transaction: Kysely<Tables>,
  { customerId }: Remover,
  methodId: string,
): Promise<StoredPaymentMethod> {
  const now = clock();
  await lockMethods(transaction, customerId);
  const method = await selectMethod(transaction, customerId, methodId);
  if (!method) throw new ProblemError('not_found', 'No such payment method.');
  const all = await selectAllMethods(transaction, customerId);
  const isLast = !all.some(({ id, removal_begun_at: begun }) => id !== methodId && begun === null);
  if (isLast) await refuseWhileCharged(transaction, customerId);
  await transaction.updateTable('payment_method').set({ removal_begun_at: now }).where('id', '=', methodId).execute();
  const startAfter = new Date(now.getTime() + timeToRemove);
  await jobs.add(transaction, 'detach_payment_method', { methodId }, { key: methodId, startAfter });
  return method;
}

async function refuseWhileCharged(transaction: Kysely<Tables>, customerId: string): Promise<void> {
  const charged = await selectChargedSubscriptions(transaction, customerId);
  if (charged.every(({ status }) => status === 'cancels_at_term_end')) return;
  throw new ProblemError(
    'payment_method_in_use',
    'This is the only payment method, and a subscription is charged to it. Add another one first.',
  );
}

async function detach(gateway: PaymentGateway | undefined, method: StoredPaymentMethod): Promise<void> {
  if (gateway?.provider !== method.provider) {
    throw new GatewayUnavailable(`The provider ${method.provider} is not connected.`);
  }
  await gateway.removeMethod(method.provider_method_id);
}

/** What the provider has forgotten is removed here too; the newest of the others that work becomes the default. */
async function finishRemoval(
  { db, clock }: Pick<PaymentMethodContext, 'db' | 'clock'>,
  methodId: string,
  actor: Schemas['PersonReference'],
): Promise<void> {
  const now = clock();
  await inTransaction(db, async (transaction) => {
    const { customer_id: customerId = '' } = (await selectAnyMethod(transaction, methodId)) ?? {};
    await lockMethods(transaction, customerId);
    const method = await selectMethod(transaction, customerId, methodId);
    if (!method) return;
    await transaction
      .updateTable('payment_method')
      .set({ is_default: false, removed_at: now, detached_at: now })
      .where('id', '=', methodId)
      .execute();
    const entry = { customerId, actor, subject: referenceTo(method) };
    await recordActivity(transaction, { ...entry, action: 'payment_method_removed' }, now);
    const next = method.is_default ? await nextDefault(transaction, customerId, now) : undefined;
    if (next) {
      await switchDefault(transaction, next);
      const made = { ...entry, action: 'payment_method_made_default' as const, subject: referenceTo(next) };
      await recordActivity(transaction, made, now);
    }
    await tellOfMethods(transaction, customerId, [methodId, ...(next ? [next.id] : [])], now);
  });
}

async function nextDefault(
  transaction: Kysely<Tables>,
  customerId: string,
  now: Date,
): Promise<StoredPaymentMethod | undefined> {
  const others = await selectAllMethods(transaction, customerId);
  return others.find((other) => stateOf(expiryOf(other), now) !== 'expired') ?? others[0];
}

/**
 * Has a new method take the place of the one that its set-up names. The provider forgets that one afterwards, by a job.
 *
 * @returns the method that was replaced, as it was
 */
export async function takePlace(
  transaction: Kysely<Tables>,
  added: StoredPaymentMethod,
  { customer_id: customerId, replaces, created_by: actor }: StoredSetup,
  { jobs, now }: SettlingContext,
): Promise<StoredPaymentMethod | undefined> {
  if (replaces === null || replaces === added.id) return undefined;
  const replaced = await selectMethod(transaction, customerId, replaces);
  if (!replaced) return undefined;
  await transaction
    .updateTable('payment_method')
    .set({ is_default: false, removed_at: now })
    .where('id', '=', replaces)
    .execute();
  const subject = referenceTo(replaced);
  await recordActivity(transaction, { customerId, action: 'payment_method_removed', actor, subject }, now);
  await jobs.add(transaction, 'detach_payment_method', { methodId: replaces }, { key: replaces });
  return replaced;
}

/** The job that has the provider forget a method, after a replacement or when a removal was cut off. */
export async function detachRemoved(context: PaymentMethodContext, methodId: string): Promise<void> {
  const { db, gateway, clock } = context;
  const method = await selectAnyMethod(db, methodId);
  const isToGo = method && (method.removed_at !== null || method.removal_begun_at !== null);
  if (!isToGo || method.detached_at !== null) return;
  await detach(gateway, method);
  if (method.removed_at === null) return finishRemoval(context, methodId, systemActor);
  await db.updateTable('payment_method').set({ detached_at: clock() }).where('id', '=', methodId).execute();
}
