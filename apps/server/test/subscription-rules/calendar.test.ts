import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import {
  addMonths,
  billingPeriod,
  dayBefore,
  dayInZone,
  daysBetween,
  daysIn,
  endOfDay,
  monthsIn,
  nextDay,
  nextTerm,
  noticeDeadline,
  termFrom,
} from '../../src/subscriptions/rules/calendar.ts';

const day = fc
  .date({ min: new Date('1999-01-01'), max: new Date('2101-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));
const interval = fc.constantFrom('month' as const, 'quarter' as const, 'year' as const);
const months = fc.integer({ min: 1, max: 60 });
const timeZone = fc.constantFrom(
  'UTC',
  'Europe/Paris',
  'America/New_York',
  'America/Sao_Paulo',
  'Asia/Kolkata',
  'Australia/Lord_Howe',
  'Pacific/Apia',
  'Pacific/Kiritimati',
  'Africa/Casablanca',
);

describe('months', () => {
  for (const [anchor, count, expected] of [
    ['2026-01-31', 1, '2026-02-28'],
    ['2028-01-31', 1, '2028-02-29'],
    ['2026-01-31', 2, '2026-03-31'],
    ['2026-08-31', 1, '2026-09-30'],
    ['2028-02-29', 12, '2029-02-28'],
    ['2028-02-29', 48, '2032-02-29'],
    ['2026-11-30', 3, '2027-02-28'],
    ['2099-12-31', 2, '2100-02-28'],
  ] as const) {
    it(`of ${anchor}, ${count} later, are ${expected}`, () => assert.equal(addMonths(anchor, count), expected));
  }
});

describe('a term', () => {
  it('of a year ends the day before the same day of the next year', () => {
    assert.deepEqual(termFrom('2026-06-01', 12, 'month'), {
      start: '2026-06-01',
      end: '2027-05-31',
      months: 12,
      interval: 'month',
    });
    assert.equal(termFrom('2028-02-29', 12, 'year').end, '2029-02-27');
  });

  it('is followed without a gap, and finds back to the last day of a month', () => {
    let term = termFrom('2026-01-31', 1, 'month');
    const starts = [term.start];
    for (let count = 0; count < 4; count++) {
      const next = nextTerm(term, '2026-01-31');
      assert.equal(next.start, nextDay(term.end));
      starts.push(next.start);
      term = next;
    }
    assert.deepEqual(starts, ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30', '2026-05-31']);
  });

  it('of any length has no gap and no overlap with the next one', () => {
    fc.assert(
      fc.property(day, months, interval, (start, length, each) => {
        const term = termFrom(start, length, each);
        const next = nextTerm(term, start);
        assert.equal(next.start, nextDay(term.end));
        assert.ok(next.end > next.start);
        assert.equal(next.months, length);
      }),
    );
  });
});

describe('billing periods', () => {
  it('cover each day of the term exactly once', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 26 }), interval, (start, length, each) => {
        const term = termFrom(start, length, each);
        let days = 0;
        for (let from = term.start; from <= term.end;) {
          const period = billingPeriod(term, from);
          assert.equal(period.start, from);
          assert.deepEqual(billingPeriod(term, period.end), period);
          days += daysIn(period);
          from = nextDay(period.end);
        }
        assert.equal(days, daysIn(term));
      }),
      { numRuns: 300 },
    );
  });

  it('are as long as the interval where the term is a multiple of it', () => {
    const term = termFrom('2026-01-31', 12, 'quarter');
    assert.deepEqual(billingPeriod(term, '2026-04-29'), { start: '2026-01-31', end: '2026-04-29' });
    assert.deepEqual(billingPeriod(term, '2026-04-30'), { start: '2026-04-30', end: '2026-07-30' });
    assert.equal(monthsIn('quarter'), 3);
  });

  it('find back to the last day of a month in terms that begin on a shorter one', () => {
    const anchor = '2026-01-31';
    const second = nextTerm(termFrom(anchor, 1, 'month'), anchor);
    assert.deepEqual([second.start, second.end], ['2026-02-28', '2026-03-30']);
    const year = { ...termFrom('2027-02-28', 12, 'month'), end: '2028-02-28' };
    assert.deepEqual(billingPeriod(year, '2027-03-30', '2024-02-29'), { start: '2027-03-29', end: '2027-04-28' });
    assert.deepEqual(billingPeriod(year, '2027-03-30'), { start: '2027-03-28', end: '2027-04-27' });
  });

  it('cover each day of all terms exactly once, counted from the first day of the first one', () => {
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 1, max: 4 }),
        fc.constantFrom('month', 'quarter', 'year'),
        (anchor, times, each) => {
          const length = monthsIn(each) * times;
          let term = termFrom(anchor, length, each);
          for (let terms = 0; terms < 3; terms++) {
            let count = 0;
            for (let from = term.start; from <= term.end; count++) {
              const period = billingPeriod(term, from, anchor);
              assert.equal(period.start, from);
              assert.deepEqual(billingPeriod(term, period.end, anchor), period);
              assert.equal(period.start, addMonths(anchor, terms * length + count * monthsIn(each)));
              from = nextDay(period.end);
            }
            assert.equal(count, times, 'no term has a shorter period at its end');
            term = nextTerm(term, anchor);
          }
        },
      ),
      { numRuns: 500 },
    );
  });

  it('are refused for days outside of the term', () => {
    const term = termFrom('2026-01-01', 12, 'month');
    assert.throws(() => billingPeriod(term, '2025-12-31'), RangeError);
    assert.throws(() => billingPeriod(term, '2027-01-01'), RangeError);
  });
});

describe('days', () => {
  it('are counted the same in both directions', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: -20_000, max: 20_000 }), (from, count) => {
        const to = new Date(Date.parse(from) + count * 86_400_000).toISOString().slice(0, 10);
        assert.equal(daysBetween(from, to), count);
        assert.equal(dayBefore(nextDay(from)), from);
      }),
    );
  });

  it('are those of the time zone', () => {
    const instant = new Date('2026-03-31T22:30:00Z');
    assert.equal(dayInZone(instant, 'Europe/Paris'), '2026-04-01');
    assert.equal(dayInZone(instant, 'America/New_York'), '2026-03-31');
    assert.equal(dayInZone(new Date('2011-12-30T09:59:59Z'), 'Pacific/Apia'), '2011-12-29');
    assert.equal(dayInZone(new Date('2011-12-30T10:00:00Z'), 'Pacific/Apia'), '2011-12-31');
  });

  it('end where the next one begins, in every zone and on every day', () => {
    fc.assert(
      fc.property(day, timeZone, (date, zone) => {
        const end = endOfDay(date, zone);
        assert.ok(dayInZone(end, zone) <= date);
        assert.ok(dayInZone(new Date(end.getTime() + 1), zone) > date);
      }),
    );
  });

  it('of 23 and 25 hours end at their own midnight', () => {
    assert.equal(endOfDay('2026-03-29', 'Europe/Paris').toISOString(), '2026-03-29T21:59:59.999Z');
    assert.equal(endOfDay('2026-10-25', 'Europe/Paris').toISOString(), '2026-10-25T22:59:59.999Z');
    // Midnight of November 4 did not exist: clocks went from 23:59:59 to 01:00.
    assert.equal(endOfDay('2018-11-03', 'America/Sao_Paulo').toISOString(), '2018-11-04T02:59:59.999Z');
  });
});

describe('the notice deadline', () => {
  it('is the end of the day in the zone of the subscription', () => {
    assert.equal(noticeDeadline('2026-12-31', 30, 'Europe/Paris').toISOString(), '2026-12-01T22:59:59.999Z');
    assert.equal(noticeDeadline('2027-05-31', 0, 'Europe/Paris').toISOString(), '2027-05-31T21:59:59.999Z');
  });

  it('leaves the whole days of notice after it', () => {
    fc.assert(
      fc.property(day, fc.integer({ min: 0, max: 366 }), (end, noticeDays) => {
        const deadline = noticeDeadline(end, noticeDays, 'Europe/Paris');
        assert.equal(daysBetween(dayInZone(deadline, 'Europe/Paris'), end), noticeDays);
      }),
    );
  });
});
