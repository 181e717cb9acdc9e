import { msg } from '@lit/localize';
import type { BillingError, Capability, Invoice, Payment, Subscription } from '@portico/client';
import type { LitElement } from 'lit';
import { addStyles } from '../../../internal/late-styles.js';
import { isMarked, marked } from '../../../internal/return-address.js';
import { failureText } from '../../../localization/failure-texts.js';
import { button } from '../../../ui/button.js';
import { PayController } from '../../payments/pay-controller.js';
import { paymentNotice } from '../../payments/payment-notice.js';
import { payFailureText, paymentText } from '../../payments/payment-texts.js';
import { ReturnedPayment } from '../../payments/returned-payment.js';
import { SetupController } from '../payment-methods/setup-controller.js';
import type { DetailOptions } from '../detail/detail-options.js';
import type { ChangeController } from './change-controller.js';
import type { changeDialog } from './change-dialog.js';
import { changeLabel } from './change-texts.js';

/** The dialog, once it was needed. */
interface DialogPart {
  controller: ChangeController;
  dialog: typeof changeDialog;
}

/** Says in the address to come back to that the payment is one of a change. */
const mark = 'billing_change';

/** Statuses in which seats and plan can be changed. */
const changeable: ReadonlySet<Subscription['status']> = new Set(['trial', 'active', 'past_due']);

/** Changing seats and plan: what is chosen, what it costs, and the confirmation; and paying for it at another page. */
export class ChangeSection {
  readonly #host: LitElement;
  readonly #options: DetailOptions;
  readonly #returned: ReturnedPayment;
  readonly #paying: PayController;
  readonly #setup: SetupController;
  /** Whether the payment that is followed is one of a change, and not of an invoice. */
  #isOfChange = isMarked(mark);
  #part: DialogPart | undefined;
  #isOpening = false;

  constructor(host: LitElement, options: DetailOptions) {
    const { client, versions, reload, returnUrl } = options;
    const failed = (error: BillingError): void => options.failed(error);
    this.#host = host;
    this.#options = options;
    this.#returned = new ReturnedPayment(host, {
      client,
      failed,
      version: () => versions()?.payments,
      changed: (payment) => {
        options.announce(this.#noticeText(payment));
        reload();
      },
    });
    this.#paying = new PayController(host, {
      client,
      failed,
      returnUrl,
      outdated: reload,
      begun: ({ id }) => this.#follow(id, false),
    });
    this.#setup = new SetupController(host, {
      client,
      failed,
      returnUrl,
      begun: reload,
      cameBack: reload,
    });
  }

  /** The button that opens the dialog; undefined where seats and plan may not be changed, or cannot be. */
  renderButton(): unknown {
    const subscription = this.#options.subscription();
    if (!this.#may('subscription:manage') || !subscription || !changeable.has(subscription.status)) return undefined;
    return button({
      label: changeLabel(),
      busy: this.#isOpening,
      click: () => void this.open(),
      part: 'button change',
    });
  }

  /** Opens the dialog for the subscription that is open. */
  async open(): Promise<void> {
    if (this.#isOpening) return;
    this.#setOpening(true);
    try {
      this.#part ??= await this.#loadDialog();
      const subscription = this.#options.subscription();
      if (!subscription) return;
      this.#paying.dismiss();
      this.#setup.dismiss();
      this.#part.controller.open(subscription);
    } catch {
      this.#options.announce(failureText('network_error'));
    } finally {
      this.#setOpening(false);
    }
  }

  /** How the payment stands that the user comes back from; undefined when there is none. */
  renderNotice(): unknown {
    const payment = this.#returned.visit;
    if (!payment) return undefined;
    return paymentNotice(payment, {
      formats: this.#options.locale.formats,
      text: this.#noticeText(payment),
      busy: this.#paying.busy || this.#isOpening,
      again: this.#again(payment),
      dismiss: () => this.#returned.dismiss(),
    });
  }

  renderDialog(): unknown {
    const { controller, dialog } = this.#part ?? {};
    if (!dialog || !controller?.form) return undefined;
    return dialog(controller.form, {
      controller,
      formats: this.#options.locale.formats,
      otherMethod: this.#may('payment_methods:manage')
        ? { start: () => void this.#setup.start(), busy: this.#setup.busy }
        : undefined,
      pay: this.#may('invoices:pay') ? this.#payOf(controller.form.outcome?.invoice) : undefined,
    });
  }

  #payOf(invoice: Invoice | undefined) {
    const { busy, failure } = invoice ? this.#paying.stateOf(invoice.id) : { busy: false, failure: undefined };
    return {
      start: (chosen: Invoice) => void this.#paying.payInvoices([chosen]),
      busy,
      problem: failure && payFailureText(failure.code),
    };
  }

  #again(payment: Payment): (() => void) | undefined {
    if (this.#isFor(payment)) return this.renderButton() === undefined ? undefined : () => void this.open();
    if (!this.#may('invoices:pay')) return undefined;
    const invoiceIds = payment.allocations.map(({ invoiceId }) => invoiceId);
    return () => void this.#paying.pay(invoiceIds, payment.amount);
  }

  /** Whether the payment is one of a change. An invoice that is paid has a number from the beginning. */
  #isFor({ allocations }: Payment): boolean {
    return this.#isOfChange || allocations.length === 0;
  }

  #noticeText(payment: Payment): string {
    const text = paymentText(payment, this.#options.locale.formats);
    const effect = this.#isFor(payment) ? effectText(payment) : undefined;
    return effect === undefined ? text : `${text} ${effect}`;
  }

  #follow(paymentId: string, isOfChange: boolean): void {
    this.#isOfChange = isOfChange;
    this.#returned.follow(paymentId);
    this.#part?.controller.leave();
  }

  #setOpening(isOpening: boolean): void {
    this.#isOpening = isOpening;
    this.#host.requestUpdate();
  }

  /** Fetches what only the dialog needs. */
  async #loadDialog(): Promise<DialogPart> {
    const { ChangeController: Controller, changeDialog: dialog, styles } = await import('./change-part.js');
    addStyles(this.#host.renderRoot as ShadowRoot, ...styles);
    const { returnUrl } = this.#options;
    const controller = new Controller(this.#host, {
      ...this.#options,
      returnUrl: () => marked(returnUrl(), mark),
      begun: (paymentId) => this.#follow(paymentId, true),
    });
    return { controller, dialog };
  }

  #may(capability: Capability): boolean {
    return this.#options.capabilities().includes(capability);
  }
}

/** What the outcome of a payment means for the change that it was for; undefined while that is open. */
function effectText({ status }: Payment): string | undefined {
  switch (status) {
    case 'pending':
    case 'processing':
      return undefined;
    case 'succeeded':
      return msg('Your subscription has been changed.', { desc: 'Back from the payment page.' });
    case 'failed':
    case 'cancelled':
    case 'expired':
      return msg('Your subscription has not been changed.', { desc: 'Back from the payment page.' });
  }
}
