import type { Kysely } from 'kysely';
import { findPrice, type FoundPrice } from '../catalogue/price-lookup.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError, type FieldProblem } from '../http/problem.ts';
import { sellerOf } from '../sellers/seller-of.ts';
import { dayBefore, monthsIn, termFrom } from './rules/calendar.ts';
import { taxTreatment } from './rules/place-of-supply.ts';
import type { NewSubscription } from './service.ts';

type Input = Schemas['SubscriptionInput'];

/**
 * A subscription as the catalogue prices it.
 *
 * @throws ProblemError option_not_available, validation_failed, feature_disabled (no seller)
 */
export async function pricedSubscription(
  transaction: Kysely<Tables>,
  input: Input,
  customer: Schemas['Customer'],
): Promise<NewSubscription> {
  const { product, plan, price } = await planPrice(transaction, input);
  checkInput(input, plan, price);
  const addOns = await Promise.all((input.addOns ?? []).map((addOn) => pricedAddOn(transaction, addOn, price)));
  return {
    customer: { id: customer.id },
    priceId: price.id,
    status: input.trialUntil === undefined ? 'active' : 'trial',
    product: { id: product.id, name: product.name },
    plan: { id: plan.id, name: plan.name, features: plan.features },
    addOns,
    seats: {
      bought: input.seats,
      used: input.usedSeats ?? null,
      minimum: plan.minimumSeats,
      maximum: plan.maximumSeats,
    },
    term: termFrom(input.start, input.termMonths, price.interval),
    timeZone: input.timeZone,
    autoRenew: input.autoRenew,
    rates: { perSeat: price.perSeat, flat: price.flat },
    tax: await taxFor(transaction, product, customer),
    noticeDays: product.noticeDays,
    ...(input.trialUntil === undefined ? {} : { trialUntil: input.trialUntil }),
    // The first invoice is for the days from its start on; during a trial, from its end on.
    billedUntil: input.trialUntil ?? dayBefore(input.start),
  };
}

async function planPrice(
  transaction: Kysely<Tables>,
  { productId, planId, priceId }: Input,
): Promise<FoundPrice & { plan: Schemas['Plan'] }> {
  const found = await findPrice(transaction, priceId);
  if (found?.plan?.id !== planId || found.product.id !== productId) {
    throw new ProblemError('option_not_available', 'The catalogue has no such price of this plan and product.');
  }
  return found as FoundPrice & { plan: Schemas['Plan'] };
}

function checkInput(input: Input, plan: Schemas['Plan'], price: Schemas['Price']): void {
  const { seats, usedSeats = 0, start, trialUntil, termMonths } = input;
  const { end } = termFrom(start, termMonths, price.interval);
  const fields: FieldProblem[] = [
    ...(seats < Math.max(plan.minimumSeats, usedSeats)
      ? [{ pointer: '/seats', code: 'minimum', message: 'is fewer than the plan or the seats in use demand' }]
      : []),
    ...(plan.maximumSeats !== null && seats > plan.maximumSeats
      ? [{ pointer: '/seats', code: 'maximum', message: `must be at most ${plan.maximumSeats} on this plan` }]
      : []),
    ...(termMonths % monthsIn(price.interval) !== 0
      ? [
          {
            pointer: '/termMonths',
            code: 'multiple',
            message: `must be whole billing intervals of ${monthsIn(price.interval)} months`,
          },
        ]
      : []),
    ...(trialUntil !== undefined && (trialUntil < start || trialUntil > end)
      ? [{ pointer: '/trialUntil', code: 'range', message: `must be from ${start} to ${end}` }]
      : []),
  ];
  if (fields.length > 0) throw new ProblemError('validation_failed', 'The subscription is not possible.', { fields });
}

async function pricedAddOn(
  transaction: Kysely<Tables>,
  { addOnId, priceId, quantity }: Schemas['AddOnQuantity'],
  { currency, interval }: Schemas['Price'],
): Promise<Schemas['SubscribedAddOn']> {
  const found = await findPrice(transaction, priceId);
  const { addOn, price } = found ?? {};
  if (addOn?.id !== addOnId || price?.currency !== currency || price.interval !== interval) {
    throw new ProblemError('option_not_available', 'The catalogue has no such price of this add-on for this plan.');
  }
  const each = { amount: price.flat.amount + price.perSeat.amount, currency };
  return { id: addOn.id, name: addOn.name, quantity, price: each };
}

async function taxFor(
  transaction: Kysely<Tables>,
  { taxCategory }: Schemas['Product'],
  { party, brandId }: Schemas['Customer'],
): Promise<Schemas['TaxCategory']> {
  const seller = await sellerOf(transaction, brandId);
  const sellerCountry = seller.party.address?.country;
  const customerCountry = party.address?.country;
  if (!sellerCountry || !customerCountry) return taxCategory;
  return taxTreatment({ sellerCountry, customerCountry, hasTaxId: party.taxId !== null, category: taxCategory });
}
