import type { BillingClient, BillingError, FollowedQuote } from '@portico/client';
import type { LitElement, ReactiveController } from 'lit';
import type { Failure } from '../../../controllers/failure.js';
import { MutationController } from '../../../controllers/mutation-controller.js';
import type { QuoteDialogContext } from '../quote-dialogs.js';
import { meanwhileText, purchaseOrderFailureText } from './purchase-order-texts.js';

/** Most characters that the contract takes. */
export const longest = 200;

/** Times that a save goes out again by itself when somebody else has changed something that the form does not show. */
const mostTries = 3;

/** What was typed, and what is stored. */
export interface PurchaseOrderForm {
  quoteId: string;
  /** As it is stored, as far as the form says so. */
  base: string | null;
  typed: string;
  /** Whether somebody else has stored another one since the form was opened. */
  isMeanwhile: boolean;
  problem: 'too-long' | 'refused' | undefined;
  announcement: string;
}

interface Save {
  billing: BillingClient;
  quoteId: string;
  reference: string | null;
  etag: string;
}

/** Edits the purchase-order reference of a quote, beside others who may be doing the same. */
export class PurchaseOrderController implements ReactiveController {
  readonly #host: LitElement;
  readonly #context: QuoteDialogContext;
  readonly #saving: MutationController<Save, FollowedQuote>;
  #form: PurchaseOrderForm | undefined;

  constructor(host: LitElement, context: QuoteDialogContext) {
    this.#host = host;
    this.#context = context;
    this.#saving = new MutationController(host, ({ billing, quoteId, reference, etag }, { signal }) =>
      billing.renewalQuotes.setPurchaseOrder(quoteId, reference, { etag, signal }),
    );
    host.addController(this);
  }

  /** Undefined while the dialog is closed. */
  get form(): PurchaseOrderForm | undefined {
    return this.#form;
  }

  /** Whether it is being stored. */
  get busy(): boolean {
    return this.#saving.busy;
  }

  /** Why it was not stored; undefined where the form says so itself. */
  get failure(): Failure | undefined {
    const { failure } = this.#saving;
    const isSaid = (failure?.code === 'precondition_failed' && this.#form?.isMeanwhile) || this.#form?.problem;
    return isSaid ? undefined : failure;
  }

  /** Somebody else may store another one while the form is open: that is said, and what was typed is kept. */
  hostUpdate(): void {
    const form = this.#form;
    const { quote } = this.#context.quotes;
    if (!form || this.busy || quote?.id !== form.quoteId || quote.purchaseOrderReference === form.base) return;
    const base = quote.purchaseOrderReference;
    const isUntouched = form.typed.trim() === (form.base ?? '');
    this.#form = {
      ...form,
      base,
      typed: isUntouched ? (base ?? '') : form.typed,
      isMeanwhile: true,
      announcement: meanwhileText(base),
    };
  }

  hostDisconnected(): void {
    this.#form = undefined;
  }

  /** Shows the reference of the quote as it was last read. */
  open(): void {
    const { quote } = this.#context.quotes;
    if (!quote) return;
    this.#saving.reset();
    const base = quote.purchaseOrderReference;
    this.#form = {
      quoteId: quote.id,
      base,
      typed: base ?? '',
      isMeanwhile: false,
      problem: undefined,
      announcement: '',
    };
    this.#host.requestUpdate();
  }

  /** The user wants to leave; not while it is being stored. */
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
  type(typed: string): void {
    this.#change({ typed, problem: undefined });
  }

  /** Stores what was typed; nothing typed takes the reference away. */
  async submit(): Promise<void> {
    const form = this.#form;
    const billing = this.#context.client();
    if (!form || !billing || this.busy) return;
    const typed = form.typed.trim();
    if (typed === (form.base ?? '')) {
      this.leave();
      return;
    }
    if (typed.length > longest) {
      await this.#blame('too-long');
      return;
    }
    await this.#store(billing, form, typed === '' ? null : typed);
  }

  async #store(billing: BillingClient, { quoteId, base }: PurchaseOrderForm, reference: string | null): Promise<void> {
    const { quotes } = this.#context;
    for (let tries = 1; ; tries++) {
      // After some writes the version is known only once the quote was read again.
      if (!quotes.read?.etag) await quotes.reload();
      const etag = quotes.read?.etag ?? '';
      const { result, error } = await this.#saving.run({ billing, quoteId, reference, etag });
      if (result) {
        this.#context.closeDialog();
        this.closed();
        quotes.take(result);
        return;
      }
      if (!error) return;
      const isOutdated = error.code === 'precondition_failed';
      if (isOutdated) await quotes.reload();
      // Where only something else has changed, it can be stored on top without a word.
      const isHidden = isOutdated && quotes.quote?.purchaseOrderReference === base;
      if (isHidden && tries < mostTries) continue;
      await this.#handleRefusal(error);
      return;
    }
  }

  async #handleRefusal(error: BillingError): Promise<void> {
    this.#context.failed(error);
    if (error.status === 422) {
      await this.#blame('refused');
      return;
    }
    const isOutdated = error.code === 'precondition_failed';
    if (!isOutdated) this.#change({ announcement: purchaseOrderFailureText(error.code) });
    if (error.status === 409) await this.#context.quotes.reload();
    await this.#host.updateComplete;
    if (isOutdated) this.#context.focus('.purchase-order-news');
  }

  async #blame(problem: 'too-long' | 'refused'): Promise<void> {
    this.#change({ problem });
    await this.#host.updateComplete;
    this.#context.focus('#quote-purchase-order');
  }

  #change(part: Partial<PurchaseOrderForm>): void {
    if (!this.#form) return;
    this.#form = { ...this.#form, ...part };
    this.#host.requestUpdate();
  }
}
