import type { Schemas } from '../http/operations.ts';
import { nextDay, noticeDeadline } from './rules/calendar.ts';
import { priceOf } from './rules/price.ts';
import type { SubscriptionRow } from './store.ts';
import { renewedTerms, type Renewable } from './renewed-terms.ts';
import { renews, standingAt } from './standing.ts';
import type { StoredCancellation, SubscriptionTerms } from './tables.ts';

/** What is known of a subscription beside its own row. */
export interface Surroundings {
  now: Date;
  /** What its customer's invoices are charged to; null when they are paid by hand. */
  means: Schemas['PaymentMeans'] | null;
  /** Its product as it is sold now; undefined when it is not any more. */
  product: Schemas['Product'] | undefined;
  /** Its renewal quote that is open; null without one. */
  openQuoteId: string | null;
}

/** What the customer is shown in a list. */
export function toListItem(
  row: SubscriptionRow,
  { now, means, product, openQuoteId }: Surroundings,
): Schemas['SubscriptionListItem'] {
  const { rates: _, tax: __, noticeDays: ___, trialUntil: ____, anchor: _____, ...terms } = row.terms;
  const { seats } = terms;
  return {
    ...terms,
    id: row.id,
    seats: { ...seats, minimum: Math.max(seats.minimum, seats.used ?? 0) },
    status: shownStatus(row, now),
    price: priceOfTerms(row.terms),
    nextRenewal: nextRenewalOf(row, product),
    noticeDeadline: openDeadline(row, now)?.toISOString() ?? null,
    paymentMethod: standingAt(row, now) === 'ended' ? null : means,
    scheduledChange: row.scheduled_change?.change ?? null,
    cancellation: row.cancellation && shownCancellation(row.cancellation),
    openQuoteId,
    agreedRenewal: row.agreed_renewal?.renewal ?? null,
  };
}

/** As it stands today where it is, also while nobody has turned its term yet. */
function shownStatus(row: SubscriptionRow, now: Date): Schemas['SubscriptionStatus'] {
  const standing = standingAt(row, now);
  if (standing === row.status) return row.current_status;
  return standing === 'active' && row.overdue_invoice_ids.length > 0 ? 'past_due' : standing;
}

function shownCancellation(cancellation: StoredCancellation): Schemas['SubscriptionCancellation'] {
  const { before: _, ...shown } = cancellation;
  return shown;
}

/** What is charged per billing interval. */
export function priceOfTerms({ seats, ...terms }: SubscriptionTerms): Schemas['TaxedAmount'] {
  return priceOf({ ...terms, seats: seats.bought });
}

/** The last moment to cancel or to switch off renewal; null once it has passed or where there is nothing to end. */
export function openDeadline(
  { status, terms, agreed_renewal: agreed }: Pick<SubscriptionRow, 'status' | 'terms' | 'agreed_renewal'>,
  now: Date,
): Date | null {
  if (status === 'ended' || agreed) return null;
  const deadline = noticeDeadline(terms.term.end, terms.noticeDays, terms.timeZone);
  return deadline >= now ? deadline : null;
}

/** What the customer is shown of one subscription. */
export function toSubscription(row: SubscriptionRow, surroundings: Surroundings): Schemas['Subscription'] {
  return {
    ...toListItem(row, surroundings),
    overdueInvoiceIds: row.overdue_invoice_ids,
    createdAt: row.created_at.toISOString(),
    updatedAt: row.updated_at.toISOString(),
  };
}

export function toOperatorSubscription(
  row: SubscriptionRow,
  surroundings: Surroundings,
): Schemas['OperatorSubscription'] {
  return {
    customerId: row.customer_id,
    productId: row.product_id,
    priceId: row.price_id,
    subscription: toSubscription(row, surroundings),
  };
}

/** The entity tag of a version. */
export function entityTag({ version }: Pick<SubscriptionRow, 'version'>): string {
  return `"${version}"`;
}

/** The ISO date of the renewal: the day after the term; null when there is none. */
export function renewalDay(standing: Pick<SubscriptionRow, 'terms' | 'status' | 'agreed_renewal'>): string | null {
  return renews(standing) ? nextDay(standing.terms.term.end) : null;
}

/** The next renewal, and what it is expected to cost or agreed to. */
export function nextRenewalOf(
  row: Pick<SubscriptionRow, 'renews_on' | 'agreed_renewal'> & Renewable,
  product: Schemas['Product'] | undefined,
): Schemas['NextRenewal'] | null {
  if (row.renews_on === null) return null;
  const expected = row.agreed_renewal?.renewal.total ?? priceOfTerms(renewedTerms(row, product));
  return { on: row.renews_on, expected };
}

/** A subscription, as notifications and activity name it. */
export function referenceTo({ id, terms }: Pick<SubscriptionRow, 'id' | 'terms'>): Schemas['ResourceReference'] {
  return { type: 'subscription', id, label: terms.product.name };
}
