import { ContextEvent, type Context, type ContextType } from '@lit/context';
import type { BillingClient, InvoiceSummary } from '@portico/client';
import { clientContext } from '../../context/client-context.js';
import { versionsContext } from '../../context/versions-context.js';
import { reportable } from '../../controllers/failure.js';
import { loadSummary } from './invoice-requests.js';

/**
 * Tells a host what is open, now and whenever it changes, for what it shows outside the billing pages: a dot in its menu
 * while something is overdue.
 *
 * @param element any element within a `<billing-provider>`, whose client and live changes are used
 * @param listener called with every new state; not called while it cannot be read or the user may not see it
 * @returns ends it
 */
export function followInvoiceSummary(element: Element, listener: (summary: InvoiceSummary) => void): () => void {
  let client: BillingClient | undefined;
  let version: number | undefined;
  let loading = new AbortController();
  const ends: (() => void)[] = [];

  const load = (): void => {
    loading.abort();
    loading = new AbortController();
    void read(client, version, loading.signal, listener);
  };
  // What is due becomes overdue by the mere passing of days, so whoever comes back to the page gets it read again.
  const handleVisibility = (): void => {
    if (document.visibilityState === 'visible') load();
  };

  request(element, versionsContext, ends, (value) => {
    if (version === value?.invoices) return;
    version = value?.invoices;
    load();
  });
  request(element, clientContext, ends, (value) => {
    if (client === value) return;
    client = value;
    load();
  });
  document.addEventListener('visibilitychange', handleVisibility);
  return () => {
    loading.abort();
    document.removeEventListener('visibilitychange', handleVisibility);
    for (const end of ends) end();
  };
}

async function read(
  client: BillingClient | undefined,
  version: number | undefined,
  signal: AbortSignal,
  listener: (summary: InvoiceSummary) => void,
): Promise<void> {
  try {
    const summary = await loadSummary(client, version, signal);
    if (summary) listener(summary);
  } catch (cause) {
    if (!signal.aborted && !reportable(cause)) reportError(cause);
  }
}

function request<Key extends Context<unknown, unknown>>(
  element: Element,
  context: Key,
  ends: (() => void)[],
  take: (value: ContextType<Key>) => void,
): void {
  const handleValue = (value: ContextType<Key>, end?: () => void): void => {
    if (end && !ends.includes(end)) ends.push(end);
    take(value);
  };
  element.dispatchEvent(new ContextEvent(context, element, handleValue, true));
}
