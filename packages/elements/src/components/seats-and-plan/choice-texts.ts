import { msg, str } from '@lit/localize';
import type { Money, PlanOption, Subscription } from '@portico/client';
import type { Formats } from '../../localization/format.js';
import { seatLimits, type SeatsOffered, type SeatsProblem } from './seat-rules.js';

type Interval = Subscription['term']['interval'];

/** How many seats are in use, and how many can be bought. */
export function seatsHint(plan: PlanOption, options: SeatsOffered, formats: Formats): string {
  const { minimum, maximum } = seatLimits(plan, options);
  const least = formats.number(minimum);
  const { used } = options.seats;
  const inUse = used === null ? undefined : formats.number(used);
  if (maximum === null) {
    return inUse === undefined
      ? msg(str`At least ${least}.`, { desc: 'Below the number of seats: fewest that can be bought.' })
      : msg(str`${inUse} in use. At least ${least}.`, {
          desc: 'Below the number of seats: how many are in use, and fewest that can be bought.',
        });
  }
  const most = formats.number(maximum);
  return inUse === undefined
    ? msg(str`From ${least} to ${most}.`, { desc: 'Below the number of seats: how many can be bought.' })
    : msg(str`${inUse} in use. From ${least} to ${most}.`, {
        desc: 'Below the number of seats: how many are in use, and how many can be bought.',
      });
}

/** What is wrong with the number of seats, and what is possible. */
export function seatsProblemText(problem: SeatsProblem, plan: PlanOption, formats: Formats): string {
  const { name } = plan;
  switch (problem.kind) {
    case 'not-a-number':
      return msg('Enter the number of seats as a whole number, such as 15.', { desc: 'Error of the field Seats.' });
    case 'below-use': {
      const used = formats.number(problem.used);
      return msg(str`${used} seats are in use: enter at least ${used}, or take seats away from people first.`, {
        desc: 'Error of the field Seats; holds how many are in use.',
      });
    }
    case 'too-few': {
      const least = formats.number(problem.minimum);
      return msg(str`The plan ${name} has at least ${least} seats.`, {
        desc: 'Error of the field Seats; holds the name of a plan and its fewest seats.',
      });
    }
    case 'too-many': {
      const most = formats.number(problem.maximum);
      return msg(str`The plan ${name} has at most ${most} seats.`, {
        desc: 'Error of the field Seats; holds the name of a plan and its most seats.',
      });
    }
    case 'refused':
      return msg('This number of seats is not possible. Enter another one.', { desc: 'Error of the field Seats.' });
  }
}

/** What a plan costs, without tax: per seat, and whatever the seats. */
export function planPrices({ perSeat, flat }: PlanOption, interval: Interval, formats: Formats): string[] {
  const texts = [];
  if (perSeat.amount !== 0 || flat.amount === 0) texts.push(perSeatText(perSeat, interval, formats));
  if (flat.amount !== 0) texts.push(flatText(flat, interval, formats));
  return texts;
}

function perSeatText(price: Money, interval: Interval, formats: Formats): string {
  const amount = formats.money(price);
  switch (interval) {
    case 'month':
      return msg(str`${amount} per seat and month`, { desc: 'Price of a plan, without tax.' });
    case 'quarter':
      return msg(str`${amount} per seat and quarter`, { desc: 'Price of a plan, without tax.' });
    case 'year':
      return msg(str`${amount} per seat and year`, { desc: 'Price of a plan, without tax.' });
  }
}

function flatText(price: Money, interval: Interval, formats: Formats): string {
  const amount = formats.money(price);
  switch (interval) {
    case 'month':
      return msg(str`${amount} flat per month`, { desc: 'Price of a plan, without tax, whatever the seats.' });
    case 'quarter':
      return msg(str`${amount} flat per quarter`, { desc: 'Price of a plan, without tax, whatever the seats.' });
    case 'year':
      return msg(str`${amount} flat per year`, { desc: 'Price of a plan, without tax, whatever the seats.' });
  }
}
