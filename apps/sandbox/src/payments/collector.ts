import { fromNow, type Book } from './book.ts';
import type { Charge, ChargeRequest } from './charge.ts';
import type { Means, Outcome } from './entry.ts';
import type { Methods, StoredMethod } from './methods.ts';
import { settlementTimes, type LaterBehaviour } from './test-means.ts';

/** What a request for a charge comes to. */
export type Collection =
  | { kind: 'charged'; charge: Charge; isNew: boolean }
  /** The key belongs to another request. */
  | { kind: 'other_request' }
  | { kind: 'no_such_method' };

/** Charges stored methods while their owners are away. */
export class Collector {
  readonly #book: Book;
  readonly #methods: Methods;

  constructor(book: Book, methods: Methods) {
    this.#book = book;
    this.#methods = methods;
    book.onDeadline((entry) => {
      if (entry.mode === 'charge' && entry.settlement) this.settle(entry, entry.settlement.outcome);
    });
  }

  find(id: string): Charge | undefined {
    const entry = this.#book.find(id);
    return entry?.mode === 'charge' ? entry : undefined;
  }

  /** Every charge with this id of the seller's. */
  withReference(reference: string): Charge[] {
    return this.#book.list().filter((entry) => entry.mode === 'charge' && entry.reference === reference) as Charge[];
  }

  /** Charges once per key. */
  charge(request: ChargeRequest, key: string): Collection {
    const known = this.#book.findByKey(key, request);
    if (known === 'other' || (known && known.mode !== 'charge')) return { kind: 'other_request' };
    if (known) return { kind: 'charged', charge: known, isNew: false };
    const method = this.#methods.find(request.methodId);
    if (!method) return { kind: 'no_such_method' };
    const begun = { ...request, ...this.#book.begin('chg', key, request), mode: 'charge' as const };
    const charge = this.#book.tell<Charge>({ ...begun, means: meansOf(method), ...outcomeOf(method, request) });
    return { kind: 'charged', charge, isNew: true };
  }

  /** Ends the wait for money that is on its way. */
  settle(charge: Charge, outcome: Outcome): Charge {
    if (charge.status !== 'processing') return charge;
    const over = { settlement: null, settledAt: fromNow(0) };
    if (outcome === 'succeeded') {
      return this.#book.tell<Charge>({ ...charge, ...over, status: 'succeeded', received: charge.amount });
    }
    return this.#book.tell<Charge>({ ...charge, ...over, status: 'declined', failureReason: outcome });
  }
}

function meansOf({ kind, brand, lastDigits }: StoredMethod): Means {
  return { kind, brand, lastDigits };
}

type ChargeOutcome = Pick<Charge, 'status'> & Partial<Charge>;

const waits: Partial<Record<LaterBehaviour, { after: number; outcome: Outcome }>> = {
  slow: { after: settlementTimes.slowCard, outcome: 'succeeded' },
  debit_succeeds: { after: settlementTimes.debit, outcome: 'succeeded' },
  debit_returned: { after: settlementTimes.debit, outcome: 'debit_returned' },
};

function outcomeOf({ later, expiry }: StoredMethod, { amount }: ChargeRequest): ChargeOutcome {
  // A card is good until the end of its month.
  const isOver = expiry !== null && Date.UTC(expiry.year, expiry.month) <= Date.now();
  if (isOver) return { status: 'declined', failureReason: 'card_expired' };
  switch (later) {
    case 'succeeds':
      return { status: 'succeeded', received: amount, settledAt: fromNow(0) };
    case 'second_step':
      return { status: 'needs_customer' };
    case 'slow':
    case 'debit_succeeds':
    case 'debit_returned': {
      const { after = 0, outcome = 'succeeded' } = waits[later] ?? {};
      return { status: 'processing', settlement: { at: fromNow(after), outcome } };
    }
    case 'card_declined':
    case 'insufficient_funds':
    case 'card_expired':
      return { status: 'declined', failureReason: later };
  }
}
