import type { Capability, PaymentMethod, PaymentMethodSetup } from '@portico/client';
import type { LitElement } from 'lit';
import { ReturnFollower } from '../../../controllers/return-follower.js';
import { addStyles } from '../../../internal/late-styles.js';
import { failureText } from '../../../localization/failure-texts.js';
import { buttonStyles } from '../../../ui/button.styles.js';
import { cardStyles } from '../../../ui/card.styles.js';
import { messageBarStyles } from '../../../ui/message-bar.styles.js';
import { statusBadgeStyles } from '../../../ui/status-badge.styles.js';
import type { DetailOptions } from '../detail/detail-options.js';
import type { Section } from '../section.js';
import { methodCard } from './method-card.js';
import type { MethodsController } from './methods-controller.js';
import type { methodsDialog } from './methods-dialog.js';
import { MethodsLoader } from './methods-loader.js';
import { paymentMethodsStyles } from './payment-methods.styles.js';
import { SetupController } from './setup-controller.js';
import { setupNotice, setupText } from './setup-notice.js';

/** The dialog, once it was needed. */
interface DialogPart {
  controller: MethodsController;
  dialog: typeof methodsDialog;
}

/** The payment methods of the customer: the one in use in a card, all of them in a dialog. */
export class PaymentMethodsSection implements Section {
  readonly #host: LitElement;
  readonly #options: DetailOptions;
  readonly #loader: MethodsLoader;
  readonly #setup: SetupController;
  readonly #returned: ReturnFollower<PaymentMethodSetup>;
  #part: DialogPart | undefined;
  #isOpening = false;

  constructor(host: LitElement, options: DetailOptions) {
    const { client, versions, failed, returnUrl } = options;
    this.#host = host;
    this.#options = options;
    this.#loader = new MethodsLoader(host, {
      client,
      failed,
      isWanted: () => this.#may('payment_methods:read') && options.subscription() !== undefined,
      version: () => versions()?.paymentMethods,
    });
    this.#setup = new SetupController(host, {
      client,
      returnUrl,
      failed,
      begun: ({ id }) => this.#returned.follow(id),
      cameBack: () => void this.#loader.reload(),
    });
    this.#returned = new ReturnFollower(host, {
      client,
      failed,
      parameter: 'billing_payment_method_setup',
      version: () => versions()?.paymentMethods,
      read: (billing, id, signal) => billing.paymentMethods.getSetup(id, { signal }),
      isFinal: ({ status }) => status !== 'pending',
      arrived: () => true,
      changed: (setup) => void this.#tell(setup),
    });
  }

  /** How the visit to the provider's page went that the user comes back from; undefined when there was none. */
  renderNotice(): unknown {
    const { visit } = this.#returned;
    if (!visit) return undefined;
    addStyles(this.#host.renderRoot as ShadowRoot, messageBarStyles, buttonStyles);
    return setupNotice(visit, {
      method: this.#added(visit),
      busy: this.#setup.busy,
      again: this.#may('payment_methods:manage') ? () => void this.#setup.start(this.#setup.wish) : undefined,
      dismiss: () => this.#returned.dismiss(),
    });
  }

  renderCard(): unknown {
    if (!this.#may('payment_methods:read')) return undefined;
    addStyles(this.#host.renderRoot as ShadowRoot, cardStyles, buttonStyles, statusBadgeStyles, paymentMethodsStyles);
    return methodCard({
      methods: this.#loader.methods,
      failure: this.#loader.failure,
      formats: this.#options.locale.formats,
      retry: () => void this.#loader.reload(),
      edit: this.#may('payment_methods:manage') ? () => void this.open() : undefined,
      isOpening: this.#isOpening,
    });
  }

  renderDialog(): unknown {
    if (!this.#part?.controller.isOpen) return undefined;
    const { controller, dialog } = this.#part;
    return dialog({ controller, loader: this.#loader, formats: this.#options.locale.formats });
  }

  /** Opens the dialog with all payment methods. */
  async open(): Promise<void> {
    if (this.#isOpening) return;
    this.#setOpening(true);
    try {
      this.#part ??= await this.#loadDialog();
      this.#part.controller.open();
    } catch {
      this.#options.announce(failureText('network_error'));
    } finally {
      this.#setOpening(false);
    }
  }

  #setOpening(isOpening: boolean): void {
    this.#isOpening = isOpening;
    this.#host.requestUpdate();
  }

  /** Fetches what only the dialog needs. */
  async #loadDialog(): Promise<DialogPart> {
    const { MethodsController: Controller, methodsDialog: dialog, styles } = await import('./methods-part.js');
    addStyles(this.#host.renderRoot as ShadowRoot, ...styles);
    const { client, failed, focus, closeDialog } = this.#options;
    const parts = { loader: this.#loader, setup: this.#setup };
    return { controller: new Controller(this.#host, { client, failed, focus, closeDialog, ...parts }), dialog };
  }

  async #tell(setup: PaymentMethodSetup): Promise<void> {
    if (setup.status === 'succeeded') {
      await this.#loader.reload();
      this.#options.reload();
    }
    this.#options.announce(setupText(setup, this.#added(setup)));
  }

  #added({ paymentMethodId }: PaymentMethodSetup): PaymentMethod | undefined {
    return this.#loader.methods?.find(({ id }) => id === paymentMethodId);
  }

  #may(capability: Capability): boolean {
    return this.#options.capabilities().includes(capability);
  }
}
