import type { Schemas } from '../http/operations.ts';
import { ProblemError, type FieldProblem } from '../http/problem.ts';
import { minorUnits } from '../money/minor-units.ts';
import { taxCategoryProblems } from './check-tax-category.ts';

type Input = Schemas['ProductInput'];
type Price = Schemas['Price'];

/**
 * Checks what the contract's schema cannot: ids and ranks that are used once, amounts in the currency of their price,
 * one price for each price list, seats and renewal rules that can be kept.
 *
 * @param foreignPriceIds prices of other products: an id names one price in the whole catalogue
 * @throws ProblemError validation_failed with a pointer to each fault
 */
export function checkProduct(input: Input, foreignPriceIds: ReadonlySet<string>): void {
  const fields = [
    ...nameProblems(input),
    ...repeated(input.plans, 'id', '/plans', 'another plan of the product'),
    ...repeated(input.plans, 'rank', '/plans', 'another plan: every change of plan goes up or down'),
    ...repeated(input.addOns, 'id', '/addOns', 'another add-on of the product'),
    ...input.plans.flatMap(seatProblems),
    ...priceProblems(input, foreignPriceIds),
    ...taxCategoryProblems(input.taxCategory, '/taxCategory'),
    ...renewalProblems(input.renewal),
  ];
  if (fields.length > 0)
    throw new ProblemError('validation_failed', 'The product cannot be sold like this.', { fields });
}

/** Names stand on invoices, where EN 16931 wants one (BR-25). */
function nameProblems({ name, plans, addOns }: Input): FieldProblem[] {
  const named: [pointer: string, name: string][] = [
    ['/name', name],
    ...plans.map((plan, index): [string, string] => [`/plans/${index}/name`, plan.name]),
    ...addOns.map((addOn, index): [string, string] => [`/addOns/${index}/name`, addOn.name]),
  ];
  return named
    .filter(([, text]) => text.trim() === '')
    .map(([pointer]) => ({ pointer, code: 'required', message: 'must not be blank' }));
}

function repeated<Item, Key extends keyof Item & string>(
  items: readonly Item[],
  key: Key,
  pointer: string,
  whose: string,
): FieldProblem[] {
  return items.flatMap((item, index) => {
    const isFirst = items.findIndex((other) => other[key] === item[key]) === index;
    if (isFirst) return [];
    return [{ pointer: `${pointer}/${index}/${key}`, code: 'unique', message: `is that of ${whose}` }];
  });
}

function seatProblems({ minimumSeats, maximumSeats }: Schemas['Plan'], index: number): FieldProblem[] {
  if (maximumSeats === null || maximumSeats >= minimumSeats) return [];
  const message = `must be at least minimumSeats, ${minimumSeats}`;
  return [{ pointer: `/plans/${index}/maximumSeats`, code: 'minimum', message }];
}

interface PlacedPrice {
  price: Price;
  pointer: string;
  ofAddOn: boolean;
}

function placedPrices({ plans, addOns }: Input): PlacedPrice[] {
  const place = (items: readonly { prices: readonly Price[] }[], pointer: string, ofAddOn: boolean) =>
    items.flatMap(({ prices }, item) =>
      prices.map((price, index) => ({ price, ofAddOn, pointer: `${pointer}/${item}/prices/${index}` })),
    );
  return [...place(plans, '/plans', false), ...place(addOns, '/addOns', true)];
}

function priceProblems(input: Input, foreignPriceIds: ReadonlySet<string>): FieldProblem[] {
  const placed = placedPrices(input);
  const seen = new Set(foreignPriceIds);
  const fields: FieldProblem[] = [];
  for (const { price, pointer, ofAddOn } of placed) {
    if (seen.has(price.id))
      fields.push({ pointer: `${pointer}/id`, code: 'unique', message: 'is that of another price' });
    seen.add(price.id);
    fields.push(...amountProblems(price, pointer));
    if (ofAddOn && price.perSeat.amount !== 0) {
      const message = 'must be 0: an add-on costs its flat amount for each unit';
      fields.push({ pointer: `${pointer}/perSeat/amount`, code: 'maximum', message });
    }
  }
  const items = { plans: input.plans, addOns: input.addOns };
  return [...fields, ...Object.entries(items).flatMap(([name, all]) => listProblems(all, `/${name}`))];
}

function amountProblems(price: Price, pointer: string): FieldProblem[] {
  const { currency } = price;
  if (minorUnits(currency) === undefined) {
    return [{ pointer: `${pointer}/currency`, code: 'currency', message: 'is not a currency of ISO 4217' }];
  }
  return (['perSeat', 'flat'] as const).flatMap((name) => {
    const money = price[name];
    return [
      ...(money.currency === currency
        ? []
        : [{ pointer: `${pointer}/${name}/currency`, code: 'currency', message: `must be ${currency}` }]),
      ...(money.amount >= 0
        ? []
        : [{ pointer: `${pointer}/${name}/amount`, code: 'minimum', message: 'must not be negative' }]),
    ];
  });
}

/** A plan or an add-on has one price for each currency, interval and brand. */
function listProblems(items: readonly { prices: readonly Price[] }[], pointer: string): FieldProblem[] {
  return items.flatMap(({ prices }, item) => {
    const lists = new Set<string>();
    return prices.flatMap(({ currency, interval, brandId }, index) => {
      const list = JSON.stringify([currency, interval, brandId]);
      const isFirst = !lists.has(list);
      lists.add(list);
      if (isFirst) return [];
      const message = `is a second price in ${currency} per ${interval} of the same price list`;
      return [{ pointer: `${pointer}/${item}/prices/${index}`, code: 'unique', message }];
    });
  });
}

function renewalProblems({ termMonths, discounts, approvalAbove }: Input['renewal']): FieldProblem[] {
  const fields = [
    ...repeated(discounts, 'termMonths', '/renewal/discounts', 'another discount'),
    ...repeated(approvalAbove, 'currency', '/renewal/approvalAbove', 'another amount'),
  ];
  discounts.forEach((discount, index) => {
    const pointer = `/renewal/discounts/${index}`;
    if (!termMonths.includes(discount.termMonths)) {
      const message = `must be one of the terms that may be asked for: ${termMonths.join(', ')}`;
      fields.push({ pointer: `${pointer}/termMonths`, code: 'enum', message });
    }
    if (!(Number(discount.percentage) >= 0 && Number(discount.percentage) <= 100)) {
      fields.push({ pointer: `${pointer}/percentage`, code: 'range', message: 'must be between 0 and 100' });
    }
  });
  approvalAbove.forEach(({ currency, amount }, index) => {
    const pointer = `/renewal/approvalAbove/${index}`;
    if (minorUnits(currency) === undefined) {
      fields.push({ pointer: `${pointer}/currency`, code: 'currency', message: 'is not a currency of ISO 4217' });
    }
    if (amount < 0) fields.push({ pointer: `${pointer}/amount`, code: 'minimum', message: 'must not be negative' });
  });
  return fields;
}
