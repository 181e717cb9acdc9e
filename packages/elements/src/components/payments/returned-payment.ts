import type { BillingClient, BillingError, Payment } from '@portico/client';
import type { ReactiveControllerHost } from 'lit';
import { ReturnFollower } from '../../controllers/return-follower.js';
import { BillingPaymentEvent } from '../../events/billing-payment-event.js';

/** What following a payment depends on, and whom it tells. */
export interface ReturnedPaymentOptions {
  client: () => BillingClient | undefined;
  /** Changes when payments may have changed. */
  version: () => unknown;
  /** The payment stands differently than before. */
  changed: (payment: Payment) => void;
  failed: (error: BillingError) => void;
}

/** Follows the payment that the user comes back from until it has an outcome, and tells the host once. */
export class ReturnedPayment extends ReturnFollower<Payment> {
  constructor(host: ReactiveControllerHost & HTMLElement, options: ReturnedPaymentOptions) {
    super(host, {
      ...options,
      parameter: 'billing_payment',
      read: (client, id, signal) => client.payments.get(id, { signal }),
      isFinal: ({ status }) => status !== 'pending' && status !== 'processing',
      arrived: (payment) => host.dispatchEvent(new BillingPaymentEvent(payment)),
    });
  }
}
