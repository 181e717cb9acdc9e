import type { Kysely } from 'kysely';
import { recordActivity } from '../activity/record-activity.ts';
import type { Tables } from '../database/tables.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Schemas } from '../http/operations.ts';
import { subscriptionAt } from '../subscriptions/known-subscription.ts';
import { progressOf } from './progress.ts';
import { selectQuote } from './store.ts';
import type { QuoteRow } from './tables.ts';

/** What happened to a quote, for the customer's activity list. */
export interface QuoteHappening {
  action: Schemas['ActivityAction'];
  actor: Schemas['PersonReference'];
  recipients?: readonly string[];
}

/** Tells open pages how a quote stands now, and keeps in the activity what happened, if anything. */
export async function tellOfQuote(
  transaction: Kysely<Tables>,
  { id }: Pick<QuoteRow, 'id'>,
  now: Date,
  happened?: QuoteHappening,
): Promise<void> {
  const quote = await selectQuote(transaction, id);
  if (!quote) return;
  const { customer_id: customerId, subscription_id: subscriptionId, status } = quote;
  if (happened) {
    const amount = quote.offer?.total.gross;
    const entry = { customerId, subject: referenceToQuote(quote), ...(amount ? { amount } : {}), ...happened };
    await recordActivity(transaction, entry, now);
  }
  const data = { quoteId: id, subscriptionId, status, progress: progressOf(quote) };
  await publishEvent(transaction, customerId, { type: 'renewal_quote.changed', data }, now);
  const subscription = await subscriptionAt(transaction, subscriptionId, now, customerId);
  if (!subscription) return;
  const facts = { subscriptionId, status: subscription.current_status };
  await publishEvent(transaction, customerId, { type: 'subscription.changed', data: facts }, now);
}

/** A quote, as notifications and activity name it: by its product until it has a number. */
export function referenceToQuote({ id, number, wanted }: Pick<QuoteRow, 'id' | 'number' | 'wanted'>) {
  return { type: 'renewal_quote' as const, id, label: number ?? wanted.productName };
}
