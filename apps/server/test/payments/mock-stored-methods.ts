import { randomBytes } from 'node:crypto';
import type { Schemas } from '../../src/http/operations.ts';
import type { Charge, ChargeStatus, GatewayMethod } from '../../src/payments/gateway.ts';

/** A charge at the mock, and whose. */
export interface MockCharge extends Charge {
  id: string;
  methodId: string;
  amount: Schemas['Money'];
  description: string;
}

export interface MockAnswer {
  status: number;
  body?: object;
}

/** The stored methods of the mock of a provider, and charges of them. */
export class MockStoredMethods {
  readonly charges = new Map<string, MockCharge>();
  /** Methods that were taken away. */
  readonly removed: string[] = [];
  /** Requests for a charge, repeated ones included. */
  chargeRequests = 0;
  /** What comes of a charge of a method; `succeeded` unless it is said. */
  readonly outcomes = new Map<string, ChargeStatus>();
  readonly #keys = new Map<string, MockCharge>();
  #stored = 0;

  /** What a visit to the page has stored. */
  store(changes: Partial<GatewayMethod> = {}): GatewayMethod {
    this.#stored += 1;
    const expiry = { year: 2031, month: 9 };
    const means = { kind: 'card' as const, brand: 'visa', lastDigits: '4242' };
    return { id: `pm_mock_${this.#stored}`, ...means, holder: 'Zoé Martin', expiry, ...changes };
  }

  /** The charges of a payment of ours. */
  of(reference: string): MockCharge[] {
    return [...this.charges.values()].filter((charge) => charge.reference === reference);
  }

  charge(body: string, key: string): MockAnswer {
    this.chargeRequests += 1;
    const known = this.#keys.get(key);
    if (known) return { status: 200, body: known };
    const { reference, methodId, amount, description } = JSON.parse(body) as MockCharge;
    if (this.removed.includes(methodId)) return { status: 404 };
    const id = `chg_${randomBytes(8).toString('hex')}`;
    const means = { kind: 'card' as const, brand: 'visa', lastDigits: '4242' };
    const nothing = { received: null, means, failureReason: null };
    const charge: MockCharge = { id, reference, methodId, amount, description, status: 'processing', ...nothing };
    this.charges.set(id, this.settle(charge, this.outcomes.get(methodId) ?? 'succeeded'));
    this.#keys.set(key, charge);
    return { status: 201, body: charge };
  }

  settle(charge: MockCharge, status: ChargeStatus): MockCharge {
    const received = status === 'succeeded' ? charge.amount : null;
    return Object.assign(charge, { status, received, failureReason: status === 'declined' ? 'card_declined' : null });
  }

  read(id: string): MockAnswer {
    const charge = this.charges.get(id);
    return charge ? { status: 200, body: charge } : { status: 404 };
  }

  remove(id: string): MockAnswer {
    if (this.removed.includes(id)) return { status: 404 };
    this.removed.push(id);
    return { status: 204 };
  }
}
