import type {
  BillingClient,
  BillingError,
  BillingErrorCode,
  ChangePreview,
  PlanOption,
  Subscription,
  SubscriptionChange,
} from '@portico/client';
import type { ReactiveControllerHost } from 'lit';
import { failureFrom, reportable, type Failure } from '../../../controllers/failure.js';
import { LeavingController } from '../../../controllers/leaving-controller.js';
import type { LocaleController } from '../../../controllers/locale-controller.js';
import { MutationController } from '../../../controllers/mutation-controller.js';
import { seatsProblemText } from '../../seats-and-plan/choice-texts.js';
import { steppedSeats, type SeatsProblem } from '../../seats-and-plan/seat-rules.js';
import { confirmFailureText, renewalText } from './change-failures.js';
import { changeOf, formFor, invoiceOf, isUnchanged, planOf, problemOf, type ChangeForm } from './change-state.js';
import { ConfirmationFollower } from './confirmation-follower.js';
import { outcomeText } from './outcome-texts.js';
import { endingText, previewText } from './preview-texts.js';
import { PreviewController, type Renewal } from './preview-controller.js';

/** What changing depends on, and whom it tells. */
export interface ChangeOptions {
  client: () => BillingClient | undefined;
  /** The open subscription as it was last read. */
  subscription: () => Subscription | undefined;
  locale: LocaleController;
  /** Where the payment page sends the browser afterwards, if the bank wants to see the customer. */
  returnUrl: () => string;
  /** Reads the subscriptions again. */
  reload: () => void;
  failed: (error: BillingError) => void;
  focus: (selector: string) => void;
  /** Closes the dialog that is open; the focus goes back to what had it before. */
  closeDialog: () => void;
  /** The payment of the change needs no visit to a payment page any more. */
  begun: (paymentId: string) => void;
}

/** Refusals after which a new preview is shown; a preview that is not found belongs to another state. */
const renewalByCode: Partial<Record<BillingErrorCode, Renewal>> = {
  preview_outdated: 'outdated',
  not_found: 'outdated',
  preview_expired: 'expired',
};

interface Confirmed {
  billing: BillingClient;
  subscriptionId: string;
  previewId: string;
  returnUrl: string;
}

/** Chooses seats and plan, previews what that costs, and confirms exactly what was shown. */
export class ChangeController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: ChangeOptions;
  readonly #previews: PreviewController;
  readonly #confirming: MutationController<Confirmed, SubscriptionChange>;
  readonly #follower: ConfirmationFollower;
  readonly #leaving: LeavingController;
  #form: ChangeForm | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: ChangeOptions) {
    this.#host = host;
    this.#options = options;
    this.#previews = new PreviewController(host, {
      client: options.client,
      failed: (error) => this.#refuse(error),
      arrived: (preview) => this.#say(previewText(preview, this.#previews.before, options.locale.formats)),
      ending: () => this.#say(endingText()),
      expired: () => this.#say(renewalText('expired')),
    });
    this.#confirming = new MutationController(host, ({ billing, subscriptionId, previewId, returnUrl }, write) =>
      billing.subscriptions.confirm(subscriptionId, { previewId, returnUrl }, write),
    );
    this.#follower = new ConfirmationFollower(host);
    this.#leaving = new LeavingController(host, () => this.#cameBack());
  }

  /** What is chosen; undefined while the dialog is closed. */
  get form(): ChangeForm | undefined {
    return this.#form;
  }

  get previews(): PreviewController {
    return this.#previews;
  }

  /** Whether the change is being confirmed, or the browser is on its way to the payment page. */
  get busy(): boolean {
    return this.#confirming.busy || this.#leaving.isLeaving;
  }

  /** Why the last confirmation changed nothing. */
  get failure(): Failure | undefined {
    return this.#confirming.failure;
  }

  /** The subscription that is changed, as it was last read. */
  get subscription(): Subscription | undefined {
    const current = this.#options.subscription();
    return current && current.id === this.#form?.subscription.id ? current : this.#form?.subscription;
  }

  /** The plan that is chosen. */
  get plan(): PlanOption | undefined {
    return this.#form && planOf(this.#form);
  }

  /** What is wrong with the seats; undefined when nothing is. */
  get problem(): SeatsProblem | undefined {
    const isRefused = this.#previews.error?.fields.some(({ pointer }) => pointer === '/seats');
    return (this.#form && problemOf(this.#form)) ?? (isRefused ? { kind: 'refused' } : undefined);
  }

  /** Whether what is chosen is what there is already. */
  get isSame(): boolean {
    const { subscription } = this;
    return !this.#form || !subscription || isUnchanged(this.#form, subscription);
  }

  /** The preview that can be confirmed: the one of what is chosen, and still valid. */
  get confirmable(): ChangePreview | undefined {
    const { isPending, hasLapsed, preview } = this.#previews;
    return isPending || hasLapsed || this.problem || this.isSame ? undefined : preview;
  }

  /** Shows the form for a subscription. */
  open(subscription: Subscription): void {
    this.#forget();
    this.#previews.clear();
    this.#form = formFor(subscription);
    void this.loadOptions();
  }

  /** Whether the dialog can close now: not while it is decided whether something was changed. */
  get canLeave(): boolean {
    return !this.#confirming.busy;
  }

  /** The user wants to leave. Closes at once: pages in the background get the event that says so late. */
  leave(): void {
    if (!this.canLeave) return;
    this.#options.closeDialog();
    this.closed();
  }

  /** The dialog is closed. */
  closed(): void {
    this.#follower.end();
    this.#previews.clear();
    this.#form = undefined;
    this.#host.requestUpdate();
  }

  /** Reads what the subscription may be changed to. */
  async loadOptions(): Promise<void> {
    const client = this.#options.client();
    const form = this.#form;
    if (!client || !form) return;
    const isFirst = form.options === undefined;
    this.#change({ failure: undefined });
    try {
      const options = await client.subscriptions.options(form.subscription.id);
      if (this.#form?.subscription.id !== form.subscription.id) return;
      this.#change({ options });
      await this.#host.updateComplete;
      if (isFirst) this.#options.focus('#change-seats');
    } catch (cause) {
      const error = reportable(cause);
      if (!error) throw cause;
      this.#change({ failure: failureFrom(error) });
      this.#options.failed(error);
    }
  }

  /** Takes what was typed. */
  type(seats: string): void {
    this.#change({ seats });
    this.ask(true);
  }

  /** One seat, or several, more or less, within what is possible. */
  step(by: number): void {
    const { plan } = this;
    const options = this.#form?.options;
    if (!this.#form || !plan || !options) return;
    this.type(steppedSeats(this.#form.seats, by, this.#form.subscription.seats.bought, plan, options));
  }

  choosePlan(planId: string): void {
    this.#change({ planId });
    this.ask();
  }

  /** Confirms the preview that is shown, unless that is being done. */
  async confirm(): Promise<void> {
    const billing = this.#options.client();
    const preview = this.confirmable;
    if (!this.#form || !billing || !preview || this.busy) return;
    const confirmed = {
      billing,
      subscriptionId: this.#form.subscription.id,
      previewId: preview.id,
      returnUrl: this.#options.returnUrl(),
    };
    await this.#settle(confirmed, preview);
  }

  /** Goes to the payment page once more, where the browser has not done so. */
  continue(): void {
    const { payment } = this.#form?.outcome?.change ?? {};
    if (payment) this.#leaving.leaveTo(payment.redirectUrl, 'payment');
  }

  /** Asks what the choice costs: after a pause while the user types, at once otherwise. */
  ask(isTyping = false): void {
    const { subscription, plan } = this;
    if (!this.#form || !subscription || !plan) return;
    this.#forget();
    const problem = problemOf(this.#form);
    this.#say(problem ? seatsProblemText(problem, plan, this.#options.locale.formats) : '');
    if (problem || this.isSame) {
      this.#previews.clear();
      return;
    }
    const change = changeOf(this.#form, subscription);
    this.#previews.ask({ subscriptionId: subscription.id, change }, isTyping);
  }

  async #settle(confirmed: Confirmed, preview: ChangePreview): Promise<void> {
    const { result, error } = await this.#confirming.run(confirmed, preview.id);
    if (!this.#form) return;
    if (error?.code === 'payment_provider_unavailable') {
      // The charge may go through all the same. The same intention asked again tells, and charges nothing twice.
      this.#follower.again(() => void this.#settle(confirmed, preview));
    } else if (result ?? error) this.#follower.end();
    if (error) this.#handleRefusal(error);
    if (result) await this.#take(result, preview);
  }

  /** What was confirmed before does not matter any more. */
  #forget(): void {
    this.#follower.end();
    this.#confirming.reset();
  }

  async #take(change: SubscriptionChange, preview: ChangePreview): Promise<void> {
    this.#previews.clear();
    this.#options.reload();
    if (change.status === 'awaiting_payment' && change.payment) {
      this.#change({ outcome: { change, preview, invoice: undefined } });
      if (!this.#leaving.leaveTo(change.payment.redirectUrl, 'payment')) this.#options.begun(change.payment.id);
      return;
    }
    const invoice = await invoiceOf(this.#options.client(), change);
    const outcome = { change, preview, invoice };
    this.#change({ outcome });
    this.#say(outcomeText(outcome, this.#options.locale.formats));
    await this.#host.updateComplete;
    this.#options.focus('.change-outcome');
  }

  #handleRefusal(error: BillingError): void {
    this.#options.failed(error);
    const renewal = renewalByCode[error.code];
    if (renewal) {
      this.#renew(renewal);
      return;
    }
    if (error.code === 'invalid_state') this.#options.reload();
    this.#say(confirmFailureText(error.code));
  }

  /** The preview counts no more: shows a new one, to be confirmed again. */
  #renew(why: Renewal): void {
    this.#forget();
    this.#say(renewalText(why));
    this.#previews.renew(why);
    // Away from the button: a second press would confirm other amounts than the first one meant.
    this.#options.focus('.calculation');
    if (why === 'expired') return;
    this.#options.reload();
    void this.loadOptions();
  }

  #refuse(error: BillingError): void {
    this.#options.failed(error);
    this.#say(confirmFailureText(error.code));
    // Limits may be others meanwhile, as when more seats are in use.
    if (error.code === 'validation_failed' || error.code === 'option_not_available') void this.loadOptions();
  }

  /** The browser has brought the page back as it was left: the dialog says nothing of how it went. */
  #cameBack(): void {
    const paymentId = this.#form?.outcome?.change.payment?.id;
    if (paymentId !== undefined) this.#options.begun(paymentId);
  }

  #change(part: Partial<ChangeForm>): void {
    if (!this.#form) return;
    this.#form = { ...this.#form, ...part };
    this.#host.requestUpdate();
  }

  #say(announcement: string): void {
    this.#change({ announcement });
  }
}
