import { Task, TaskStatus } from '@lit/task';
import type { BillingClient, Invoice } from '@portico/client';
import type { ReactiveControllerHost } from 'lit';
import { reportable } from '../../../controllers/failure.js';
import type { DetailOptions } from '../detail/detail-options.js';

/** Most overdue invoices that are named one by one. */
const most = 5;

/** Knows the overdue invoices of the open subscription. */
export class ArrearsController {
  readonly #options: DetailOptions;
  readonly #task: Task<readonly [BillingClient | undefined, string, unknown], readonly Invoice[]>;

  constructor(host: ReactiveControllerHost, options: DetailOptions) {
    this.#options = options;
    this.#task = new Task(host, {
      args: () => [options.client(), this.#ids.join(), options.versions()?.invoices] as const,
      task: ([client], { signal }) => load(client, this.#ids, signal),
      // Without them the notice says how many there are.
      onError: (cause) => {
        if (!reportable(cause) && !(cause instanceof DOMException)) reportError(cause);
      },
    });
  }

  /** The overdue invoices; empty while they are read, and where the session may not see them. */
  get invoices(): readonly Invoice[] {
    const invoices = this.#task.value ?? [];
    return invoices.filter(({ id }) => this.#ids.includes(id));
  }

  /** Whether as many of them were read as could be. */
  get isRead(): boolean {
    return this.#task.status === TaskStatus.COMPLETE || this.#task.status === TaskStatus.ERROR;
  }

  get #ids(): readonly string[] {
    if (!this.#options.capabilities().includes('invoices:read')) return [];
    return (this.#options.subscription()?.overdueInvoiceIds ?? []).slice(0, most);
  }
}

function load(
  client: BillingClient | undefined,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<readonly Invoice[]> {
  if (!client) return Promise.resolve([]);
  return Promise.all(ids.map((id) => client.invoices.get(id, { signal })));
}
