import type { Payment } from '@portico/client';

/**
 * The user is back from the payment page, and this is how the payment stands. The element then takes the payment's id out
 * of the page's address; `preventDefault()` leaves the address to the host.
 */
export class BillingPaymentEvent extends Event {
  readonly payment: Payment;

  constructor(payment: Payment) {
    super('billing-payment', { bubbles: true, composed: true, cancelable: true });
    this.payment = payment;
  }
}

declare global {
  interface HTMLElementEventMap {
    'billing-payment': BillingPaymentEvent;
  }
}
