import type { BillingClient, BillingDetailsInput, BillingError } from '@portico/client';
import type { LitElement, ReactiveController } from 'lit';
import { failureFrom } from '../../../../controllers/failure.js';
import { MutationController } from '../../../../controllers/mutation-controller.js';
import { takeRecipients } from '../../../../internal/recipient-list.js';
import type { Formats } from '../../../../localization/format.js';
import type { AddressFormats } from '../address-formats.js';
import type { ReadDetails } from '../details-controller.js';
import { detailsFields, inputOf, isSame, valuesOf, type DetailsField, type DetailsValues } from '../details-values.js';
import { EditorForm } from './editor-form.js';
import { inFormOrder, lockedFields, stateOf, type EditorState } from './editor-state.js';
import { savedText } from '../saved-text.js';
import { problemCountText } from './editor-texts.js';
import { problemsFrom, problemsOf, type FieldProblems } from './field-problems.js';
import { FreshDetails } from './fresh-details.js';
import { Leaving } from './leaving.js';
import { TaxIdChecker } from './tax-id-checker.js';
import { taxIdStateText } from './tax-id-state-text.js';

/** What the editor depends on, and whom it tells. */
export interface EditorOptions {
  client: () => BillingClient | undefined;
  /** Changes when the details may have changed. */
  version: () => unknown;
  addressFormats: AddressFormats;
  formats: () => Formats;
  failed: (error: BillingError) => void;
  /** The details are stored, or were read again. */
  read: (read: ReadDetails) => void;
  /** Gives the focus to what is there already. */
  focus: (selector: string) => void;
}

interface Save {
  billing: BillingClient;
  input: BillingDetailsInput;
  etag: string;
}

/** Times that a save goes out again by itself when nothing that the form shows has changed meanwhile. */
const mostTries = 3;

/** Edits the billing details, beside others who may be doing the same. */
export class EditorController implements ReactiveController {
  readonly form: EditorForm;
  readonly leaving: Leaving;
  readonly taxIds: TaxIdChecker;
  readonly #host: LitElement;
  readonly #options: EditorOptions;
  readonly #fresh: FreshDetails;
  readonly #saving: MutationController<Save, ReadDetails>;
  #isAtWork = false;
  #version: unknown;
  #client: BillingClient | undefined;

  constructor(host: LitElement, options: EditorOptions) {
    const { client, failed, addressFormats } = options;
    this.#host = host;
    this.#options = options;
    this.taxIds = new TaxIdChecker(host, {
      client,
      failed,
      answered: (state) => {
        this.form.change({ announcement: taxIdStateText(state, options.formats()) });
        const { country, taxId } = this.state?.values ?? {};
        const isInvalid = country !== undefined && taxId !== undefined && this.taxIds.isInvalid(country, taxId);
        // Only the server refuses: a register may not know a new one yet.
        if (isInvalid) this.form.blame('taxId', { kind: 'tax-id' });
      },
    });
    this.form = new EditorForm(host, { formats: addressFormats, checker: this.taxIds });
    this.leaving = new Leaving(host, { form: this.form, isBusy: () => this.busy, focus: options.focus });
    this.#fresh = new FreshDetails({ ...options, form: this.form, refused: (error) => this.#refuse(error) });
    this.#saving = new MutationController(host, ({ billing, input, etag }, { signal }) =>
      billing.billingDetails.update(input, { etag, signal }),
    );
    host.addController(this);
  }

  /** Undefined while the dialog is closed. */
  get state(): EditorState | undefined {
    return this.form.state;
  }

  /** Whether the details are being stored. */
  get busy(): boolean {
    return this.#isAtWork;
  }

  /** Settles when what was changed is shown. */
  get shown(): Promise<unknown> {
    return this.#host.updateComplete;
  }

  hostUpdate(): void {
    // Another client may be another customer's: nothing of this one may be stored there.
    if (this.state && this.#options.client() !== this.#client) this.closed();
    const version = this.#options.version();
    if (!this.state || this.busy || version === this.#version) return;
    this.#version = version;
    void this.#fresh.look(() => this.busy);
  }

  hostDisconnected(): void {
    this.closed();
  }

  /** Shows the details in a form. */
  open(read: ReadDetails): void {
    this.#version = this.#options.version();
    this.#client = this.#options.client();
    this.taxIds.know(read.value.taxIdCheck);
    this.form.show(stateOf(read));
  }

  /** Forgets what stood in the form, once the dialog is closed. */
  closed(): void {
    this.#saving.abort();
    this.taxIds.end();
    this.form.show(undefined);
  }

  /** Goes to a field. */
  async goTo(field: DetailsField): Promise<void> {
    await this.#focus(`#details-${field}`);
  }

  /** Stores what stands in the form, unless something is wrong with it. @returns whether it is stored */
  async save(): Promise<boolean> {
    if (!this.state || this.busy) return false;
    this.#isAtWork = true;
    this.form.change({ failure: undefined, isLeaving: false, wasTried: true });
    try {
      return this.#isAcceptable() && (await this.#store());
    } finally {
      this.#isAtWork = false;
      this.#host.requestUpdate();
    }
  }

  /** Whether nothing is wrong, as far as this side can tell; otherwise the first fault has the focus. */
  #isAcceptable(): boolean {
    const { form } = this;
    const { format } = form;
    if (!format || !this.state) return false;
    const list = form.recipientList;
    if (list.typed.trim() !== '') form.takeRecipients(takeRecipients(list, list.typed));
    const { values, base } = this.state;
    const problems = problemsOf(values, format);
    for (const field of lockedFields(base.value)) problems.delete(field);
    const recipients = this.state.problems.get('invoiceRecipients');
    if (recipients) problems.set('invoiceRecipients', recipients);
    this.#blame(problems);
    return problems.size === 0;
  }

  async #store(): Promise<boolean> {
    for (let tries = 1; ; tries++) {
      const billing = this.#options.client();
      const { format } = this.form;
      if (!billing || !format || !this.state) return false;
      const { values, base } = this.state;
      const { result, error } = await this.#saving.run({ billing, input: inputOf(values, format), etag: base.etag });
      if (result) return this.#settle(result, values);
      if (!error) return false;
      const isOutdated = error.code === 'precondition_failed';
      // Where nothing that the form shows has changed, it can be stored on top without a word.
      const news = isOutdated ? await this.#fresh.read() : 'none';
      if (news === 'hidden' && tries < mostTries) continue;
      if (news === 'shown') await this.#focus('.meanwhile-title');
      if (news === 'none' || news === 'hidden') await this.#refuse(error);
      return false;
    }
  }

  /** What was typed while it was being stored is kept in the form. @returns whether nothing was */
  #settle(stored: ReadDetails, sent: DetailsValues): boolean {
    const { state } = this;
    this.#options.read(stored);
    if (!state || detailsFields.every((field) => isSame(field, sent, state.values))) return true;
    const announcement = savedText();
    this.form.change({ base: stored, origin: valuesOf(stored.value), meanwhile: undefined, announcement });
    return false;
  }

  async #refuse(error: BillingError): Promise<void> {
    this.#options.failed(error);
    if (!this.state) return;
    const { problems, isComplete } = problemsFrom(error, this.state.values);
    if (!isComplete) this.form.change({ failure: failureFrom(error) });
    this.#blame(problems);
    // The lock, its reason and whom to ask are in the details.
    if (error.code === 'field_locked') await this.#fresh.read();
  }

  #blame(problems: FieldProblems): void {
    const [first] = inFormOrder([...problems.keys()], this.form.format);
    this.form.change({
      problems,
      ...(first ? { announcement: problemCountText(problems.size, this.#options.formats()) } : {}),
    });
    if (first) void this.goTo(first);
  }

  async #focus(selector: string): Promise<void> {
    await this.shown;
    this.#options.focus(selector);
  }
}
