import { Task } from '@lit/task';
import type { BillingClient, Capability, Invoice } from '@portico/client';
import type { ReactiveControllerHost } from 'lit';
import { reportable } from '../../controllers/failure.js';

/** What reading the invoice depends on. */
export interface AcceptedInvoiceOptions {
  client: () => BillingClient | undefined;
  capabilities: () => readonly Capability[];
  /** Undefined while there is none to read. */
  invoiceId: () => string | undefined;
  /** Changes when invoices may have changed. */
  version: () => unknown;
}

/** The invoice of an accepted quote, so that it can be said whether it is paid. The quote does without it. */
export class AcceptedInvoice {
  readonly #task: Task<readonly [BillingClient | undefined, string | undefined, unknown], Invoice | undefined>;

  constructor(host: ReactiveControllerHost, { client, capabilities, invoiceId, version }: AcceptedInvoiceOptions) {
    this.#task = new Task(host, {
      args: () => [client(), capabilities().includes('invoices:read') ? invoiceId() : undefined, version()] as const,
      task: ([billing, id], { signal }) =>
        billing && id !== undefined ? billing.invoices.get(id, { signal }) : Promise.resolve(undefined),
      onError: (cause) => {
        if (!reportable(cause) && !(cause instanceof DOMException && cause.name === 'AbortError')) reportError(cause);
      },
    });
  }

  /** Undefined while it is read, and where it cannot be. */
  get value(): Invoice | undefined {
    return this.#task.value;
  }
}
