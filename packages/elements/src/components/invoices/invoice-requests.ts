import type { BillingClient, InvoiceSummary } from '@portico/client';

/** Whether the session's user may see invoices at all; a session is fetched when there is none. */
export async function mayReadInvoices(client: BillingClient, signal: AbortSignal): Promise<boolean> {
  const { capabilities } = await client.sessions.read({ signal });
  return capabilities.includes('invoices:read');
}

/** What is open; undefined without a client or where the user may not see it. */
export async function loadSummary(
  client: BillingClient | undefined,
  signal: AbortSignal,
): Promise<InvoiceSummary | undefined> {
  return client && (await mayReadInvoices(client, signal)) ? client.invoices.summary({ signal }) : undefined;
}
