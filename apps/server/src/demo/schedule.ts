import { products } from './price-list.ts';
import type { Product } from './price-list.ts';
import { choose, chooseInteger } from './choices.ts';
import { addDays, daysBetween, daysInMonth, firstOfMonth, lastOfMonth, monthOf } from './days.ts';
import { divideRounded, formatDecimal } from '../money/decimal.ts';
import type { LineDraft } from '../invoices/invoice-lines.ts';
import { productLine, proratedLine } from './product-lines.ts';
import type { LineContext } from './product-lines.ts';

/** What a customer has subscribed to, and how it changes in mid-term. */
export interface DemoSubscription {
  readonly id: string;
  /** First day of the first month. */
  readonly start: string;
  readonly plan: Product;
  /** From this day on the customer is on another plan. */
  readonly upgrade?: { readonly day: string; readonly plan: Product };
  /** Additional users in the first month. */
  readonly seats: number;
  /** From this day on there are so many users, and no more changes. */
  readonly settled?: { readonly day: string; readonly seats: number };
  /** Units of storage; none is no line. */
  readonly storage: number;
  /** Whether calls of the API are billed afterwards. */
  readonly usage: boolean;
}

/** Users added, or removed when negative, from a day on. */
export interface SeatChange {
  readonly day: string;
  readonly by: number;
}

const fewestSeats = 2;
const oneMonthIn = 4;

/** The change of a month, if there is one: about every fourth month has one, on any of its inner days. */
function changeIn(subscription: DemoSubscription, month: string, seats: number): SeatChange | undefined {
  const { settled } = subscription;
  if (settled && month >= firstOfMonth(settled.day)) {
    return settled.seats === seats ? undefined : { day: settled.day, by: settled.seats - seats };
  }
  const seed = `${subscription.id}/seats/${month}`;
  if (chooseInteger(`${seed}/whether`, 1, oneMonthIn) !== 1) return undefined;
  const wished = choose(`${seed}/by`, [1, 2, 3, 5, -1, -2]);
  const day = addDays(month, chooseInteger(`${seed}/day`, 2, 24));
  return { day, by: seats + wished < fewestSeats ? 2 : wished };
}

/** Every change of users before a month, in order. */
function changesBefore(subscription: DemoSubscription, month: string): SeatChange[] {
  const changes: SeatChange[] = [];
  let seats = subscription.seats;
  for (let each = subscription.start; each < month; each = firstOfMonth(each, 1)) {
    const change = changeIn(subscription, each, seats);
    if (!change) continue;
    seats += change.by;
    changes.push(change);
  }
  return changes;
}

/** `count` times the part of its month that begins with `day`, in months with four decimals. */
function restOfMonth(day: string, count: number): string {
  const days = BigInt(daysBetween(day, lastOfMonth(day)) + 1);
  const units = divideRounded(BigInt(count) * days * 10_000n, BigInt(daysInMonth(day)));
  return formatDecimal({ units, scale: 4 });
}

function planOn({ plan, upgrade }: DemoSubscription, day: string): Product {
  return upgrade && day >= upgrade.day ? upgrade.plan : plan;
}

/** What changed in the month before and is billed now. */
function arrears(subscription: DemoSubscription, month: string, context: LineContext): LineDraft[] {
  const before = firstOfMonth(month, -1);
  const inMonthBefore = { ...context, day: before };
  const seatLines = changesBefore(subscription, month)
    .filter(({ day }) => day >= before)
    .map(({ day, by }) =>
      proratedLine(products.seat, restOfMonth(day, by), { start: day, end: lastOfMonth(day) }, inMonthBefore),
    );
  const { plan, upgrade } = subscription;
  if (!upgrade || firstOfMonth(upgrade.day) !== before || upgrade.day === before) return seatLines;
  const period = { start: upgrade.day, end: lastOfMonth(upgrade.day) };
  return [
    proratedLine(plan, restOfMonth(upgrade.day, -1), period, inMonthBefore),
    proratedLine(upgrade.plan, restOfMonth(upgrade.day, 1), period, inMonthBefore),
    ...seatLines,
  ];
}

function usageLine(subscription: DemoSubscription, month: string, context: LineContext): LineDraft {
  const calls = chooseInteger(`${subscription.id}/calls/${month}`, 18_250, 96_410);
  return productLine(products.calls, String(calls), context, { period: monthOf(firstOfMonth(month, -1)) });
}

/**
 * How many additional users are billed in advance for a month.
 *
 * @param month First day of the month.
 */
export function seatsIn(subscription: DemoSubscription, month: string): number {
  return changesBefore(subscription, month).reduce((sum, { by }) => sum + by, subscription.seats);
}

/**
 * The lines of a monthly invoice: plan, users and storage in advance, usage and mid-term changes of the month before.
 *
 * @param month First day of the month that is billed.
 */
export function monthlyLines(subscription: DemoSubscription, month: string, context: LineContext): LineDraft[] {
  const period = monthOf(month);
  const seats = seatsIn(subscription, month);
  const { storage, usage } = subscription;
  return [
    productLine(planOn(subscription, month), '1', context, { period }),
    productLine(products.seat, String(seats), context, { period }),
    ...(storage > 0 ? [productLine(products.storage, String(storage), context, { period })] : []),
    ...(usage && month > subscription.start ? [usageLine(subscription, month, context)] : []),
    ...arrears(subscription, month, context),
  ];
}
