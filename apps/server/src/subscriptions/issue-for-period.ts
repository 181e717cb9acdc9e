import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import type { IssuedLine } from '../invoices/issued-lines.ts';
import { meansOfDefaults } from '../payment-methods/means-of-defaults.ts';
import type { ChangeApplier } from './apply-change.ts';
import type { StoredSubscription } from './lock-subscription.ts';
import { dayInZone, daysIn, type Span } from './rules/calendar.ts';
import { prorate } from './rules/proration.ts';
import { changeWording } from './wording/change-wording.ts';

/** The days that an invoice is for, and the billing period that they belong to. */
export interface PeriodToIssue {
  row: StoredSubscription;
  whole: Span;
  period: Span;
}

/**
 * Issues the invoice of a billing period, by days where it is not all of it.
 *
 * @returns the id of the invoice; null when nothing is charged
 */
export async function issueForPeriod(
  { issueInvoice, localeOf }: ChangeApplier,
  transaction: Kysely<Tables>,
  { row, whole, period }: PeriodToIssue,
  now: Date,
): Promise<string | null> {
  const { terms, customer_id: customerId } = row;
  const wording = changeWording(await localeOf(transaction, customerId));
  const part = (money: Schemas['Money']) => prorate(money, daysIn(period), daysIn(whole));
  const { product, plan, seats, rates, addOns } = terms;
  const { currency } = rates.flat;
  const line = (name: string, net: Schemas['Money'], quantity = 1): IssuedLine[] =>
    net.amount === 0 ? [] : [{ kind: 'charge', name, note: null, quantity, net, period }];
  const seatsNet = part({ amount: seats.bought * rates.perSeat.amount, currency });
  const lines = [
    ...line(wording.plan(product.name, plan.name), part(rates.flat)),
    ...line(wording.seats(seats.bought, product.name, plan.name), seatsNet, Math.max(seats.bought, 1)),
    ...addOns.flatMap(({ name, quantity, price }) =>
      line(name, part({ amount: quantity * price.amount, currency }), quantity),
    ),
  ];
  if (lines.length === 0) return null;
  const day = dayInZone(now, terms.timeZone);
  const means = (await meansOfDefaults(transaction, [customerId])).get(customerId);
  const what = { customerId, subscriptionId: row.id, lines, tax: terms.tax, currency, day, period, now };
  return (await issueInvoice(transaction, { ...what, ...(means ? { chargedTo: { means } } : {}) })).id;
}
