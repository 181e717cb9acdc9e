import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  billingPeriod,
  daysIn,
  nextDay,
  nextTerm,
  termFrom,
  type Span,
} from '../../src/subscriptions/rules/calendar.ts';
import { changeLines, type Configuration, type LineDraft } from '../../src/subscriptions/rules/proration.ts';
import { netPriceOf, priceOf } from '../../src/subscriptions/rules/price.ts';
import { taxed, taxesOf, taxOn } from '../../src/subscriptions/rules/tax.ts';

const histories = 100_000;

const plans = ['Solo', 'Team', 'Business'].map((name) => ({ id: `plan_${name.toLowerCase()}`, name }));

const configuration = (currency: string) =>
  fc
    .record({
      plan: fc.constantFrom(...plans),
      seats: fc.integer({ min: 1, max: 5000 }),
      perSeat: fc.integer({ min: 0, max: 250_000 }),
      flat: fc.integer({ min: 0, max: 10_000_000 }),
    })
    .map(({ plan, seats, perSeat, flat }): Configuration => ({
      plan,
      seats,
      rates: { perSeat: { amount: perSeat, currency }, flat: { amount: flat, currency } },
    }));

/** A change on a day of the period, as a share of the days that are left, and whether it is undone on that day. */
interface Step {
  to: Configuration;
  at: number;
  isUndone: boolean;
}

interface History {
  start: string;
  months: number;
  interval: 'month' | 'quarter' | 'year';
  first: Configuration;
  addOns: { quantity: number; price: { amount: number; currency: string } }[];
  /** The changes of each billing period. */
  periods: Step[][];
  tax: { code: 'S'; rate: string };
}

const history: fc.Arbitrary<History> = fc.constantFrom('EUR', 'JPY', 'BHD', 'CLF').chain((currency) => {
  const step = fc.record({
    to: configuration(currency),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    isUndone: fc.boolean(),
  });
  return fc.record({
    start: fc
      .integer({ min: 0, max: 20_000 })
      .map((day) => new Date(day * 86_400_000 + 946_684_800_000).toISOString().slice(0, 10)),
    months: fc.constantFrom(1, 3, 12, 13),
    interval: fc.constantFrom('month' as const, 'quarter' as const, 'year' as const),
    first: configuration(currency),
    addOns: fc.array(
      fc.record({
        quantity: fc.integer({ min: 1, max: 50 }),
        price: fc.integer({ min: 0, max: 500_000 }).map((amount) => ({ amount, currency })),
      }),
      { maxLength: 2 },
    ),
    periods: fc.array(fc.array(step, { maxLength: 3 }), { minLength: 1, maxLength: 3 }),
    tax: fc.constantFrom('0', '5.5', '8.1', '20').map((rate) => ({ code: 'S' as const, rate })),
  });
});

const parts = ['plan', 'seats'] as const;
type Part = (typeof parts)[number];

const sum = (amounts: readonly number[]) => amounts.reduce((total, amount) => total + amount, 0);
const netOf = (lines: readonly LineDraft[]) => sum(lines.map(({ net }) => net.amount));

/** What each part of a configuration costs per billing period. */
const pricesOf = ({ seats, rates }: Configuration): Record<Part, number> => ({
  plan: rates.flat.amount,
  seats: seats * rates.perSeat.amount,
});

const laterBy = (day: string, days: number) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);

/** What the documents of one billing period say. */
interface Account {
  /** Left of what was charged, after credits. */
  parts: Record<Part, number>;
  addOns: number;
  /** Net and tax of each document. */
  documents: { net: number; tax: number }[];
  lines: number;
  /** Minor units times days of the period, so that the exact cost stays an integer. */
  exact: bigint;
}

/** A change on a day: its lines, after checking that undoing it on that day gives everything back. */
function change(before: Configuration, after: Configuration, when: { period: Span; day: string }, tax: History['tax']) {
  const made = changeLines({ before, after, ...when });
  const back = changeLines({ before: after, after: before, ...when });
  assert.equal(netOf(made) + netOf(back), 0, 'a change and its undoing give the money back');
  const [due, returned] = [made, back].map((drafts) => taxesOf(drafts, tax)[0]?.amount.amount ?? 0);
  assert.equal((due ?? 0) + (returned ?? 0), 0, 'and the tax');
  for (const { net, kind } of made) assert.ok(kind === 'credit' ? net.amount <= 0 : net.amount >= 0);
  const total = taxed({ amount: netOf(made), currency: before.rates.flat.currency }, tax);
  assert.equal(total.gross.amount, netOf(made) + (due ?? 0), 'the total is the sum of lines and tax');
  return made;
}

/** Books a change; no part of the price is ever given back beyond what was charged for it. */
function book(account: Account, made: readonly LineDraft[], tax: number): void {
  for (const part of parts) {
    const own = made.filter((line) => line.part === part);
    const credit = netOf(own.filter(({ kind }) => kind === 'credit'));
    assert.ok(account.parts[part] + credit >= 0, 'credits never exceed charges');
    account.parts[part] += netOf(own);
  }
  account.documents.push({ net: netOf(made), tax });
  account.lines += made.length;
}

function check({ parts: left, addOns, documents, lines, exact }: Account, days: number, tax: History['tax']): void {
  const charged = sum(documents.map(({ net }) => net));
  assert.equal(charged, left.plan + left.seats + addOns, 'parts sum to the whole');
  // Each line is rounded once, by half a minor unit at most.
  const deviation = BigInt(charged) * BigInt(days) - exact;
  const bound = (BigInt(lines) * BigInt(days)) / 2n;
  assert.ok(deviation <= bound && deviation >= -bound, `${deviation} of ${bound}`);
  // The tax of each document is, and so is the one on all of them.
  const taxes = sum(documents.map((document) => document.tax));
  assert.ok(taxes >= 0, 'no tax is paid out');
  const together = taxOn({ amount: charged, currency: 'EUR' }, tax).amount;
  assert.ok(Math.abs(taxes - together) <= (documents.length + 1) / 2, `tax of ${taxes} is not ${together}`);
}

/** Lives through a history and checks each step. */
function live({ start, months, interval, first, addOns, periods, tax }: History): void {
  let current = first;
  let term = termFrom(start, months, interval);
  let from = term.start;
  for (const steps of periods) {
    if (from > term.end) term = nextTerm(term, start);
    const period = billingPeriod(term, from, start);
    const days = daysIn(period);
    const { seats, rates } = current;
    const opening = priceOf({ seats, rates, addOns, tax });
    const account: Account = {
      parts: pricesOf(current),
      addOns: sum(addOns.map(({ quantity, price }) => quantity * price.amount)),
      documents: [{ net: opening.net.amount, tax: opening.tax.amount }],
      lines: 0,
      exact: BigInt(opening.net.amount) * BigInt(days),
    };
    let elapsed = 0;
    for (const { to, at, isUndone } of steps) {
      elapsed += Math.floor(at * (days - 1 - elapsed));
      const made = change(current, to, { period, day: laterBy(period.start, elapsed) }, tax);
      if (isUndone) continue;
      book(account, made, taxesOf(made, tax)[0]?.amount.amount ?? 0);
      const difference = netPriceOf({ ...to, addOns }).amount - netPriceOf({ ...current, addOns }).amount;
      account.exact += BigInt(difference) * BigInt(days - elapsed);
      current = to;
    }
    check(account, days, tax);
    from = nextDay(period.end);
  }
}

describe(`${histories.toLocaleString('en')} random histories of subscriptions`, () => {
  it('keep the invariants of money', () => {
    fc.assert(fc.property(history, live), { numRuns: histories });
  });
});
