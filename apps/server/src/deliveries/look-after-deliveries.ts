import { inTransaction } from '../database/transaction-guard.ts';
import type { DeliveryContext } from './service.ts';
import { hasUnfinished, selectSilent } from './store.ts';

/** Queues messages anew whose job was lost, and comes back while messages are unfinished. */
export async function lookAfterDeliveries({ db, jobs, clock, settings }: DeliveryContext): Promise<void> {
  const now = clock().getTime();
  await inTransaction(db, async (transaction) => {
    for (const key of await selectSilent(transaction, new Date(now - settings.lostAfter))) {
      const name = `${key.deliveryId} ${key.position}`;
      await jobs.add(transaction, 'deliver_message', key, { key: name });
    }
    if (!(await hasUnfinished(transaction))) return;
    const startAfter = new Date(now + settings.lostAfter);
    await jobs.add(transaction, 'look_after_deliveries', {}, { key: 'look after', startAfter });
  });
}
