import type { Cashier } from './cashier.ts';
import type { Checkout, Refusal } from './checkout.ts';
import type { Means } from './entry.ts';
import { plain, readExpiry, type PaymentForm } from './payment-form.ts';
import { afterwards, atPage, settlementTimes, testAccounts, testCards } from './test-means.ts';

/** What comes of a payment form: done with the page, a second step, or a refusal that leaves the page open. */
export type Attempt = { kind: 'done' } | { kind: 'second_step' } | { kind: 'refused'; reason: Refusal };

/** The code that the second step asks for. */
export const secondStepCode = '123456';

/** Does what the card or account of a form does. The form was checked. */
export function takePayment(cashier: Cashier, checkout: Checkout, form: PaymentForm): Attempt {
  return form.method === 'card' ? payByCard(cashier, checkout, form) : payByDebit(cashier, checkout, form);
}

function payByCard(cashier: Cashier, checkout: Checkout, form: PaymentForm): Attempt {
  const number = plain(form.number);
  const { brand, behaviour } = testCards[number] ?? { brand: '', behaviour: 'card_declined' };
  const means: Means = { kind: 'card', brand, lastDigits: number.slice(-4) };
  const holder = form.cardholder.trim() || checkout.customer.name;
  const details = { holder, expiry: readExpiry(form.expiry) ?? null, later: afterwards(behaviour) };
  const does = atPage(behaviour, checkout.mode);
  switch (does) {
    case 'succeeds':
      cashier.pay(checkout, means, details);
      return { kind: 'done' };
    case 'slow':
      cashier.pay(checkout, means, details, { after: settlementTimes.slowCard, outcome: 'succeeded' });
      return { kind: 'done' };
    case 'second_step':
      cashier.challenge(checkout, means, details);
      return { kind: 'second_step' };
    case 'card_declined':
    case 'insufficient_funds':
    case 'card_expired':
      return { kind: 'refused', reason: does };
  }
}

function payByDebit(cashier: Cashier, checkout: Checkout, form: PaymentForm): Attempt {
  const iban = plain(form.iban);
  const outcome = testAccounts[iban] ?? 'debit_returned';
  const kind = (checkout.amount?.currency ?? 'EUR') === 'EUR' ? 'sepa_debit' : 'bank_debit';
  const means: Means = { kind, brand: null, lastDigits: iban.slice(-4) };
  const later = outcome === 'succeeded' ? 'debit_succeeds' : 'debit_returned';
  const details = { holder: form.holder.trim(), expiry: null, later } as const;
  // Nothing is debited to keep an account for later.
  const arrival = checkout.amount ? { after: settlementTimes.debit, outcome } : undefined;
  cashier.pay(checkout, means, details, arrival);
  return { kind: 'done' };
}
