import type { Kysely } from 'kysely';
import { recordActivity } from '../activity/record-activity.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import type { Checkout, CheckoutStatus, GatewayMethod } from '../payments/gateway.ts';
import { keepMethod, switchDefault, tellOfMethods } from './keep-method.ts';
import { lookAfterCards } from './look-after-cards.ts';
import { referenceTo } from './presentation.ts';
import { takePlace } from './remove-method.ts';
import { lockSetup, type StoredSetup } from './store.ts';

type Settled = Exclude<Schemas['PaymentMethodSetup']['status'], 'pending'>;

/** What is needed beside the database. */
export interface SettlingContext {
  jobs: JobQueue;
  now: Date;
}

/**
 * Brings a set-up to where the provider says it is. The customer's return, every event and every look at the provider come here;
 * in whatever order and however often, there is one new method.
 */
export async function settleSetup(
  transaction: Kysely<Tables>,
  setupId: string,
  checkout: Pick<Checkout, 'status' | 'failureReason' | 'method'>,
  context: SettlingContext,
): Promise<void> {
  const { now } = context;
  const setup = await lockSetup(transaction, setupId);
  if (!setup) return;
  await transaction.updateTable('payment_method_setup').set({ looked_up_at: now }).where('id', '=', setupId).execute();
  const heard = statusOf(checkout);
  // What the provider has stored counts, also for a visit that was given up.
  if (heard === undefined || setup.status === 'succeeded') return;
  if (setup.status !== 'pending' && heard !== 'succeeded') return;
  const methodId =
    heard === 'succeeded' && checkout.method ? await addMethod(transaction, setup, checkout.method, context) : null;
  await transaction
    .updateTable('payment_method_setup')
    .set({
      status: heard,
      payment_method_id: methodId,
      failure_reason: heard === 'failed' ? (checkout.failureReason ?? 'provider_error') : null,
      settled_at: now,
    })
    .where('id', '=', setupId)
    .execute();
}

/** Undefined while it is under way. */
function statusOf({ status, method }: Pick<Checkout, 'status' | 'method'>): Settled | undefined {
  const settled: Record<CheckoutStatus, Settled | undefined> = {
    open: undefined,
    processing: undefined,
    succeeded: method ? 'succeeded' : 'failed',
    failed: 'failed',
    expired: 'expired',
    cancelled: 'cancelled',
  };
  return settled[status];
}

/** @returns the id of the new method */
async function addMethod(
  transaction: Kysely<Tables>,
  setup: StoredSetup,
  method: GatewayMethod,
  context: SettlingContext,
): Promise<string> {
  const { now } = context;
  const { customer_id: customerId, provider, created_by: actor } = setup;
  const added = await keepMethod(transaction, { customerId, provider, method, createdBy: actor }, now);
  const subject = referenceTo(added);
  await recordActivity(transaction, { customerId, action: 'payment_method_added', actor, subject }, now);
  const replaced = await takePlace(transaction, added, setup, context);
  if (!added.is_default && (setup.make_default || replaced?.is_default)) {
    await switchDefault(transaction, added);
    await recordActivity(transaction, { customerId, action: 'payment_method_made_default', actor, subject }, now);
  }
  await lookAfterCards(context, transaction);
  await tellOfMethods(transaction, customerId, [added.id, ...(replaced ? [replaced.id] : [])], now);
  return added.id;
}
