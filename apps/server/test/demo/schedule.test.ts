import assert from 'node:assert/strict';
import { describe, it } from 'node:test';

import { products } from '../../src/demo/price-list.ts';
import { daysBetween, daysInMonth, firstOfMonth, lastOfMonth } from '../../src/demo/days.ts';
import type { LineDraft } from '../../src/invoices/invoice-lines.ts';
import { monthlyLines } from '../../src/demo/schedule.ts';
import type { DemoSubscription } from '../../src/demo/schedule.ts';
import { taxedAt } from '../../src/invoices/tax-treatments.ts';

const context = { language: 'en', currency: 'EUR', tax: taxedAt('20') } as const;

const subscription: DemoSubscription = {
  id: 'sub_schedule_test',
  start: '2023-01-01',
  plan: products.team,
  upgrade: { day: '2024-02-19', plan: products.business },
  seats: 5,
  storage: 1,
  usage: true,
};

const months = Array.from({ length: 60 }, (_, index) => firstOfMonth(subscription.start, index));

function linesOf(month: string): LineDraft[] {
  return monthlyLines(subscription, month, { ...context, day: month });
}

function quantityOf(lines: readonly LineDraft[], code: string): string | undefined {
  return lines.find((line) => line.code === code && !line.name.includes('pro rata'))?.quantity;
}

function prorated(lines: readonly LineDraft[], code: string): LineDraft[] {
  return lines.filter((line) => line.code === code && line.name.includes('pro rata'));
}

/** How many users a prorated line adds: its quantity over the part of the month that is left. */
function usersOf({ quantity, period }: LineDraft): number {
  assert.ok(period?.start && period.end);
  const part = (daysBetween(period.start, period.end) + 1) / daysInMonth(period.start);
  const users = Math.round(Number(quantity) / part);
  assert.ok(Math.abs(Number(quantity) - users * part) <= 0.00005, `${quantity} from ${period.start}`);
  return users;
}

describe('the schedule of a subscription', () => {
  it('bills what changed in a month pro rata with the next, and in full from then on', () => {
    let seats = subscription.seats;
    let changes = 0;
    for (const month of months) {
      const lines = linesOf(month);
      for (const line of prorated(lines, products.seat.code)) {
        assert.equal(line.period?.end, lastOfMonth(firstOfMonth(month, -1)));
        seats += usersOf(line);
        changes += 1;
      }
      assert.equal(quantityOf(lines, products.seat.code), String(seats), month);
    }
    assert.ok(changes > 5);
  });

  it('takes back the rest of the old plan when another begins in mid-term', () => {
    const before = linesOf('2024-02-01');
    const after = linesOf('2024-03-01');
    assert.equal(quantityOf(before, products.team.code), '1');
    assert.equal(quantityOf(after, products.business.code), '1');
    assert.deepEqual(
      prorated(after, products.team.code).map(({ quantity }) => quantity),
      ['-0.3793'],
    );
    assert.deepEqual(
      prorated(after, products.business.code).map(({ quantity }) => quantity),
      ['0.3793'],
    );
    assert.equal(prorated(linesOf('2024-04-01'), products.business.code).length, 0);
  });

  it('bills usage for the month before, and none with the first invoice', () => {
    assert.equal(quantityOf(linesOf('2023-01-01'), products.calls.code), undefined);
    const usage = linesOf('2023-03-01').find(({ code }) => code === products.calls.code);
    assert.deepEqual(usage?.period, { start: '2023-02-01', end: '2023-02-28' });
  });
});
