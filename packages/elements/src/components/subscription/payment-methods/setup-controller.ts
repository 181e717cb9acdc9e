import type { BillingClient, BillingError, PaymentMethodSetup, PaymentMethodSetupRequest } from '@portico/client';
import type { ReactiveControllerHost } from 'lit';
import type { Failure } from '../../../controllers/failure.js';
import { LeavingController } from '../../../controllers/leaving-controller.js';
import { MutationController } from '../../../controllers/mutation-controller.js';

/** What starting a visit depends on, and whom it tells. */
export interface SetupOptions {
  client: () => BillingClient | undefined;
  /** Where the provider's page sends the browser afterwards. */
  returnUrl: () => string;
  failed: (error: BillingError) => void;
  /** There is no page to visit any more: it has an outcome already. */
  begun: (setup: PaymentMethodSetup) => void;
  /** The browser has brought the page back as it was left. */
  cameBack: () => void;
}

/** What the visit is for: the new method becomes the default unless said otherwise. */
export type SetupWish = Omit<PaymentMethodSetupRequest, 'returnUrl'>;

interface Wanted {
  billing: BillingClient;
  request: PaymentMethodSetupRequest;
}

/** Sends the browser to the provider's page that takes a payment method; once for each wish. */
export class SetupController {
  readonly #options: SetupOptions;
  readonly #starting: MutationController<Wanted, PaymentMethodSetup>;
  readonly #leaving: LeavingController;
  #wish: SetupWish | undefined;

  constructor(host: ReactiveControllerHost & HTMLElement, options: SetupOptions) {
    this.#options = options;
    this.#starting = new MutationController(host, ({ billing, request }, write) =>
      billing.paymentMethods.startSetup(request, write),
    );
    this.#leaving = new LeavingController(host, options.cameBack);
  }

  /** Whether a visit is being started or the browser is on its way. */
  get busy(): boolean {
    return this.#starting.busy || this.#leaving.isLeaving;
  }

  /** What the last visit was for. */
  get wish(): SetupWish | undefined {
    return this.#wish;
  }

  /** Why the last one could not be started. */
  get failure(): Failure | undefined {
    return this.#starting.failure;
  }

  /** Starts a visit, unless one is being started. */
  async start(wish: SetupWish = {}): Promise<void> {
    const billing = this.#options.client();
    if (!billing || this.busy) return;
    this.#wish = wish;
    const request = { ...wish, returnUrl: this.#options.returnUrl() };
    const { result, error } = await this.#starting.run({ billing, request }, JSON.stringify(request));
    if (error) this.#options.failed(error);
    if (result && !this.#leaving.leaveTo(result.redirectUrl, 'payment_method')) this.#options.begun(result);
  }

  /** Forgets what went wrong. */
  dismiss(): void {
    this.#starting.reset();
  }
}
