import type { BillingError } from '@portico/client';

/** Something could not be loaded or done. The element shows it; the event is for the host's own records. */
export class BillingErrorEvent extends Event {
  /** What went wrong; `code` is stable, `requestId` names the request in the server's log. */
  readonly error: BillingError;

  constructor(error: BillingError) {
    super('billing-error', { bubbles: true, composed: true });
    this.error = error;
  }
}

declare global {
  interface HTMLElementEventMap {
    'billing-error': BillingErrorEvent;
  }
}
