import type { BillingClient, Capability, InvoiceSummary } from '@portico/client';

/** What the session's user may do; a session is fetched when there is none. */
export async function capabilitiesOf(client: BillingClient, signal: AbortSignal): Promise<readonly Capability[]> {
  return (await client.sessions.read({ signal })).capabilities;
}

const underWay = new WeakMap<BillingClient, { version: unknown; summary: Promise<InvoiceSummary> }>();

/**
 * What is open; undefined without a client or where the user may not see it. Whoever asks for the same version while an
 * answer is on its way gets that answer.
 *
 * @param version tells states of the invoices apart
 */
export async function loadSummary(
  client: BillingClient | undefined,
  version: unknown,
  signal: AbortSignal,
): Promise<InvoiceSummary | undefined> {
  if (!client) return undefined;
  const capabilities = await capabilitiesOf(client, signal);
  if (!capabilities.includes('invoices:read')) return undefined;
  const summary = await sharedSummary(client, version);
  signal.throwIfAborted();
  return summary;
}

function sharedSummary(client: BillingClient, version: unknown): Promise<InvoiceSummary> {
  const running = underWay.get(client);
  if (running && running.version === version) return running.summary;
  const summary = client.invoices.summary().finally(() => {
    if (underWay.get(client)?.summary === summary) underWay.delete(client);
  });
  underWay.set(client, { version, summary });
  return summary;
}
