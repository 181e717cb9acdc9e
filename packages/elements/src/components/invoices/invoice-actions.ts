import type { BillingClient, BillingError, Capability, InvoiceFile, InvoiceListItem } from '@portico/client';
import { nothing, type LitElement, type TemplateResult } from 'lit';
import type { ResourceVersions } from '../../context/versions-context.js';
import type { LocaleController } from '../../controllers/locale-controller.js';
import { addStyles } from '../../internal/late-styles.js';
import { ownAddress } from '../../internal/return-address.js';
import { button } from '../../ui/button.js';
import { MenuController } from '../../ui/menu-controller.js';
import { PayController } from '../payments/pay-controller.js';
import { payProblem, paymentNotice } from '../payments/payment-notice.js';
import { payFailureText, paymentText } from '../payments/payment-texts.js';
import { ReturnedPayment } from '../payments/returned-payment.js';
import type { SendController } from '../send/send-controller.js';
import type { sendDialog } from '../send/send-dialog.js';
import type { InvoiceSelection } from './invoice-selection.js';
import { isPayable, payLabel, payName, pendingText } from './pay/pay-texts.js';
import { rowMenu } from './row-menu.js';
import type { SelectionAction } from './selection-bar.js';
import { payable, payRefusal, sendRefusal } from './selection-refusals.js';
import { sendLabel } from './send/send-label.js';
import type { sendableInvoices } from './send/sendable-invoices.js';

/** What the actions depend on, and whom they tell. */
export interface InvoiceActionsOptions {
  client: () => BillingClient | undefined;
  versions: () => ResourceVersions | undefined;
  locale: LocaleController;
  capabilities: () => readonly Capability[];
  /** Where the payment page sends the browser afterwards; undefined for this page. */
  returnUrl: () => string | undefined;
  /** Reads the list again. */
  reload: () => void;
  download: (invoice: InvoiceListItem, file: InvoiceFile) => void;
  failed: (error: BillingError) => void;
  /** Says something to a screen reader. */
  announce: (text: string) => void;
}

/** The dialog that sends mails, once it was needed. */
interface SendPart {
  controller: SendController;
  dialog: typeof sendDialog;
  sendable: typeof sendableInvoices;
}

/** What can be done with invoices: paying them, sending them by mail, and what the menu of a row offers. */
export class InvoiceActions {
  readonly #host: LitElement;
  readonly #options: InvoiceActionsOptions;
  readonly #menus: MenuController;
  readonly #paying: PayController;
  readonly #returned: ReturnedPayment;
  #send: SendPart | undefined;

  constructor(host: LitElement, options: InvoiceActionsOptions) {
    const { client, failed, announce, reload } = options;
    this.#host = host;
    this.#options = options;
    this.#menus = new MenuController(host);
    this.#paying = new PayController(host, {
      client,
      returnUrl: () => options.returnUrl() ?? ownAddress(),
      outdated: reload,
      failed: (error) => {
        announce(payFailureText(error.code));
        failed(error);
      },
      begun: ({ id }) => this.#returned.follow(id),
    });
    this.#returned = new ReturnedPayment(host, {
      client,
      version: () => options.versions()?.payments,
      changed: (payment) => {
        announce(paymentText(payment, options.locale.formats));
        reload();
      },
      failed,
    });
  }

  /** Why the payment of an invoice could not be started; undefined when it was not tried or went well. */
  problemOf({ id }: InvoiceListItem): string | undefined {
    const { failure } = this.#paying.stateOf(id);
    return failure && payFailureText(failure.code);
  }

  /** The Pay button of a row, while something is to be paid. */
  firstAction(invoice: InvoiceListItem, problemId: string | undefined): TemplateResult | typeof nothing {
    if (!this.#may('invoices:pay') || !isPayable(invoice)) return nothing;
    return button({
      label: payLabel(),
      name: payName(invoice),
      busy: this.#paying.stateOf(invoice.id).busy,
      describedBy: problemId,
      part: 'button pay',
      click: () => void this.#paying.payInvoices([invoice]),
    });
  }

  /** The menu of a row. */
  moreActions(invoice: InvoiceListItem): unknown {
    return rowMenu(invoice, {
      controller: this.#menus,
      download: this.#options.download,
      send: this.#may('invoices:send') ? (chosen) => void this.sendInvoices([chosen]) : undefined,
    });
  }

  /** What is on its way for an invoice; below its status. */
  statusNote(invoice: InvoiceListItem): string | undefined {
    return pendingText(invoice, this.#options.locale.formats);
  }

  /** What can be done with the marked invoices. */
  selectionActions(selection: InvoiceSelection): SelectionAction[] {
    const actions: SelectionAction[] = [];
    if (this.#may('invoices:pay')) {
      actions.push({
        label: payLabel(),
        emphasis: true,
        busy: this.#paying.busy,
        refusal: payRefusal(selection),
        click: () => void this.#paying.payInvoices(payable(selection)),
      });
    }
    if (this.#may('invoices:send')) {
      actions.push({
        label: sendLabel(),
        icon: 'mail',
        refusal: sendRefusal(selection),
        click: () => void this.sendInvoices(selection.items),
      });
    }
    return actions;
  }

  /** How the payment stands that the user comes back from, or why several invoices could not be paid. */
  renderNotice(): TemplateResult | typeof nothing {
    const { commonFailure } = this.#paying;
    if (commonFailure) return payProblem(payFailureText(commonFailure.code), () => this.#paying.dismiss());
    const payment = this.#returned.visit;
    if (!payment) return nothing;
    const invoiceIds = payment.allocations.map(({ invoiceId }) => invoiceId);
    return paymentNotice(payment, {
      formats: this.#options.locale.formats,
      busy: this.#paying.busy,
      again: this.#may('invoices:pay') ? () => void this.#paying.pay(invoiceIds, payment.amount) : undefined,
      dismiss: () => this.#returned.dismiss(),
    });
  }

  /** The dialog that is open over the list. */
  renderDialog(): TemplateResult | typeof nothing {
    const form = this.#send?.controller.form;
    if (!this.#send || !form) return nothing;
    const { controller, dialog } = this.#send;
    return dialog(form, { controller, formats: this.#options.locale.formats });
  }

  /** Opens the dialog that sends invoices by mail. */
  async sendInvoices(invoices: readonly InvoiceListItem[]): Promise<void> {
    try {
      this.#send ??= await this.#loadSending();
    } catch {
      this.#options.announce(payFailureText('network_error'));
      return;
    }
    const { controller, sendable } = this.#send;
    controller.open(sendable(invoices), this.#options.locale.tag);
  }

  /** Fetches what only sending needs. */
  async #loadSending(): Promise<SendPart> {
    const part = await import('./send/send-part.js');
    addStyles(this.#host.renderRoot as ShadowRoot, ...part.styles);
    const { client, versions, failed } = this.#options;
    const controller = new part.SendController(this.#host, { client, version: () => versions()?.deliveries, failed });
    return { controller, dialog: part.sendDialog, sendable: part.sendableInvoices };
  }

  #may(capability: Capability): boolean {
    return this.#options.capabilities().includes(capability);
  }
}
