/** The user has opened a subscription or gone back to the overview. Keep it in the page's address for deep links. */
export class BillingSubscriptionOpenEvent extends Event {
  /** The subscription that is open; undefined for the overview. */
  readonly subscriptionId: string | undefined;

  constructor(subscriptionId: string | undefined) {
    super('billing-subscription-open', { bubbles: true, composed: true });
    this.subscriptionId = subscriptionId;
  }
}

declare global {
  interface HTMLElementEventMap {
    'billing-subscription-open': BillingSubscriptionOpenEvent;
  }
}
