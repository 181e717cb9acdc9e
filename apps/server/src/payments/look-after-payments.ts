import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import { lookUpPaymentIfPossible } from './look-up-payment.ts';
import type { PaymentContext } from './service.ts';
import { selectAnyPayment } from './store.ts';

/** Payments looked at in one run. */
const mostAtOnce = 200;

/**
 * Asks the provider about payments under way of which nothing was heard for a while, and comes back while there are any:
 * an event that never arrives does not leave a payment open for ever.
 */
export async function lookAfterPayments(context: PaymentContext): Promise<void> {
  const { db, clock, lookInterval } = context;
  const quietSince = new Date(clock().getTime() - lookInterval);
  const quiet = await db
    .selectFrom('payment')
    .select('id')
    .where('status', 'in', ['pending', 'processing'])
    .where((eb) => eb.or([eb('looked_up_at', 'is', null), eb('looked_up_at', '<', quietSince)]))
    .orderBy('id')
    .limit(mostAtOnce)
    .execute();
  for (const { id } of quiet) {
    const payment = await selectAnyPayment(db, id);
    if (payment) await lookUpPaymentIfPossible(context, payment);
  }
  const left = await db
    .selectFrom('payment')
    .select('id')
    .where('status', 'in', ['pending', 'processing'])
    .limit(1)
    .executeTakeFirst();
  if (!left) return;
  await inTransaction(db, (transaction) => lookAfterSoon(context, transaction));
}

/** Has payments looked after once more; asked for several times before that, it happens once. */
export async function lookAfterSoon(
  { jobs, lookInterval }: Pick<PaymentContext, 'jobs' | 'lookInterval'>,
  transaction: Kysely<Tables>,
): Promise<void> {
  // By the queue's own time: a clock that stands still must not make this run without a pause.
  const startAfter = new Date(Date.now() + lookInterval);
  await jobs.add(transaction, 'look_after_payments', {}, { key: 'look after', startAfter });
}
