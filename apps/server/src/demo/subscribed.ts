import type { Schemas } from '../http/operations.ts';
import { priceIn } from '../catalogue/price-lookup.ts';
import type { NewSubscription } from '../subscriptions/service.ts';
import { billingPeriod, nextTerm, termFrom } from '../subscriptions/rules/calendar.ts';
import type { ScheduledTerms, SubscriptionTerms } from '../subscriptions/tables.ts';
import { productOn, sold } from './catalogue.ts';
import type { PlanKey, SoldKey } from './catalogue.ts';
import type { BillingAccount } from './issue.ts';

/** What one subscription is about. */
export interface SubscriptionDraft {
  readonly product: SoldKey;
  readonly plan: PlanKey;
  readonly seats: number;
  readonly usedSeats: number;
  /** Units of storage; none is no add-on. */
  readonly storage: number;
  /** First day of the first term. */
  readonly start: string;
  /** Months of each term. */
  readonly months: number;
  readonly interval: Schemas['BillingInterval'];
  readonly timeZone: string;
  readonly status: NewSubscription['status'];
  /** Last day of a trial. */
  readonly trialUntil?: string;
}

type Bought = Pick<SubscriptionTerms, 'plan' | 'seats' | 'rates'> & { priceId: string };

/** The term that a day lies in, or the first one of a subscription that has ended. */
function termOn(day: string, { start, months, interval, status }: SubscriptionDraft): Schemas['SubscriptionTerm'] {
  let term = termFrom(start, months, interval);
  if (status === 'ended') return term;
  while (term.end < day) term = nextTerm(term, start);
  return term;
}

/** Plan, seats and what they cost, by the price list of a day. */
function bought(account: BillingAccount, draft: SubscriptionDraft, day: string): Bought {
  const plan = productOn(draft.product, day).plans.find(({ id }) => id.endsWith(draft.plan));
  const price = plan && priceIn(plan, listOf(account, draft));
  if (!plan || !price) throw new RangeError(`${draft.product} ${draft.plan} is not sold in ${account.currency}.`);
  const { id, name, features, minimumSeats: minimum, maximumSeats: maximum } = plan;
  const { perSeat, flat } = price;
  return {
    priceId: price.id,
    plan: { id, name, features },
    seats: { bought: draft.seats, used: draft.usedSeats, minimum, maximum },
    rates: { perSeat, flat },
  };
}

function listOf({ currency, seller: { brandId } }: BillingAccount, { interval }: SubscriptionDraft) {
  return { currency, interval, brandId };
}

function addOnsOf(account: BillingAccount, draft: SubscriptionDraft, day: string): Schemas['SubscribedAddOn'][] {
  const storage = productOn(draft.product, day).addOns.find(({ id }) => id.endsWith('storage'));
  const price = storage && priceIn(storage, listOf(account, draft));
  if (!storage || !price || draft.storage === 0) return [];
  return [{ id: storage.id, name: storage.name, quantity: draft.storage, price: price.flat }];
}

/**
 * A demo subscription as of a day, at the list prices of the period that has been invoiced last.
 *
 * @throws RangeError when the account names no subscription, or nothing is sold to it
 */
export function subscribed(account: BillingAccount, draft: SubscriptionDraft, today: string): NewSubscription {
  const { subscriptionId, externalId, tax } = account;
  if (subscriptionId === undefined) throw new RangeError(`The account of ${externalId} has no subscription.`);
  const { id, name, noticeDays } = sold[draft.product];
  const term = termOn(today, draft);
  const period = billingPeriod(term, today < term.end ? today : term.end);
  const { plan, seats, rates, priceId } = bought(account, draft, period.start);
  const addOns = addOnsOf(account, draft, period.start);
  return {
    id: subscriptionId,
    customer: { externalId },
    priceId,
    status: draft.status,
    product: { id, name },
    plan,
    addOns,
    seats,
    term,
    timeZone: draft.timeZone,
    rates,
    tax: tax.category,
    noticeDays,
    autoRenew: !['cancels_at_term_end', 'ended'].includes(draft.status),
    ...(draft.trialUntil === undefined ? {} : { trialUntil: draft.trialUntil }),
    billedUntil: draft.trialUntil ?? period.end,
  };
}

/** The terms that a draft would have from a day on. */
export function scheduled(
  account: BillingAccount,
  draft: SubscriptionDraft,
  change: Pick<Schemas['ScheduledChange'], 'id' | 'effectiveOn' | 'requestedBy' | 'requestedAt'>,
): ScheduledTerms {
  const terms = bought(account, draft, change.requestedAt.slice(0, 10));
  const { id, name } = terms.plan;
  return { change: { ...change, seats: draft.seats, plan: { id, name } }, terms };
}
