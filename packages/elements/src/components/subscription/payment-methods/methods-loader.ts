import { Task, TaskStatus } from '@lit/task';
import type { BillingClient, BillingError, PaymentMethod } from '@portico/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureFrom, reportable, type Failure } from '../../../controllers/failure.js';

/** What loading depends on, and whom it tells. */
export interface MethodsLoaderOptions {
  client: () => BillingClient | undefined;
  /** Whether they are shown, and the session may see them. */
  isWanted: () => boolean;
  /** Changes when payment methods may have changed. */
  version: () => unknown;
  failed: (error: BillingError) => void;
}

/** Most payment methods that are shown. */
const most = 100;

/** Reads the payment methods of the customer. What was read stays while it is read again. */
export class MethodsLoader implements ReactiveController {
  readonly #options: MethodsLoaderOptions;
  readonly #task: Task<readonly [BillingClient | undefined, boolean, unknown], readonly PaymentMethod[] | undefined>;
  #client: BillingClient | undefined;
  #methods: readonly PaymentMethod[] | undefined;
  #failure: Failure | undefined;

  constructor(host: ReactiveControllerHost, options: MethodsLoaderOptions) {
    this.#options = options;
    host.addController(this);
    this.#task = new Task(host, {
      args: () => [options.client(), options.isWanted(), options.version()] as const,
      task: async ([client, isWanted], { signal }) => {
        if (!client || !isWanted) return undefined;
        return (await client.paymentMethods.list({ limit: most }, { signal })).items;
      },
      onComplete: (methods) => {
        if (methods) this.#methods = methods;
      },
      onError: (cause) => this.#fail(cause),
    });
  }

  /** The default first; undefined until they were read. */
  get methods(): readonly PaymentMethod[] | undefined {
    return this.#methods;
  }

  /** Why they could not be read. */
  get failure(): Failure | undefined {
    return this.#task.status === TaskStatus.ERROR ? this.#failure : undefined;
  }

  /** Reads again; settles when that was done or has failed. */
  async reload(): Promise<void> {
    await this.#task.run();
  }

  hostUpdate(): void {
    const client = this.#options.client();
    if (client !== this.#client) this.#methods = undefined;
    this.#client = client;
  }

  hostDisconnected(): void {
    this.#task.abort();
  }

  #fail(cause: unknown): void {
    const error = reportable(cause);
    if (error) {
      this.#failure = failureFrom(error);
      this.#options.failed(error);
    } else if (!(cause instanceof DOMException && cause.name === 'AbortError')) {
      reportError(cause);
    }
  }
}
