import type { Kysely } from 'kysely';
import { catalogueOf } from '../catalogue/price-lookup.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { offeredPlans } from '../subscriptions/options.ts';
import { subscriptionAt } from '../subscriptions/known-subscription.ts';
import { calculateOffer, termsToCome, type OfferBasis } from './calculate-offer.ts';
import { renewalRulesOf } from './rules.ts';
import type { StoredOffer } from './tables.ts';
import { quoteWording } from './wording/quote-wording.ts';

/** Whose subscription is to be renewed. */
export interface Renewing {
  customer: Pick<Schemas['Customer'], 'id' | 'brandId' | 'locale'>;
  subscriptionId: string;
}

/** What is known about renewing a subscription now. @throws ProblemError not_found, invalid_state, feature_disabled */
export async function basisOf(
  db: Kysely<Tables>,
  { customer, subscriptionId }: Renewing,
  now: Date,
): Promise<OfferBasis> {
  const row = await subscriptionAt(db, subscriptionId, now, customer.id);
  if (!row) throw new ProblemError('not_found', 'No such subscription.');
  const product = await catalogueOf(db, row.product_id);
  const rules = renewalRulesOf(row, product, now);
  const offered = await offeredPlans(db, row, customer.brandId);
  return { row, product: product as Schemas['Product'], offered, rules };
}

/** What renewing it comes to now. @throws what `basisOf` and `termsToCome` throw */
export async function offerFor(
  db: Kysely<Tables>,
  renewing: Renewing,
  asked: Schemas['QuoteTerms'] | undefined,
  now: Date,
): Promise<{ offer: StoredOffer; basis: OfferBasis }> {
  const basis = await basisOf(db, renewing, now);
  const offer = calculateOffer(termsToCome(basis, asked), basis.rules, quoteWording(renewing.customer.locale));
  return { offer, basis };
}
