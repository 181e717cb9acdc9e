import type { Refusal } from './checkout.ts';
import type { Means, Outcome } from './entry.ts';
import type { MethodDetails } from './methods.ts';

/** What a test card does. */
export type CardBehaviour =
  | 'succeeds'
  | 'second_step'
  | 'slow'
  | 'declined_later'
  | 'second_step_later'
  | 'expires_soon'
  | Exclude<Refusal, 'authentication_failed'>;

/** What charges of a stored method do that are made without the customer. */
export type LaterBehaviour =
  'succeeds' | 'slow' | 'second_step' | 'debit_succeeds' | 'debit_returned' | Exclude<Refusal, 'authentication_failed'>;

/** The cards that work here, as test cards of providers do. No others do, so that nobody gives a real one. */
export const testCards: Readonly<Record<string, { brand: string; behaviour: CardBehaviour }>> = {
  '4242424242424242': { brand: 'visa', behaviour: 'succeeds' },
  '5555555555554444': { brand: 'mastercard', behaviour: 'succeeds' },
  '4000002500003155': { brand: 'visa', behaviour: 'second_step' },
  '4000000000000077': { brand: 'visa', behaviour: 'slow' },
  '4000000000000341': { brand: 'visa', behaviour: 'declined_later' },
  '4000002760003184': { brand: 'visa', behaviour: 'second_step_later' },
  '5105105105105100': { brand: 'mastercard', behaviour: 'expires_soon' },
  '4000000000000002': { brand: 'visa', behaviour: 'card_declined' },
  '4000000000009995': { brand: 'visa', behaviour: 'insufficient_funds' },
  '4000000000000069': { brand: 'visa', behaviour: 'card_expired' },
};

/** What a card does at a page: a few behave otherwise when they are only stored. */
export function atPage(
  behaviour: CardBehaviour,
  mode: 'payment' | 'setup',
): Exclude<CardBehaviour, 'declined_later' | 'second_step_later' | 'expires_soon'> {
  if (behaviour === 'declined_later') return mode === 'setup' ? 'succeeds' : 'card_declined';
  if (behaviour === 'second_step_later') return 'second_step';
  return behaviour === 'expires_soon' ? 'succeeds' : behaviour;
}

/** What a card does in charges once it is stored. */
export function afterwards(behaviour: CardBehaviour): LaterBehaviour {
  if (behaviour === 'declined_later') return 'card_declined';
  if (behaviour === 'second_step_later') return 'second_step';
  // The owner of one with a second step has agreed to later charges in it.
  return behaviour === 'second_step' || behaviour === 'expires_soon' ? 'succeeds' : behaviour;
}

/** The accounts that can be debited here: one whose bank pays, one whose bank takes the money back. */
export const testAccounts: Readonly<Record<string, Outcome>> = {
  FR1420041010050500013M02606: 'succeeded',
  FR3020041010050500013M02609: 'debit_returned',
};

const visa = { kind: 'card', brand: 'visa', lastDigits: '4242', holder: 'Camille Martin' } as const;
const years = { expiry: { year: 2032, month: 8 } };

/** Methods that can be charged without having been stored at a page, for demos and tests. */
export const wellKnownMethods: Readonly<Record<string, Means & MethodDetails>> = {
  pm_sandbox_visa: { ...visa, ...years, later: 'succeeds' },
  pm_sandbox_mastercard: { ...visa, ...years, brand: 'mastercard', lastDigits: '4444', later: 'succeeds' },
  pm_sandbox_declined: { ...visa, ...years, lastDigits: '0341', later: 'card_declined' },
  pm_sandbox_second_step: { ...visa, ...years, lastDigits: '3184', later: 'second_step' },
  pm_sandbox_slow: { ...visa, ...years, lastDigits: '0077', later: 'slow' },
  pm_sandbox_sepa: {
    ...visa,
    kind: 'sepa_debit',
    brand: null,
    lastDigits: '2606',
    expiry: null,
    later: 'debit_succeeds',
  },
};

/** Milliseconds until money arrives that does not arrive at once. */
export const settlementTimes = { slowCard: 8_000, debit: 60_000 };

/** Writes a number in groups of four, as on a card. */
export function inGroups(number: string): string {
  return number.replaceAll(/(.{4})(?=.)/g, '$1 ');
}
