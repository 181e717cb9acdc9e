import type { BillingClient, RenewalQuote, Versioned } from '@portico/client';
import type { LitElement, ReactiveController } from 'lit';
import type { Failure } from '../../../controllers/failure.js';
import { MutationController } from '../../../controllers/mutation-controller.js';
import type { QuoteDialogContext } from '../quote-dialogs.js';

/** Asks before the request for a quote is taken back; then does it. */
export class WithdrawController implements ReactiveController {
  readonly #host: LitElement;
  readonly #context: QuoteDialogContext;
  readonly #writing: MutationController<{ billing: BillingClient; quoteId: string }, Versioned<RenewalQuote>>;
  #quoteId: string | undefined;

  constructor(host: LitElement, context: QuoteDialogContext) {
    this.#host = host;
    this.#context = context;
    this.#writing = new MutationController(host, ({ billing, quoteId }, { signal }) =>
      billing.renewalQuotes.withdraw(quoteId, { signal }),
    );
    host.addController(this);
  }

  /** Whether it is being asked. */
  get isOpen(): boolean {
    return this.#quoteId !== undefined;
  }

  /** Whether the answer is on its way. */
  get busy(): boolean {
    return this.#writing.busy;
  }

  /** Why nothing was withdrawn. */
  get failure(): Failure | undefined {
    return this.#writing.failure;
  }

  hostDisconnected(): void {
    this.#quoteId = undefined;
  }

  /** Asks about the quote as it was last read. */
  open(): void {
    this.#writing.reset();
    this.#quoteId = this.#context.quotes.quote?.id;
    this.#host.requestUpdate();
  }

  /** The user does not want to withdraw it after all; too late while it is being done. */
  leave(): void {
    if (this.busy) return;
    this.#context.closeDialog();
    this.closed();
  }

  /** The dialog is closed. */
  closed(): void {
    this.#quoteId = undefined;
    this.#host.requestUpdate();
  }

  /** Takes the request back, unless that is being done. */
  async confirm(): Promise<void> {
    const billing = this.#context.client();
    const quoteId = this.#quoteId;
    if (!billing || quoteId === undefined || this.busy) return;
    const { result, error } = await this.#writing.run({ billing, quoteId });
    if (error) {
      this.#context.failed(error);
      if (error.status === 409) await this.#context.quotes.reload();
    }
    if (!result) return;
    this.#context.closeDialog();
    this.closed();
    this.#context.quotes.take(result);
    this.#context.reload();
  }
}
