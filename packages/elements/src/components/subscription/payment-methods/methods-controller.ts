import { msg, str } from '@lit/localize';
import type { BillingClient, BillingError, PaymentMethod } from '@portico/client';
import type { ReactiveControllerHost } from 'lit';
import type { Failure } from '../../../controllers/failure.js';
import { MutationController } from '../../../controllers/mutation-controller.js';
import { meansText } from '../../../localization/means-text.js';
import { methodFailureText } from './method-failures.js';
import type { MethodsLoader } from './methods-loader.js';
import type { SetupController } from './setup-controller.js';

/** What changing payment methods depends on, and whom it tells. */
export interface MethodsOptions {
  client: () => BillingClient | undefined;
  loader: MethodsLoader;
  setup: SetupController;
  failed: (error: BillingError) => void;
  focus: (selector: string) => void;
  /** Closes the dialog that is open; the focus goes back to what had it before. */
  closeDialog: () => void;
}

type Act = 'default' | 'remove';

interface Wanted {
  billing: BillingClient;
  act: Act;
  id: string;
}

/** Makes a payment method the default, removes it after a question, and leads to the page that adds or replaces one. */
export class MethodsController {
  readonly #host: ReactiveControllerHost;
  readonly #options: MethodsOptions;
  readonly #writing: MutationController<Wanted, true>;
  #isOpen = false;
  #announcement = '';
  #asking: string | undefined;
  #last: { act: Act; id: string } | undefined;

  constructor(host: ReactiveControllerHost, options: MethodsOptions) {
    this.#host = host;
    this.#options = options;
    this.#writing = new MutationController(host, async ({ billing, act, id }, { signal }) => {
      if (act === 'default') await billing.paymentMethods.makeDefault(id, { signal });
      else await billing.paymentMethods.remove(id, { signal });
      return true as const;
    });
  }

  get isOpen(): boolean {
    return this.#isOpen;
  }

  /** The method whose removal is to be confirmed. */
  get asking(): string | undefined {
    return this.#asking;
  }

  /** Whether anything is under way, so that nothing else can be begun. */
  get busy(): boolean {
    return this.#writing.busy || this.#options.setup.busy;
  }

  /** Whether this is under way. */
  isDoing(act: Act | 'replace' | 'add', id?: string): boolean {
    const { setup } = this.#options;
    if (act === 'add') return setup.busy && setup.wish?.replaces === undefined;
    if (act === 'replace') return setup.busy && setup.wish?.replaces === id;
    return this.#writing.busy && this.#last?.act === act && this.#last.id === id;
  }

  /** Why the last attempt with a method failed; without an id, why none could be added. */
  failureOf(id?: string): Failure | undefined {
    const { setup } = this.#options;
    if (setup.failure && setup.wish?.replaces === id) return setup.failure;
    return id !== undefined && this.#last?.id === id ? this.#writing.failure : undefined;
  }

  /** What is said within the dialog: nothing else is heard while it is open. */
  get announcement(): string {
    return this.#announcement;
  }

  open(): void {
    this.#isOpen = true;
    this.#forget();
  }

  /** Closes the dialog at once: pages in the background get the event that says so late. */
  leave(): void {
    this.#options.closeDialog();
    this.closed();
  }

  /** The dialog is closed. */
  closed(): void {
    this.#isOpen = false;
    this.#forget();
  }

  /** Leads to the page that takes a payment method. */
  async add(): Promise<void> {
    await this.#leave({});
  }

  /** Leads to the page that takes a payment method in the place of this one. */
  async replace(method: PaymentMethod): Promise<void> {
    await this.#leave({ replaces: method.id, makeDefault: method.default });
  }

  /** Invoices are charged to this method from now on. */
  async makeDefault(method: PaymentMethod): Promise<void> {
    const name = meansText(method);
    if (!(await this.#write('default', method.id))) return;
    this.#say(msg(str`${name} is the default now.`, { desc: 'Spoken: holds a card or account. Feminine in French.' }));
    await this.#focusOn(`[data-method="${CSS.escape(method.id)}"]`);
  }

  /** Asks whether the method is to be removed. */
  async ask({ id }: PaymentMethod): Promise<void> {
    if (this.busy) return;
    this.#forget();
    this.#asking = id;
    await this.#focusOn('.method-question .button');
  }

  /** Keeps the method after all. */
  async keep({ id }: PaymentMethod): Promise<void> {
    this.#forget();
    await this.#focusOn(`[data-method="${CSS.escape(id)}"] [part~=remove]`);
  }

  /** Removes the method. */
  async remove(method: PaymentMethod): Promise<void> {
    const name = meansText(method);
    const isDone = await this.#write('remove', method.id);
    this.#asking = undefined;
    if (isDone) {
      this.#say(msg(str`${name} was removed.`, { desc: 'Spoken: holds a card or account. Feminine in French.' }));
    }
    const isLeft = this.#options.loader.methods?.some(({ id }) => id === method.id);
    await this.#focusOn(isLeft ? `[data-method="${CSS.escape(method.id)}"] [part~=remove]` : '.methods');
  }

  async #leave(wish: { replaces?: string; makeDefault?: boolean }): Promise<void> {
    if (this.busy) return;
    this.#forget();
    await this.#options.setup.start(wish);
    const { failure } = this.#options.setup;
    if (failure) this.#say(methodFailureText(failure.code));
  }

  async #write(act: Act, id: string): Promise<boolean> {
    const billing = this.#options.client();
    if (!billing || this.busy) return false;
    this.#options.setup.dismiss();
    this.#last = { act, id };
    const { result: isDone = false, error } = await this.#writing.run({ billing, act, id }, `${act} ${id}`);
    if (error) {
      this.#options.failed(error);
      this.#say(methodFailureText(error.code));
    }
    if (isDone || error?.code === 'not_found') await this.#options.loader.reload();
    return isDone;
  }

  #say(text: string): void {
    this.#announcement = text;
    this.#host.requestUpdate();
  }

  #forget(): void {
    this.#announcement = '';
    this.#asking = undefined;
    this.#last = undefined;
    this.#writing.reset();
    this.#options.setup.dismiss();
    this.#host.requestUpdate();
  }

  async #focusOn(selector: string): Promise<void> {
    this.#host.requestUpdate();
    await this.#host.updateComplete;
    this.#options.focus(selector);
  }
}
