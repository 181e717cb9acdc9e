import type { Kysely } from 'kysely';
import { catalogueOf, priceIn } from '../catalogue/price-lookup.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import type { SubscriptionRow } from './store.ts';
import type { Rates } from './tables.ts';

/** A plan that a subscription may be changed to. */
export interface OfferedPlan {
  plan: Schemas['SubscribedPlan'];
  /** Order of the plans; a higher one is an upgrade. */
  rank: number;
  priceId: string;
  rates: Rates;
  minimumSeats: number;
  /** Null when there is no limit. */
  maximumSeats: number | null;
}

/**
 * The plans on offer, lowest first: those with a price in the subscription's currency and interval, on the price list of
 * the customer's brand or else on the house's. The plan it has is always among them, at the agreed price.
 */
export async function offeredPlans(
  db: Kysely<Tables>,
  { product_id: productId, price_id: priceId, terms }: SubscriptionRow,
  brandId: string | null,
): Promise<OfferedPlan[]> {
  const product = await catalogueOf(db, productId);
  const list = { currency: terms.rates.flat.currency, interval: terms.term.interval };
  const sold = product?.plans ?? [];
  const own = sold.find(({ id }) => id === terms.plan.id);
  const current: OfferedPlan = {
    plan: terms.plan,
    rank: own?.rank ?? 0,
    priceId,
    rates: terms.rates,
    minimumSeats: own?.minimumSeats ?? Math.max(terms.seats.minimum, 1),
    maximumSeats: own ? own.maximumSeats : terms.seats.maximum,
  };
  const others = sold.flatMap((plan): OfferedPlan[] => {
    const price = priceIn(plan, { ...list, brandId }) ?? priceIn(plan, { ...list, brandId: null });
    if (!price || plan.id === terms.plan.id) return [];
    const { id, name, features, rank, minimumSeats, maximumSeats } = plan;
    const rates = { perSeat: price.perSeat, flat: price.flat };
    return [{ plan: { id, name, features }, rank, priceId: price.id, rates, minimumSeats, maximumSeats }];
  });
  return [current, ...others].toSorted((one, other) => one.rank - other.rank);
}

/** What the customer is shown of it. */
export function toOptions({ terms }: SubscriptionRow, offered: readonly OfferedPlan[]): Schemas['SubscriptionOptions'] {
  const current = offered.find(({ plan }) => plan.id === terms.plan.id);
  const { seats } = terms;
  return {
    plans: offered.map(({ plan, rank, rates, minimumSeats, maximumSeats }) => ({
      ...plan,
      ...rates,
      minimumSeats,
      maximumSeats,
      direction: plan.id === terms.plan.id ? 'current' : rank < (current?.rank ?? 0) ? 'downgrade' : 'upgrade',
    })),
    seats: {
      ...seats,
      minimum: Math.max(current?.minimumSeats ?? 1, seats.used ?? 0),
      maximum: current ? current.maximumSeats : seats.maximum,
    },
  };
}
