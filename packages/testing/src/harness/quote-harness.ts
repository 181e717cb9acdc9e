import { SubscriptionHarness } from './subscription-harness.js';

/** Reads and operates a `<renewal-quote>` as its user does: by role and name. */
export class QuoteHarness extends SubscriptionHarness {
  /** The status of the quote, in words. */
  get status(): string | undefined {
    return this.all('[part=status]').map((badge) => badge.textContent.trim())[0];
  }

  /** Names of all buttons outside of a dialog, from top to bottom. */
  get actions(): string[] {
    return this.all('button')
      .filter((one) => one.closest('dialog') === null && one.closest('[role=menu]') === null)
      .map((one) => one.ariaLabel ?? one.textContent.replaceAll(/\s+/g, ' ').trim());
  }
}
