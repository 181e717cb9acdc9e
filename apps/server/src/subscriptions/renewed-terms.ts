import type { Schemas } from '../http/operations.ts';
import { nextTerm } from './rules/calendar.ts';
import type { SubscriptionRow } from './store.ts';
import type { AgreedTerms, Rates, ScheduledTerms, SubscriptionTerms } from './tables.ts';

/** The part of a subscription that a renewal goes by. */
export interface Renewable extends Pick<SubscriptionRow, 'terms' | 'price_id'> {
  scheduled_change: Pick<ScheduledTerms, 'terms'> | null;
}

/**
 * The terms after the next renewal: the change that waits for it is in effect, and prices are those of the catalogue where
 * it still has them, else as agreed.
 *
 * @param product as it is sold now
 */
export function renewedTerms(row: Renewable, product: Schemas['Product'] | undefined): SubscriptionTerms {
  const { terms, scheduled_change: scheduled } = row;
  const changed = scheduled?.terms ?? { plan: terms.plan, seats: terms.seats, rates: terms.rates };
  const { trialUntil: _, ...kept } = terms;
  return {
    ...kept,
    plan: changed.plan,
    seats: { ...changed.seats, used: terms.seats.used },
    rates: ratesAt(product, renewedPriceId(row)) ?? changed.rates,
    term: nextTerm(terms.term, terms.anchor),
    anchor: terms.anchor ?? terms.term.start,
  };
}

/** The terms after a renewal that is agreed: what was agreed, and what has become of the rest meanwhile. */
export function agreedTerms(
  { terms }: Pick<SubscriptionRow, 'terms'>,
  { terms: agreed }: Pick<AgreedTerms, 'terms'>,
): SubscriptionTerms {
  const { tax, timeZone, autoRenew, seats } = terms;
  return { ...agreed, tax, timeZone, autoRenew, seats: { ...agreed.seats, used: seats.used } };
}

/** The price that a renewal is charged at. */
export function renewedPriceId({ price_id: priceId, scheduled_change: scheduled }: Renewable): string {
  return scheduled?.terms.priceId ?? priceId;
}

function ratesAt(product: Schemas['Product'] | undefined, priceId: string): Rates | undefined {
  const prices = product?.plans.flatMap((plan) => plan.prices) ?? [];
  const found = prices.find(({ id }) => id === priceId);
  return found && { perSeat: found.perSeat, flat: found.flat };
}
