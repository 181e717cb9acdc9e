import { Task, TaskStatus } from '@lit/task';
import type { Activity, BillingClient, BillingError, Invoice } from '@portico/client';
import type { ReactiveControllerHost } from 'lit';
import { failureFrom, reportable, type Failure } from '../../../controllers/failure.js';
import { PreviewController, type PreviewState } from './preview-controller.js';

/** What is known of the invoice that is open. */
export interface DetailState {
  /** Undefined while it loads; what was known stays while it is read again. */
  invoice: Invoice | undefined;
  /** Newest first; empty when the session may not read it. */
  activity: readonly Activity[];
  failure: Failure | undefined;
  preview: PreviewState;
}

/** What a detail depends on, and whom it tells. */
export interface DetailOptions {
  client: () => BillingClient | undefined;
  /** The invoice that is open. */
  invoiceId: () => string | undefined;
  /** Changes when the invoice may have changed. */
  version: () => unknown;
  failed: (error: BillingError) => void;
}

/** Reads the open invoice with its history, again whenever it may have changed. */
export class DetailController {
  readonly preview: PreviewController;
  readonly #task: Task<[BillingClient | undefined, string | undefined, unknown], Loaded | undefined>;
  #shown: Loaded | undefined;
  #failure: Failure | undefined;

  constructor(host: ReactiveControllerHost, options: DetailOptions) {
    this.preview = new PreviewController(host);
    this.#task = new Task(host, {
      args: () => [options.client(), options.invoiceId(), options.version()],
      task: async ([client, invoiceId], { signal }) => {
        if (this.#shown?.invoice.id !== invoiceId) this.#forget();
        return client && invoiceId ? load(client, invoiceId, signal) : undefined;
      },
      onComplete: (loaded) => {
        this.#shown = loaded;
        this.#failure = undefined;
      },
      onError: (cause) => {
        const error = reportable(cause);
        this.#failure = error && failureFrom(error);
        if (error) options.failed(error);
      },
    });
  }

  get state(): DetailState {
    return {
      invoice: this.#shown?.invoice,
      activity: this.#shown?.activity ?? [],
      failure: this.#task.status === TaskStatus.ERROR ? this.#failure : undefined,
      preview: this.preview.state,
    };
  }

  retry(): void {
    void this.#task.run();
  }

  #forget(): void {
    this.#shown = undefined;
    this.#failure = undefined;
    this.preview.close();
  }
}

interface Loaded {
  invoice: Invoice;
  activity: readonly Activity[];
}

async function load(client: BillingClient, invoiceId: string, signal: AbortSignal): Promise<Loaded> {
  const [invoice, activity] = await Promise.all([
    client.invoices.get(invoiceId, { signal }),
    loadActivity(client, invoiceId, signal),
  ]);
  return { invoice, activity };
}

/** The history is an extra: without it the invoice is still shown. */
async function loadActivity(
  client: BillingClient,
  invoiceId: string,
  signal: AbortSignal,
): Promise<readonly Activity[]> {
  const { capabilities } = await client.sessions.read({ signal });
  if (!capabilities.includes('activity:read')) return [];
  try {
    const query = { subjectType: 'invoice', subjectId: invoiceId, limit: 20 } as const;
    return (await client.activity.list(query, { signal })).items;
  } catch (cause) {
    signal.throwIfAborted();
    if (!reportable(cause)) throw cause;
    return [];
  }
}
