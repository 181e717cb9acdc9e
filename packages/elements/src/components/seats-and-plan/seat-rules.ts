import type { PlanOption, SubscriptionOptions } from '@portico/client';

/** What the rules go by, of all that is offered. */
export type SeatsOffered = Pick<SubscriptionOptions, 'seats'>;

/** How many seats can be bought. */
export interface SeatLimits {
  minimum: number;
  /** Null when there is no limit. */
  maximum: number | null;
}

/** What is wrong with a number of seats. */
export type SeatsProblem =
  | { kind: 'not-a-number' }
  | { kind: 'below-use'; used: number }
  | { kind: 'too-few'; minimum: number }
  | { kind: 'too-many'; maximum: number }
  | { kind: 'refused' };

/** How many seats can be bought with a plan: as the plan says, and not fewer than are in use. */
export function seatLimits(plan: PlanOption, { seats }: SeatsOffered): SeatLimits {
  if (plan.direction === 'current') return { minimum: Math.max(1, seats.minimum), maximum: seats.maximum };
  return { minimum: Math.max(plan.minimumSeats, seats.used ?? 1), maximum: plan.maximumSeats };
}

/** A whole number as people write it, with spaces between groups; undefined when it is none. */
export function parseSeats(text: string): number | undefined {
  const figures = text.replaceAll(/[\s\u00A0\u202F]/g, '');
  return /^\d{1,9}$/.test(figures) ? Number(figures) : undefined;
}

/** What is wrong with the seats that were typed; undefined when nothing is. */
export function seatsProblem(text: string, plan: PlanOption, options: SeatsOffered): SeatsProblem | undefined {
  const seats = parseSeats(text);
  if (seats === undefined) return { kind: 'not-a-number' };
  const { minimum, maximum } = seatLimits(plan, options);
  const { used } = options.seats;
  if (used !== null && seats < used) return { kind: 'below-use', used };
  if (seats < minimum) return { kind: 'too-few', minimum };
  return maximum !== null && seats > maximum ? { kind: 'too-many', maximum } : undefined;
}

/** As many seats more or less than were typed, within what is possible. @param otherwise counts in place of what is no number */
export function steppedSeats(
  typed: string,
  by: number,
  otherwise: number,
  plan: PlanOption,
  options: SeatsOffered,
): string {
  const { minimum, maximum } = seatLimits(plan, options);
  const wanted = (parseSeats(typed) ?? otherwise) + by;
  return String(Math.max(minimum, Math.min(wanted, maximum ?? wanted)));
}
