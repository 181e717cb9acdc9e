import type { BillingClient } from '@portico/client';
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { failureFrom, type Failure } from '../../../controllers/failure.js';
import { MutationController } from '../../../controllers/mutation-controller.js';
import type { DetailOptions } from '../detail/detail-options.js';
import type { ReadSubscription } from '../subscription-loader.js';
import { doneText } from './done-text.js';

/** What is decided by one press of a button, after a question. */
export type Decision = 'renew' | 'end' | 'undo_cancellation' | 'undo_change';

/** The question that is open. */
export interface OpenDecision {
  decision: Decision;
  subscriptionId: string;
  /** Why the last confirmation changed nothing. */
  failure: Failure | undefined;
}

interface Write {
  client: BillingClient;
  read: ReadSubscription;
  decision: Decision;
}

/** Asks before renewal is switched, or something that waits for the end of the term is undone; then does it. */
export class DecisionController implements ReactiveController {
  readonly #host: ReactiveControllerHost;
  readonly #options: DetailOptions;
  readonly #writing: MutationController<Write, ReadSubscription>;
  #open: OpenDecision | undefined;

  constructor(host: ReactiveControllerHost, options: DetailOptions) {
    this.#host = host;
    this.#options = options;
    this.#writing = new MutationController(host, ({ client, read, decision }, { signal }) =>
      write(client, read, decision, signal),
    );
    host.addController(this);
  }

  /** The question that is open; undefined when none is, or another subscription is shown by now. */
  get open(): OpenDecision | undefined {
    return this.#open?.subscriptionId === this.#options.subscription()?.id ? this.#open : undefined;
  }

  /** Whether the answer is on its way. */
  get busy(): boolean {
    return this.#writing.busy;
  }

  hostDisconnected(): void {
    this.#open = undefined;
  }

  /** Opens the question. */
  ask(decision: Decision): void {
    const subscriptionId = this.#options.subscription()?.id;
    this.#open = subscriptionId === undefined ? undefined : { decision, subscriptionId, failure: undefined };
    this.#host.requestUpdate();
  }

  /** Forgets the question, once its dialog is closed. */
  closed(): void {
    this.#open = undefined;
    this.#host.requestUpdate();
  }

  /** Does what was asked about. A subscription that was changed meanwhile is read again first, and nothing is done. */
  async confirm(): Promise<void> {
    const client = this.#options.client();
    const read = this.#options.read();
    const { open } = this;
    if (!client || !read || !open || this.busy) return;
    const { decision } = open;
    this.#open = { ...open, failure: undefined };
    const { result, error } = await this.#writing.run({ client, read, decision });
    if (result) {
      this.#options.closeDialog();
      this.#options.take(result);
      this.#options.announce(doneText(decision, result.value, this.#options.locale.formats));
    } else if (error) {
      if (error.status === 409 || error.status === 412) await this.#options.refresh();
      if (this.#open) this.#open = { ...this.#open, failure: failureFrom(error) };
      this.#options.failed(error);
      this.#host.requestUpdate();
    }
  }
}

function write(
  { subscriptions }: BillingClient,
  { value: { id }, etag }: ReadSubscription,
  decision: Decision,
  signal: AbortSignal | undefined,
): Promise<ReadSubscription> {
  switch (decision) {
    case 'renew':
      return subscriptions.setAutoRenewal(id, true, { etag, signal });
    case 'end':
      return subscriptions.setAutoRenewal(id, false, { etag, signal });
    case 'undo_cancellation':
      return subscriptions.undoCancellation(id, { etag, signal });
    case 'undo_change':
      return subscriptions.undoChange(id, { etag, signal });
  }
}
