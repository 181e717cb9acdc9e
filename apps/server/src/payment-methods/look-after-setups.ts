import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import { GatewayUnavailable } from '../payments/gateway.ts';
import { lookUpSetup } from './open-setup.ts';
import type { ConnectedContext } from './service.ts';
import type { StoredSetup } from './store.ts';

/** Set-ups looked at in one run. */
const mostAtOnce = 200;

/** Asks the provider about set-ups of which nothing was heard for a while, and comes back while there are any. */
export async function lookAfterSetups(context: ConnectedContext): Promise<void> {
  const { db, clock, lookInterval } = context;
  const quietSince = new Date(clock().getTime() - lookInterval);
  const underWay = db.selectFrom('payment_method_setup').where('status', '=', 'pending');
  const quiet = await underWay
    .selectAll()
    .where((eb) => eb.or([eb('looked_up_at', 'is', null), eb('looked_up_at', '<', quietSince)]))
    .orderBy('id')
    .limit(mostAtOnce)
    .execute();
  for (const setup of quiet) await lookUpIfPossible(context, setup);
  const left = await underWay.select('id').limit(1).executeTakeFirst();
  if (left) await inTransaction(db, (transaction) => lookAfterSetupsSoon(context, transaction));
}

/** As `lookUpSetup`, for whoever can do without an answer. */
export async function lookUpIfPossible(context: ConnectedContext, setup: StoredSetup): Promise<void> {
  try {
    await lookUpSetup(context, setup);
  } catch (error) {
    if (!(error instanceof GatewayUnavailable)) throw error;
  }
}

/** Has set-ups looked after once more; asked for several times before that, it happens once. */
export async function lookAfterSetupsSoon(
  { jobs, lookInterval }: Pick<ConnectedContext, 'jobs' | 'lookInterval'>,
  transaction: Kysely<Tables>,
): Promise<void> {
  // By the queue's own time: a clock that stands still must not make this run without a pause.
  const startAfter = new Date(Date.now() + lookInterval);
  await jobs.add(transaction, 'look_after_setups', {}, { key: 'look after', startAfter });
}
