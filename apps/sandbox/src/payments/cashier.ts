import { fromNow, type Book } from './book.ts';
import type { Checkout, CheckoutRequest, CheckoutStatus } from './checkout.ts';
import type { Means, Outcome } from './entry.ts';
import type { MethodDetails, Methods, StoredMethod } from './methods.ts';

/** Moves the pages from state to state. */
export class Cashier {
  readonly #book: Book;
  readonly #methods: Methods;

  constructor(book: Book, methods: Methods) {
    this.#book = book;
    this.#methods = methods;
    book.onDeadline((entry) => {
      if (entry.mode === 'charge') return;
      if (entry.settlement) this.settle(entry, entry.settlement.outcome);
      else this.close(entry, 'expired');
    });
  }

  find(id: string): Checkout | undefined {
    const entry = this.#book.find(id);
    return entry?.mode === 'charge' ? undefined : entry;
  }

  /** What a set-up has stored, also when it was removed since. */
  storedBy({ storedId }: Checkout): StoredMethod | undefined {
    return storedId ? this.#methods.find(storedId) : undefined;
  }

  /**
   * Opens a checkout, or finds the one that the same key opened.
   *
   * @returns undefined when the key belongs to another request
   */
  create(request: CheckoutRequest, key: string): { checkout: Checkout; isNew: boolean } | undefined {
    const known = this.#book.findByKey(key, request);
    if (known !== undefined) {
      return known === 'other' || known.mode === 'charge' ? undefined : { checkout: known, isNew: false };
    }
    const checkout = this.#book.keep<Checkout>({
      ...request,
      ...this.#book.begin('chk', key, request),
      status: 'open',
      challenge: this.#asked(request),
      details: null,
      storedId: null,
    });
    return { checkout, isNew: true };
  }

  /** Closes a checkout that nobody has paid; any other one stays as it is. */
  close(checkout: Checkout, status: 'expired' | 'cancelled'): Checkout {
    return checkout.status === 'open' ? this.#move(checkout, status, { challenge: null }) : checkout;
  }

  /** Notes that the bank of a card asks for a second step before it pays, or no longer does. */
  challenge(checkout: Checkout, challenge: Means | null, details: MethodDetails | null = null): Checkout {
    return checkout.status === 'open' ? this.#book.keep({ ...checkout, challenge, details }) : checkout;
  }

  /**
   * Pays an open checkout; any other one stays as it is, so that nobody pays twice.
   *
   * @param details what is stored when it is a set-up
   * @param later when, in milliseconds from now, the money arrives or comes back; undefined when it is there at once
   */
  pay(
    checkout: Checkout,
    means: Means,
    details: MethodDetails | null,
    later?: { after: number; outcome: Outcome },
  ): Checkout {
    if (checkout.status !== 'open') return checkout;
    const change = { means, details, challenge: null };
    if (!later) return this.#succeed({ ...checkout, ...change });
    const settlement = { at: fromNow(later.after), outcome: later.outcome };
    return this.#move(checkout, 'processing', { ...change, settlement });
  }

  /** Ends the wait for money that is on its way. */
  settle(checkout: Checkout, outcome: Outcome): Checkout {
    if (checkout.status !== 'processing') return checkout;
    if (outcome === 'succeeded') return this.#succeed({ ...checkout, settlement: null });
    return this.#move(checkout, 'failed', { settledAt: fromNow(0), failureReason: outcome, settlement: null });
  }

  #succeed(checkout: Checkout): Checkout {
    const { mode, means, details, amount } = checkout;
    const storedId = mode === 'setup' && means && details ? this.#methods.store(means, details).id : null;
    return this.#move(checkout, 'succeeded', { received: amount, settledAt: fromNow(0), storedId });
  }

  #move(checkout: Checkout, status: Exclude<CheckoutStatus, 'open'>, change: Partial<Checkout>): Checkout {
    return this.#book.tell({ ...checkout, ...change, status });
  }

  /** The stored card that a page is to have confirmed. */
  #asked({ mode, methodId }: CheckoutRequest): Means | null {
    const method = mode === 'payment' && methodId ? this.#methods.find(methodId) : undefined;
    if (method?.later !== 'second_step') return null;
    const { kind, brand, lastDigits } = method;
    return { kind, brand, lastDigits };
  }
}
