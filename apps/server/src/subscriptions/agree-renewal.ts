import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { writeSubscription } from './change-store.ts';
import { lockSubscription } from './lock-subscription.ts';
import { renewalDay } from './presentation.ts';
import { dropScheduledChange } from './scheduled-change.ts';
import { standingAt } from './standing.ts';
import type { AgreedTerms } from './tables.ts';

/** What is agreed about the next term. */
export interface RenewalAgreement extends Pick<AgreedTerms, 'terms' | 'priceId'> {
  agreed: Pick<Schemas['AgreedRenewal'], 'quoteId' | 'quoteNumber' | 'total' | 'invoiceId'>;
}

/**
 * Agrees the next term of a subscription: it comes when the present one is over, and a cancellation or a change that
 * waited for that moment are gone. Whether it renews by itself after that stays as it was.
 *
 * @throws ProblemError invalid_state when there is no next term to be agreed
 */
export async function agreeRenewal(
  transaction: Kysely<Tables>,
  subscriptionId: string,
  { terms, priceId, agreed }: RenewalAgreement,
  now: Date,
): Promise<void> {
  const row = await lockSubscription(transaction, subscriptionId);
  const standing = row && standingAt(row, now);
  const isOpen = standing === 'active' || standing === 'cancels_at_term_end';
  if (!row || !isOpen || row.agreed_renewal) {
    throw new ProblemError('invalid_state', 'The next term of this subscription cannot be agreed.');
  }
  const { plan, seats, term } = terms;
  const shown = { ...agreed, plan: { id: plan.id, name: plan.name }, seats: seats.bought, term };
  const next = { ...row, status: 'active' as const, agreed_renewal: { renewal: shown, terms, priceId } };
  const { status, agreed_renewal } = next;
  await writeSubscription(
    transaction,
    row,
    { status, agreed_renewal, cancellation: null, scheduled_change: null, renews_on: renewalDay(next) },
    now,
  );
  if (row.scheduled_change) await dropScheduledChange(transaction, subscriptionId, now);
}
