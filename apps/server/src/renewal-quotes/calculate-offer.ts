import type { Schemas } from '../http/operations.ts';
import { ProblemError, type FieldProblem } from '../http/problem.ts';
import { divideRounded, formatDecimal, parseDecimal, unitsAtScale } from '../money/decimal.ts';
import type { OfferedPlan } from '../subscriptions/options.ts';
import { renewedPriceId, renewedTerms } from '../subscriptions/renewed-terms.ts';
import { monthsIn, nextTerm } from '../subscriptions/rules/calendar.ts';
import { taxed, taxesOf } from '../subscriptions/rules/tax.ts';
import type { KnownSubscription } from '../subscriptions/known-subscription.ts';
import type { SubscriptionTerms } from '../subscriptions/tables.ts';
import { termsOnOffer, usualTerm } from './rules.ts';
import { firstCharacters } from '../text-limits.ts';
import type { StoredOffer } from './tables.ts';
import type { QuoteWording } from './wording/quote-wording.ts';

/** Characters of a line's text that the contract has room for. */
const longestDescription = 300;

/** What an offer is made from. */
export interface OfferBasis {
  row: KnownSubscription;
  /** The product as it is sold now. */
  product: Schemas['Product'];
  offered: readonly OfferedPlan[];
  rules: Schemas['RenewalRules'];
}

/** The terms from the renewal on, at the prices of today. */
export interface TermsToCome {
  terms: SubscriptionTerms;
  priceId: string;
}

/**
 * What the subscription would have after its renewal: as it renews by itself, where nothing else is asked for.
 *
 * @throws ProblemError option_not_available for a plan or a term that is not offered, validation_failed for the seats
 */
export function termsToCome(
  { row, product, offered, rules }: OfferBasis,
  asked: Schemas['QuoteTerms'] = {},
): TermsToCome {
  const usual = renewedTerms(row, product);
  const onOffer = termsOnOffer(rules, row);
  const months = asked.termMonths ?? usualTerm(onOffer, row);
  if (months === undefined || !onOffer.includes(months)) {
    throw new ProblemError('option_not_available', 'This term is not offered.', {
      fields: [{ pointer: '/termMonths', code: 'not_offered', message: `must be one of ${onOffer.join(', ')} months` }],
    });
  }
  const planId = asked.planId ?? usual.plan.id;
  const other = offered.find(({ plan }) => plan.id === planId);
  if (!other) {
    throw new ProblemError('option_not_available', 'This plan is not offered.', {
      fields: [{ pointer: '/planId', code: 'not_offered', message: 'is not on offer' }],
    });
  }
  const isUsual = planId === usual.plan.id;
  const bought = asked.seats ?? usual.seats.bought;
  checkSeats(bought, other, row);
  return {
    terms: {
      ...usual,
      plan: isUsual ? usual.plan : other.plan,
      rates: isUsual ? usual.rates : other.rates,
      seats: { ...usual.seats, bought, minimum: other.minimumSeats, maximum: other.maximumSeats },
      term: nextTerm({ ...row.terms.term, months }, row.terms.anchor),
    },
    priceId: isUsual ? renewedPriceId(row) : other.priceId,
  };
}

function checkSeats(seats: number, { minimumSeats, maximumSeats }: OfferedPlan, { terms }: KnownSubscription): void {
  const used = terms.seats.used ?? 0;
  const minimum = Math.max(minimumSeats, used);
  const problems: FieldProblem[] = [];
  if (seats < minimum) {
    const why = used > minimumSeats ? `${used} seats are in use` : 'this is the fewest of the plan';
    problems.push({ pointer: '/seats', code: 'minimum', message: `must be at least ${minimum}: ${why}` });
  }
  if (maximumSeats !== null && seats > maximumSeats) {
    problems.push({ pointer: '/seats', code: 'maximum', message: `must be at most ${maximumSeats} on this plan` });
  }
  if (problems.length === 0) return;
  throw new ProblemError('validation_failed', 'The number of seats is not possible.', { fields: problems });
}

/**
 * What the whole term comes to: a line for the plan, its seats and each add-on, each for all billing intervals of the term
 * and less the discount for its length. The discount is rounded once per line, tax once for all lines, to the minor unit.
 */
export function calculateOffer(
  { terms, priceId }: TermsToCome,
  rules: Schemas['RenewalRules'],
  wording: QuoteWording,
): StoredOffer {
  const { product, plan, seats, rates, addOns, term, tax } = terms;
  const intervals = term.months / monthsIn(term.interval);
  const discount = rules.discounts.find(({ termMonths }) => termMonths === term.months)?.percentage ?? null;
  const line = (description: string, count: number, unitPrice: Schemas['Money']): Schemas['QuoteLine'] => {
    const quantity = count * intervals;
    return {
      description: firstCharacters(description, longestDescription),
      quantity,
      unitPrice,
      discountPercentage: discount,
      net: netOf(quantity, unitPrice, discount),
    };
  };
  const planLine = line(wording.plan(product.name, plan.name, term.months), 1, rates.flat);
  const others = [
    ...(seats.bought === 0
      ? []
      : [line(wording.seats(product.name, plan.name, seats.bought, term.months), seats.bought, rates.perSeat)]),
    ...addOns.map(({ name, quantity, price }) => line(wording.addOn(name, quantity, term.months), quantity, price)),
  ];
  const priced = [planLine, ...others].filter(({ unitPrice }) => unitPrice.amount !== 0);
  const lines = priced.length === 0 ? [planLine] : priced;
  return { ...sumsOf(lines, tax), conditions: rules.conditions, terms, priceId };
}

/** The sums of lines, without which they are no offer. */
function sumsOf(
  lines: Schemas['QuoteLine'][],
  tax: Schemas['TaxCategory'],
): Pick<StoredOffer, 'lines' | 'taxes' | 'total'> {
  const currency = lines[0]?.net.currency ?? '';
  const net = { amount: lines.reduce((sum, one) => sum + one.net.amount, 0), currency };
  return { lines, taxes: taxesOf(lines, tax), total: taxed(net, tax) };
}

/**
 * The offer with a discount on every line beside the one for its term.
 *
 * @param percentage a decimal in per cent
 * @throws ProblemError validation_failed when more than everything would be given away
 */
export function withFurtherDiscount(offer: StoredOffer, percentage: string): StoredOffer {
  const lines = offer.lines.map((line) => {
    const discount = sumOf(line.discountPercentage ?? '0', percentage);
    return { ...line, discountPercentage: discount, net: netOf(line.quantity, line.unitPrice, discount) };
  });
  return { ...offer, ...sumsOf(lines, offer.terms.tax) };
}

function sumOf(one: string, other: string): string {
  const [left, right] = [parseDecimal(one), parseDecimal(other)];
  const scale = Math.max(left.scale, right.scale);
  const units = unitsAtScale(left, scale) + unitsAtScale(right, scale);
  if (right.units < 0n || units > 100n * 10n ** BigInt(scale)) {
    throw new ProblemError('validation_failed', 'This discount is not possible.', {
      fields: [{ pointer: '/discountPercentage', code: 'range', message: 'must leave 0 to 100 per cent of each line' }],
    });
  }
  return formatDecimal({ units, scale });
}

/** @param discount a decimal in per cent; null for none */
function netOf(quantity: number, { amount, currency }: Schemas['Money'], discount: string | null): Schemas['Money'] {
  const whole = BigInt(quantity) * BigInt(amount);
  if (discount === null) return { amount: Number(whole), currency };
  const { units, scale } = parseDecimal(discount);
  const off = divideRounded(whole * units, 100n * 10n ** BigInt(scale));
  return { amount: Number(whole - off), currency };
}
