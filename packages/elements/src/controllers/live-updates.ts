import type { BillingClient, LiveEvent } from '@portico/client';
import { firstVersions, type BillingResource } from '../context/versions-context.js';

const everything = Object.keys(firstVersions) as BillingResource[];

const changedBy: Partial<Record<LiveEvent['type'], readonly BillingResource[]>> = {
  'invoices.changed': ['invoices', 'activity'],
  'payment.changed': ['payments', 'invoices', 'activity'],
  'payment_proof.changed': ['paymentProofs', 'activity'],
  'delivery.changed': ['deliveries', 'activity'],
  'export.changed': ['exports'],
  'subscription.changed': ['subscriptions', 'activity'],
  'renewal_quote.changed': ['renewalQuotes', 'activity'],
  'payment_methods.changed': ['paymentMethods', 'subscriptions', 'activity'],
  'billing_details.changed': ['billingDetails', 'subscriptions', 'activity'],
  'notifications.changed': ['notifications'],
  'stream.reset': everything,
};

/** Milliseconds in which several changes count as one, so that an import does not make a page read a hundred times. */
const together = 200;

/**
 * Tells which resources have changed, as the server says so.
 *
 * @param onChange hears of all that changed within a moment, each once
 * @returns ends it
 */
export function followChanges(
  client: BillingClient,
  onChange: (resources: ReadonlySet<BillingResource>) => void,
): () => void {
  const changed = new Set<BillingResource>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  const tell = (): void => {
    timer = undefined;
    const all = new Set(changed);
    changed.clear();
    onChange(all);
  };
  const stop = client.events.follow({
    onEvent: ({ type }) => {
      for (const resource of changedBy[type] ?? []) changed.add(resource);
      if (changed.size > 0) timer ??= setTimeout(tell, together);
    },
  });
  return () => {
    clearTimeout(timer);
    stop();
  };
}
