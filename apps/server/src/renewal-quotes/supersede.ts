import { isDeepStrictEqual } from 'node:util';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { StoredStatus, SubscriptionTerms } from '../subscriptions/tables.ts';
import { expireQuote } from './expire-quote.ts';
import { statusAt } from './standing.ts';
import { updateQuote } from './store.ts';
import { tellOfQuote } from './tell-of-quote.ts';
import { openStatuses, transitions } from './transitions.ts';

/** Whether what a quote was calculated from is not there any more. */
export function outdatesQuotes(before: SubscriptionTerms, after: SubscriptionTerms, status: StoredStatus): boolean {
  const basis = ({ plan, seats, addOns, rates, tax, term }: SubscriptionTerms) =>
    [plan.id, seats.bought, addOns, rates, tax, term] as const;
  return status === 'ended' || status === 'inactive' || !isDeepStrictEqual(basis(before), basis(after));
}

/** Closes the open quote of a locked subscription that has changed; one whose time is over already has expired. */
export async function supersedeQuotes(transaction: Kysely<Tables>, subscriptionId: string, now: Date): Promise<void> {
  const open = await transaction
    .selectFrom('renewal_quote')
    .select(['id', 'version', 'status', 'valid_until'])
    .where('subscription_id', '=', subscriptionId)
    .where('status', 'in', [...openStatuses])
    .forNoKeyUpdate()
    .execute();
  for (const quote of open) {
    if (statusAt(quote, now) === 'expired') {
      await expireQuote(transaction, quote, now);
      continue;
    }
    const status = transitions[quote.status].supersede;
    if (status === null) continue;
    await updateQuote(transaction, quote, { status }, now);
    await tellOfQuote(transaction, quote, now);
  }
}
