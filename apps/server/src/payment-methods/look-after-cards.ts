import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import type { JobQueue } from '../jobs/job-queue.ts';
import { notify } from '../notifications/notify.ts';
import { endOfExpiry, stateOf } from './expiry.ts';
import { tellOfMethods } from './keep-method.ts';
import { expiryOf, referenceTo } from './presentation.ts';
import type { PaymentMethodContext } from './service.ts';
import type { StoredPaymentMethod } from './store.ts';

/** Milliseconds between looks at the cards. */
const interval = 24 * 60 * 60 * 1000;

/** Cards looked at in one run. */
const mostAtOnce = 500;

/** Has cards looked after at once, such as after one was added; asked for several times, it happens once. */
export async function lookAfterCards({ jobs }: { jobs: JobQueue }, transaction: Kysely<Tables>): Promise<void> {
  // Another key than the daily look has, which waits for its moment.
  await jobs.add(transaction, 'look_after_cards', {}, { key: 'at once' });
}

/** Tells customers of cards that expire soon, once per card, and comes back every day while there are cards. */
export async function tellOfExpiringCards(context: PaymentMethodContext): Promise<void> {
  const { db, clock } = context;
  const now = clock();
  const untold = await selectUntold(db);
  const expiring = untold.filter((card) => stateOf(expiryOf(card), now) !== 'valid');
  for (const card of expiring) await inTransaction(db, (transaction) => tell(transaction, card, now));
  if (untold.length === expiring.length && untold.length < mostAtOnce) return;
  // By the queue's own time: a clock that stands still must not make this run without a pause.
  const startAfter = new Date(Date.now() + interval);
  await inTransaction(db, async (transaction) => {
    if (expiring.length === mostAtOnce) await lookAfterCards(context, transaction);
    else await context.jobs.add(transaction, 'look_after_cards', {}, { key: 'daily', startAfter });
  });
}

/** First what expires first. */
async function selectUntold(db: Kysely<Tables>): Promise<StoredPaymentMethod[]> {
  return db
    .selectFrom('payment_method')
    .selectAll()
    .where('removed_at', 'is', null)
    .where('expiry_told_at', 'is', null)
    .where('expiry_year', 'is not', null)
    .orderBy('expiry_year')
    .orderBy('expiry_month')
    .limit(mostAtOnce)
    .execute();
}

async function tell(transaction: Kysely<Tables>, card: StoredPaymentMethod, now: Date): Promise<void> {
  const marked = await transaction
    .updateTable('payment_method')
    .set({ expiry_told_at: now })
    .where('id', '=', card.id)
    .where('removed_at', 'is', null)
    .where('expiry_told_at', 'is', null)
    .returning('id')
    .executeTakeFirst();
  const expiry = expiryOf(card);
  if (!marked || expiry === null) return;
  const subject = referenceTo(card);
  const lastDay = new Date(endOfExpiry(expiry).getTime() - 1).toISOString().slice(0, 10);
  const facts = { date: lastDay, ...(subject.label === null ? {} : { name: subject.label }) };
  await notify(transaction, card.customer_id, { kind: 'card_expiring', subject, facts }, now);
  await tellOfMethods(transaction, card.customer_id, [card.id], now);
}
