import type {
  BillingClient,
  BillingError,
  QuoteRequest,
  QuoteTerms,
  RenewalPreview,
  RenewalQuote,
} from '@portico/client';
import type { LitElement } from 'lit';
import { failureFrom, reportable, type Failure } from '../../../controllers/failure.js';
import { LatestAnswer } from '../../../controllers/latest-answer.js';
import { MutationController } from '../../../controllers/mutation-controller.js';
import { seatsProblemText } from '../../seats-and-plan/choice-texts.js';
import { steppedSeats } from '../../seats-and-plan/seat-rules.js';
import type { QuoteDialogContext } from '../quote-dialogs.js';
import { firstOf, problemsFrom, problemsOf } from './ask-problems.js';
import {
  chosenPlan,
  defaultsOf,
  emptyForm,
  requestOf,
  seatsProblemOf,
  termsOf,
  type AskForm,
  type AskTexts,
} from './ask-state.js';
import { alreadyText, askFailureText, expectedText } from './ask-texts.js';

interface Wish {
  subscriptionId: string;
  terms: QuoteTerms;
}

/** Chooses what is to be quoted, shows what total is expected, and asks for it once. */
export class AskController {
  readonly #host: LitElement;
  readonly #context: QuoteDialogContext;
  readonly #asking: MutationController<{ billing: BillingClient; request: QuoteRequest }, RenewalQuote>;
  readonly previews: LatestAnswer<Wish, RenewalPreview>;
  #form: AskForm | undefined;

  constructor(host: LitElement, context: QuoteDialogContext) {
    this.#host = host;
    this.#context = context;
    this.previews = new LatestAnswer(host, {
      ask: ({ subscriptionId, terms }, signal) =>
        context.client()?.renewalQuotes.preview(subscriptionId, terms, { signal }),
      arrived: (preview) => this.#say(expectedText(preview, context.locale.formats)),
      failed: (error) => this.#refuse(error),
    });
    this.#asking = new MutationController(host, ({ billing, request }, write) =>
      billing.renewalQuotes.request(request, write),
    );
  }

  /** What is chosen and typed; undefined while the dialog is closed. */
  get form(): AskForm | undefined {
    return this.#form;
  }

  /** Whether the quote is being asked for. */
  get busy(): boolean {
    return this.#asking.busy;
  }

  /** Why the last request led to nothing. */
  get failure(): Failure | undefined {
    return this.#asking.failure;
  }

  /** The expected total that can be asked for: of what is chosen now. */
  get askable(): RenewalPreview | undefined {
    if (!this.#form || this.previews.isPending || this.previews.failure) return undefined;
    return seatsProblemOf(this.#form) ? undefined : this.previews.answer;
  }

  /** Shows an empty form and reads what may be asked for. */
  open(subscriptionId: string): void {
    this.#asking.reset();
    this.previews.clear();
    this.#form = emptyForm(subscriptionId);
    void this.load();
  }

  /** The user wants to leave; not while it is decided whether something was asked for. */
  leave(): void {
    if (this.busy) return;
    this.#context.closeDialog();
    this.closed();
  }

  /** The dialog is closed. */
  closed(): void {
    this.previews.clear();
    this.#form = undefined;
    this.#host.requestUpdate();
  }

  /** Reads what may be asked for, and what the subscription renews to. */
  async load(): Promise<void> {
    const client = this.#context.client();
    const form = this.#form;
    if (!client || !form) return;
    const { subscriptionId } = form;
    this.#change({ failure: undefined });
    try {
      const [offered, preview] = await Promise.all([
        client.renewalQuotes.options(subscriptionId),
        client.renewalQuotes.preview(subscriptionId, {}),
      ]);
      if (this.#form?.subscriptionId !== subscriptionId) return;
      if (offered.openQuoteId !== null) this.#showOpen();
      else await this.#take({ offered, ...defaultsOf(preview) }, preview);
    } catch (cause) {
      const error = reportable(cause);
      if (!error) throw cause;
      this.#change({ failure: failureFrom(error) });
      this.#context.failed(error);
    }
  }

  /** Takes a number of seats as it was typed. */
  typeSeats(seats: string): void {
    this.#choose({ seats }, true);
  }

  /** One seat, or several, more or less, within what is possible. */
  stepSeats(by: number): void {
    const form = this.#form;
    const plan = form && chosenPlan(form);
    if (!form?.offered || !plan) return;
    this.typeSeats(steppedSeats(form.seats, by, form.offered.seats.bought, plan, form.offered));
  }

  choosePlan(planId: string): void {
    this.#choose({ planId });
  }

  chooseTerm(termMonths: number): void {
    this.#choose({ termMonths });
  }

  /** Takes what was typed into one of the other fields. */
  type(part: Partial<AskTexts>): void {
    if (!this.#form) return;
    const problems = new Map(this.#form.problems);
    for (const field of Object.keys(part) as (keyof AskTexts)[]) problems.delete(field);
    this.#asking.reset();
    this.#change({ texts: { ...this.#form.texts, ...part }, problems });
  }

  /** Asks once more what the same choice costs. */
  previewAgain(): void {
    this.#choose({});
  }

  /** Asks for the quote, unless that is being done. */
  async submit(): Promise<void> {
    const billing = this.#context.client();
    const preview = this.askable;
    if (!this.#form || !billing || !preview || this.busy) return;
    const problems = problemsOf(this.#form.texts);
    this.#change({ problems });
    if (problems.size > 0) {
      await this.#focusProblem();
      return;
    }
    const request = requestOf(this.#form, preview);
    const { result, error } = await this.#asking.run({ billing, request }, JSON.stringify(request));
    if (error) await this.#handleRefusal(error);
    if (!result) return;
    this.#context.closeDialog();
    this.closed();
    this.#context.quotes.take(result);
    this.#context.reload();
  }

  #choose(part: Partial<AskForm>, isTyping = false): void {
    if (!this.#form) return;
    const problems = new Map(this.#form.problems);
    problems.delete('seats');
    this.#asking.reset();
    this.#change({ ...part, problems });
    const form = this.#form;
    const plan = chosenPlan(form);
    const problem = seatsProblemOf(form);
    this.#say(problem && plan ? seatsProblemText(problem, plan, this.#context.locale.formats) : '');
    if (problem) this.previews.clear();
    else this.previews.ask({ subscriptionId: form.subscriptionId, terms: termsOf(form) }, isTyping);
  }

  async #take(part: Partial<AskForm>, preview: RenewalPreview): Promise<void> {
    this.#change(part);
    const form = this.#form;
    if (!form) return;
    this.previews.take({ subscriptionId: form.subscriptionId, terms: termsOf(form) }, preview);
    await this.#host.updateComplete;
    this.#context.focus('#quote-seats');
  }

  /** Somebody else has asked meanwhile: shows that quote. */
  #showOpen(): void {
    this.leave();
    this.#context.announce(alreadyText());
    void this.#context.quotes.reload();
  }

  async #handleRefusal(error: BillingError): Promise<void> {
    this.#context.failed(error);
    this.#say(askFailureText(error.code));
    const problems = problemsFrom(error);
    this.#change({ problems });
    if (problems.size > 0) await this.#focusProblem();
    if (error.code === 'invalid_state') {
      this.#context.reload();
      await this.#context.quotes.reload();
    }
  }

  #refuse(error: BillingError): void {
    this.#context.failed(error);
    this.#change({ problems: problemsFrom(error) });
    this.#say(askFailureText(error.code));
  }

  async #focusProblem(): Promise<void> {
    await this.#host.updateComplete;
    const field = this.#form && firstOf(this.#form.problems);
    if (field !== undefined) this.#context.focus(`#quote-${field}`);
  }

  #say(announcement: string): void {
    this.#change({ announcement });
  }

  #change(part: Partial<AskForm>): void {
    if (!this.#form) return;
    this.#form = { ...this.#form, ...part };
    this.#host.requestUpdate();
  }
}
