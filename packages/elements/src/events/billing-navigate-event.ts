/** Why the page is about to be left. */
export type NavigationReason = 'payment' | 'payment_method';

/** The element is about to send the browser to another page. `preventDefault()` leaves the way there to the host. */
export class BillingNavigateEvent extends Event {
  /** Address of the other page. */
  readonly url: string;
  readonly reason: NavigationReason;

  constructor(url: string, reason: NavigationReason) {
    super('billing-navigate', { bubbles: true, composed: true, cancelable: true });
    this.url = url;
    this.reason = reason;
  }
}

declare global {
  interface HTMLElementEventMap {
    'billing-navigate': BillingNavigateEvent;
  }
}
