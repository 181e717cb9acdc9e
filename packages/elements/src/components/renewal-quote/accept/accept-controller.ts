import type { AcceptedQuote, BillingClient, BillingError, QuoteAcceptanceRequest } from '@portico/client';
import type { LitElement, ReactiveController } from 'lit';
import type { Failure } from '../../../controllers/failure.js';
import { MutationController } from '../../../controllers/mutation-controller.js';
import type { QuoteDialogContext } from '../quote-dialogs.js';
import { firstOf, problemsFrom, problemsOf } from './accept-problems.js';
import {
  acceptanceOf,
  formFor,
  isSameOffer,
  obstacleByCode,
  obstacleOf,
  type AcceptForm,
  type Obstacle,
  type Signature,
} from './accept-state.js';
import { acceptFailureText, acceptedText, changedText, obstacleText } from './accept-texts.js';

interface Acceptance {
  billing: BillingClient;
  quoteId: string;
  request: QuoteAcceptanceRequest;
}

/** Accepts exactly the version of a quote that is shown, by a typed signature. */
export class AcceptController implements ReactiveController {
  readonly #host: LitElement;
  readonly #context: QuoteDialogContext;
  readonly #accepting: MutationController<Acceptance, AcceptedQuote>;
  #form: AcceptForm | undefined;

  constructor(host: LitElement, context: QuoteDialogContext) {
    this.#host = host;
    this.#context = context;
    this.#accepting = new MutationController(host, ({ billing, quoteId, request }, write) =>
      billing.renewalQuotes.accept(quoteId, request, write),
    );
    host.addController(this);
  }

  /** What is shown and typed; undefined while the dialog is closed. */
  get form(): AcceptForm | undefined {
    return this.#form;
  }

  /** Whether it is being accepted. */
  get busy(): boolean {
    return this.#accepting.busy;
  }

  /** Why nothing was accepted. */
  get failure(): Failure | undefined {
    return this.#accepting.failure;
  }

  /** Whether a new quote can be asked for. */
  get canRequest(): boolean {
    return this.#context.quotes.capabilities.includes('quotes:request') && this.#context.canRequest();
  }

  /** Whether the session may see the invoice. */
  get maySeeInvoice(): boolean {
    return this.#context.quotes.capabilities.includes('invoices:read');
  }

  /** What is shown may change under the form: by its own time, or by others. */
  hostUpdate(): void {
    const form = this.#form;
    const current = this.#context.quotes.quote;
    if (!form || this.busy || form.invoiceId !== undefined || form.obstacle) return;
    const obstacle = obstacleOf(form.quote, current);
    if (obstacle) this.#block(obstacle);
    else if (current && !isSameOffer(form.quote, current)) {
      // What was agreed to is not what is shown now.
      const isChanged = form.isChanged || form.quote.document !== null;
      this.#form = { ...form, quote: current, isChanged, isAuthorised: false, announcement: changedText() };
    }
  }

  hostDisconnected(): void {
    this.#form = undefined;
  }

  /** Shows an empty form for the quote as it was last read. */
  open(): void {
    const { quote } = this.#context.quotes;
    if (!quote) return;
    this.#accepting.reset();
    this.#form = formFor(quote);
    this.#host.requestUpdate();
  }

  /** The user wants to leave; not while it is decided whether something was accepted. */
  leave(): void {
    if (this.busy) return;
    this.#context.closeDialog();
    this.closed();
  }

  /** The dialog is closed. */
  closed(): void {
    this.#form = undefined;
    this.#host.requestUpdate();
  }

  /** Takes what was typed. */
  type(part: Partial<Signature>): void {
    if (!this.#form) return;
    const problems = new Set(this.#form.problems);
    for (const field of Object.keys(part) as (keyof Signature)[]) problems.delete(field);
    this.#change({ signature: { ...this.#form.signature, ...part }, problems });
  }

  /** Takes whether the person says that they may sign. */
  authorise(isAuthorised: boolean): void {
    if (!this.#form) return;
    const problems = new Set(this.#form.problems);
    problems.delete('authorised');
    this.#change({ isAuthorised, problems });
  }

  /** Accepts what is shown, unless that is being done. */
  async submit(): Promise<void> {
    const form = this.#form;
    const billing = this.#context.client();
    const request = form && acceptanceOf(form);
    if (!form || !billing || !request || this.busy) return;
    const problems = problemsOf(form);
    this.#change({ problems });
    if (problems.size > 0) {
      await this.#focusProblem();
      return;
    }
    const { result, error } = await this.#accepting.run({ billing, quoteId: form.quote.id, request });
    if (error) await this.#handleRefusal(error);
    if (result) await this.#take(result);
  }

  /** Goes on to the invoice. */
  showInvoice(): void {
    const invoiceId = this.#form?.invoiceId;
    this.leave();
    if (invoiceId !== undefined) this.#context.showInvoices({ open: invoiceId });
  }

  /** Goes on to the request for another quote. */
  async requestAnother(): Promise<void> {
    this.leave();
    await this.#context.quotes.reload();
    await this.#context.start('request');
  }

  async #take({ quote, invoiceId }: AcceptedQuote): Promise<void> {
    this.#change({ quote, invoiceId, obstacle: undefined, announcement: acceptedText() });
    this.#context.quotes.take(quote);
    this.#context.reload();
    await this.#host.updateComplete;
    this.#context.focus('.quote-outcome');
  }

  async #handleRefusal(error: BillingError): Promise<void> {
    this.#context.failed(error);
    const obstacle = obstacleByCode[error.code];
    const problems = problemsFrom(error);
    this.#change({ problems, announcement: acceptFailureText(error.code) });
    if (obstacle) this.#block(obstacle);
    if (error.status === 409) {
      this.#context.reload();
      await this.#context.quotes.reload();
    }
    if (problems.size > 0) await this.#focusProblem();
  }

  #block(obstacle: Obstacle): void {
    this.#change({ obstacle, announcement: obstacleText(obstacle) });
    void this.#host.updateComplete.then(() => this.#context.focus('.quote-outcome'));
  }

  async #focusProblem(): Promise<void> {
    await this.#host.updateComplete;
    const field = this.#form && firstOf(this.#form.problems);
    if (field !== undefined) this.#context.focus(`#accept-${field}`);
  }

  #change(part: Partial<AcceptForm>): void {
    if (!this.#form) return;
    this.#form = { ...this.#form, ...part };
    this.#host.requestUpdate();
  }
}
