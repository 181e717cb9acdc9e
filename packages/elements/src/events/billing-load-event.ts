import type { BillingResource } from '../context/versions-context.js';

/** An element has loaded what it shows. */
export class BillingLoadEvent extends Event {
  /** What was loaded. */
  readonly resource: BillingResource;

  constructor(resource: BillingResource) {
    super('billing-load', { bubbles: true, composed: true });
    this.resource = resource;
  }
}

declare global {
  interface HTMLElementEventMap {
    'billing-load': BillingLoadEvent;
  }
}
