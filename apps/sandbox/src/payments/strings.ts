import type { Language } from '../page.ts';
import type { CheckoutStatus, Refusal } from './checkout.ts';
import type { FieldErrors, FieldError } from './payment-form.ts';
import { english } from './strings-en.ts';
import { french } from './strings-fr.ts';
import type { CardBehaviour } from './test-means.ts';

type Errors = Record<keyof Required<FieldErrors>, Partial<Record<FieldError, string>>>;

export interface PaymentStrings {
  /** Heading and button; the argument is the amount as it is written. */
  pay: (amount: string) => string;
  title: string;
  setupTitle: string;
  save: string;
  to: string;
  paidFor: string;
  total: string;
  method: string;
  card: string;
  debit: string;
  number: string;
  expiry: string;
  expiryHint: string;
  code: string;
  cardholder: string;
  optional: string;
  iban: string;
  holder: string;
  mandate: string;
  storedMandate: string;
  cancel: string;
  errorPrefix: string;
  errors: Errors;
  refused: Record<Refusal, string>;
  test: { title: string; hint: string; use: string; leave: string; cards: Record<CardBehaviour, string> };
  testAccounts: { succeeded: string; debit_returned: string };
  /** What is said otherwise on the page of a set-up, which charges nothing. */
  setup: {
    to: string;
    leave: string;
    cards: Partial<Record<CardBehaviour, string>>;
    accounts: { succeeded: string; debit_returned: string };
  };
  secondStep: {
    title: string;
    text: (amount: string) => string;
    code: string;
    wrong: string;
    confirm: string;
    refuse: string;
    hint: string;
  };
  ended: Record<Exclude<CheckoutStatus, 'open'>, { title: string; text: string }>;
  /** What the page of a set-up says in place of that. */
  setupEnded: Record<Exclude<CheckoutStatus, 'open'>, { title: string; text: string }>;
  back: string;
  unknown: { title: string; text: string };
}

/** Texts of the payment page. */
export const paymentStrings: Record<Language, PaymentStrings> = { en: english, fr: french };
