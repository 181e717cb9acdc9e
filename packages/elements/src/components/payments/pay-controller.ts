import type { BillingClient, BillingError, InvoiceListItem, Money, Payment, PaymentRequest } from '@portico/client';
import type { ReactiveControllerHost } from 'lit';
import type { Failure } from '../../controllers/failure.js';
import { LeavingController } from '../../controllers/leaving-controller.js';
import { MutationController } from '../../controllers/mutation-controller.js';

/** What paying depends on, and whom it tells. */
export interface PayOptions {
  client: () => BillingClient | undefined;
  /** Where the payment page sends the browser afterwards. */
  returnUrl: () => string;
  /** What is shown is no longer right. */
  outdated: () => void;
  failed: (error: BillingError, invoiceIds: readonly string[]) => void;
  /** The payment needs no visit to a payment page any more. */
  begun: (payment: Payment) => void;
}

/** What is to be paid: all that is due on these invoices. */
interface Wanted {
  billing: BillingClient;
  request: PaymentRequest;
}

/** Refusals that say that the page shows something old. */
const outdatedCodes: ReadonlySet<string> = new Set([
  'amount_changed',
  'nothing_to_pay',
  'payment_in_progress',
  'not_found',
]);

/** Starts payments and sends the browser to the payment page; one at a time, and once for each wish. */
export class PayController {
  readonly #options: PayOptions;
  readonly #starting: MutationController<Wanted, Payment>;
  readonly #leaving: LeavingController;
  #invoiceIds: readonly string[] = [];

  constructor(host: ReactiveControllerHost & HTMLElement, options: PayOptions) {
    this.#options = options;
    this.#starting = new MutationController(host, ({ billing, request }, write) =>
      billing.payments.create(request, write),
    );
    this.#leaving = new LeavingController(host, options.outdated);
  }

  /** Whether a payment is being started or the browser is on its way to it. */
  get busy(): boolean {
    return this.#starting.busy || this.#leaving.isLeaving;
  }

  /** How the last payment began, for one of its invoices. */
  stateOf(invoiceId: string): { busy: boolean; failure: Failure | undefined } {
    const isMeant = this.#invoiceIds.length === 1 && this.#invoiceIds[0] === invoiceId;
    return { busy: isMeant && this.busy, failure: isMeant ? this.#starting.failure : undefined };
  }

  /** Why several invoices together could not be paid. */
  get commonFailure(): Failure | undefined {
    return this.#invoiceIds.length > 1 ? this.#starting.failure : undefined;
  }

  /** Pays all that is due on these invoices, which share one currency. */
  async payInvoices(invoices: readonly InvoiceListItem[]): Promise<void> {
    const [first] = invoices;
    if (!first) return;
    const { currency } = first.amountDue;
    const amount = invoices.reduce((sum, { amountDue }) => sum + amountDue.amount, 0);
    await this.pay(
      invoices.map(({ id }) => id),
      { amount, currency },
    );
  }

  /**
   * Pays invoices, unless a payment is being started.
   *
   * @param expectedAmount what the user was shown
   */
  async pay(invoiceIds: readonly string[], expectedAmount: Money): Promise<void> {
    const billing = this.#options.client();
    if (!billing || this.busy) return;
    this.#invoiceIds = invoiceIds;
    const request = { invoiceIds: [...invoiceIds], expectedAmount, returnUrl: this.#options.returnUrl() };
    const { result, error } = await this.#starting.run({ billing, request }, JSON.stringify(request));
    if (result) this.#go(result);
    if (!error) return;
    this.#options.failed(error, invoiceIds);
    if (outdatedCodes.has(error.code)) this.#options.outdated();
  }

  /** Forgets what went wrong. */
  dismiss(): void {
    this.#starting.reset();
  }

  #go(payment: Payment): void {
    if (!this.#leaving.leaveTo(payment.redirectUrl, 'payment')) this.#options.begun(payment);
  }
}
