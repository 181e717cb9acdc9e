import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';

/** A payment that has arrived. */
export interface PaidPayment {
  id: string;
  customerId: string;
  /** What arrived. */
  received: Schemas['Money'];
  means: Schemas['PaymentMeans'];
  /** Who confirmed the change. */
  createdBy: Schemas['PersonReference'];
}

/** What becomes of a change of a subscription with its payment; both run in the transaction that settles the payment. */
export interface ChangePaymentHooks {
  /**
   * Applies a change that is paid. Called at most once per payment, also for a change that had been given up before.
   *
   * @returns the id of its invoice, on which the money is booked then; undefined when the change cannot be applied any more:
   *   the money is kept as overpaid
   */
  onChangePaid(
    transaction: Kysely<Tables>,
    changeId: string,
    payment: PaidPayment,
    now: Date,
  ): Promise<string | undefined>;
  /** Drops a change whose payment failed, was cancelled or has expired. */
  onChangeGivenUp(transaction: Kysely<Tables>, changeId: string, now: Date): Promise<void>;
}

/** Without subscriptions there are no changes. */
export const noChanges: ChangePaymentHooks = {
  onChangePaid: async () => undefined,
  onChangeGivenUp: async () => undefined,
};
