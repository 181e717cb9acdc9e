import type { Schemas } from '../http/operations.ts';

/** Days before the end of its last month from which a card is said to expire soon. */
const daysOfWarning = 60;

const millisecondsPerDay = 24 * 60 * 60 * 1000;

/** The moment at which a card stops working: the end of its last month, in UTC. */
export function endOfExpiry({ year, month }: Schemas['ExpiryMonth']): Date {
  return new Date(Date.UTC(year, month));
}

/** Whether a card works. What does not expire, such as a mandate, is valid. */
export function stateOf(expiry: Schemas['ExpiryMonth'] | null, now: Date): Schemas['PaymentMethod']['state'] {
  if (expiry === null) return 'valid';
  const left = endOfExpiry(expiry).getTime() - now.getTime();
  if (left <= 0) return 'expired';
  return left <= daysOfWarning * millisecondsPerDay ? 'expiring' : 'valid';
}
