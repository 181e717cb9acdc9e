import type { BillingError, WriteOptions } from '@portico/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureFrom, reportable, type Failure } from './failure.js';

/** How a write went: its result, or why there is none. Neither when it was ended or another one was under way. */
export interface MutationOutcome<Result> {
  result?: Result;
  error?: BillingError;
}

/** One write at a time, with what a page shows of it. Nothing is taken for done before the server says so. */
export class MutationController<Input, Result> implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #write: (input: Input, options: WriteOptions) => Promise<Result>;
  #running: AbortController | undefined;
  #failure: Failure | undefined;
  /** The same intention keeps its key, so that trying again after a broken connection does nothing twice. */
  #intention: { input: string; key: string } | undefined;

  /** @param write sends the input to the server */
  constructor(host: ReactiveControllerHost, write: (input: Input, options: WriteOptions) => Promise<Result>) {
    this.#host = host;
    this.#write = write;
    host.addController(this);
  }

  get busy(): boolean {
    return this.#running !== undefined;
  }

  /** Why the last one failed. */
  get failure(): Failure | undefined {
    return this.#failure;
  }

  hostDisconnected(): void {
    this.abort();
  }

  /** Ends a write under way; whether the server has done it is not known then. */
  abort(): void {
    this.#running?.abort();
  }

  /** Forgets what went wrong. */
  reset(): void {
    this.#failure = undefined;
    this.#host.requestUpdate();
  }

  /**
   * Writes, unless a write is under way.
   *
   * @param intention what makes two inputs the same wish, where their JSON does not tell
   */
  async run(input: Input, intention = JSON.stringify(input)): Promise<MutationOutcome<Result>> {
    if (this.#running) return {};
    const running = (this.#running = new AbortController());
    this.#failure = undefined;
    this.#host.requestUpdate();
    try {
      const result = await this.#write(input, { idempotencyKey: this.#keyFor(intention), signal: running.signal });
      this.#intention = undefined;
      return { result };
    } catch (cause) {
      const error = reportable(cause);
      if (!error) {
        if (running.signal.aborted) return {};
        throw cause;
      }
      // An answer of the server ends the intention; without one it may have been done.
      if (error.status !== undefined && error.status < 500) this.#intention = undefined;
      this.#failure = failureFrom(error);
      return { error };
    } finally {
      this.#running = undefined;
      this.#host.requestUpdate();
    }
  }

  #keyFor(input: string): string {
    if (this.#intention?.input !== input) this.#intention = { input, key: crypto.randomUUID() };
    return this.#intention.key;
  }
}
