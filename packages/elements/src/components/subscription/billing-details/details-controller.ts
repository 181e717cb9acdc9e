import { Task, TaskStatus } from '@lit/task';
import type { BillingClient, BillingDetails, BillingError, Versioned } from '@portico/client';
import type { ReactiveControllerHost } from 'lit';
import { failureFrom, reportable, type Failure } from '../../../controllers/failure.js';

/** The details as they were last read, with what names that state in a write. */
export type ReadDetails = Versioned<BillingDetails>;

/** What reading depends on, and whom it tells. */
export interface DetailsOptions {
  client: () => BillingClient | undefined;
  /** Whether the details are to be shown. */
  isWanted: () => boolean;
  /** Changes when the details may have changed. */
  version: () => unknown;
  failed: (error: BillingError) => void;
}

/** Reads the billing details, again whenever they may have changed. What was read stays meanwhile. */
export class DetailsController {
  readonly #host: ReactiveControllerHost;
  readonly #task: Task<[BillingClient | undefined, boolean, unknown], void>;
  #client: BillingClient | undefined;
  #read: ReadDetails | undefined;
  #failure: Failure | undefined;

  constructor(host: ReactiveControllerHost, { client, isWanted, version, failed }: DetailsOptions) {
    this.#host = host;
    this.#task = new Task(host, {
      args: () => [client(), isWanted(), version()],
      task: async ([billing, wanted], { signal }) => {
        if (billing !== this.#client) this.#read = undefined;
        this.#client = billing;
        if (!billing || !wanted) return;
        const read = await billing.billingDetails.get({ signal });
        signal.throwIfAborted();
        this.#read = read;
        this.#failure = undefined;
      },
      onError: (cause) => {
        const error = reportable(cause);
        this.#failure = error && failureFrom(error);
        if (error) failed(error);
      },
    });
  }

  /** What was last read; undefined while it is read for the first time. */
  get read(): ReadDetails | undefined {
    return this.#read;
  }

  /** Why it could not be read. */
  get failure(): Failure | undefined {
    return this.#task.status === TaskStatus.ERROR ? this.#failure : undefined;
  }

  retry(): void {
    void this.#task.run();
  }

  /** Takes what a write was answered with. */
  take(read: ReadDetails): void {
    this.#read = read;
    // What is on its way may be older.
    if (this.#task.status === TaskStatus.PENDING) void this.#task.run();
    this.#host.requestUpdate();
  }
}
