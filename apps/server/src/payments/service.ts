import type { Kysely } from 'kysely';
import { createCursors } from '../database/cursors.ts';
import { pageByIds, type PageQuery } from '../database/pages.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import type { ServiceContext } from '../services.ts';
import { beginChargeForChange, beginChargeForInvoice, type ChangeCharge } from './begin-charge.ts';
import { beginPayment, type BegunPayment } from './begin-payment.ts';
import { noChanges, type ChangePaymentHooks } from './change-hooks.ts';
import type { PaymentGateway, WebhookHeaders } from './gateway.ts';
import { lookAfterPayments, lookAfterSoon } from './look-after-payments.ts';
import { closePayment, lookUpPayment, lookUpPaymentIfPossible } from './look-up-payment.ts';
import { openCheckout } from './open-checkout.ts';
import { orUnavailable } from './or-unavailable.ts';
import { toPayment } from './presentation.ts';
import { handleEvent, receiveEvent } from './provider-events.ts';
import { selectAnyPayment, selectHolders, selectPayment, selectPayments, type PaymentFilter } from './store.ts';

type PaymentServiceContext = Pick<ServiceContext, 'db' | 'clock' | 'jobs' | 'customers' | 'allowedOrigins' | 'gateway'>;

/** What the parts of the service work with. */
export interface PaymentContext extends Pick<ServiceContext, 'db' | 'clock' | 'jobs' | 'customers' | 'allowedOrigins'> {
  gateway: PaymentGateway;
  lookInterval: number;
  hooks: ChangePaymentHooks;
}

export interface PaymentSettings {
  /** Milliseconds between looks at a payment of which nothing is heard. */
  lookInterval: number;
}

const usualPaymentSettings: PaymentSettings = { lookInterval: 60_000 };

/** Everything that a customer sees is asked for with the customer's id; another customer's payment is `not_found`. */
export interface PaymentService {
  /** Looks at the provider where pending payments of these invoices are: one may be paid or left without our hearing of it. */
  refreshPayments(customerId: string, invoiceIds: readonly string[]): Promise<void>;
  /**
   * Begins a payment, in the given transaction.
   *
   * @throws PaymentsInTheWay, and what `beginPayment` throws
   */
  beginPayment(
    session: Pick<SessionIdentity, 'customerId' | 'actor' | 'locale'>,
    request: Schemas['PaymentRequest'],
    transaction: Kysely<Tables>,
  ): Promise<BegunPayment>;
  /**
   * Keeps that the default payment method will be charged for a change, in the given transaction; `chargeOrOpen` charges it
   * afterwards.
   *
   * @returns the id of the payment
   * @throws ProblemError invalid_state without a payment method, return_url_not_allowed, payment_provider_unavailable,
   *   feature_disabled
   */
  beginChargeForChange(transaction: Kysely<Tables>, charge: ChangeCharge): Promise<string>;
  /**
   * Has the default payment method charged for what is due on an invoice, in the background once the transaction commits.
   *
   * @returns the id of the payment; undefined when the invoice is to be paid by hand
   */
  chargeInvoice(
    transaction: Kysely<Tables>,
    invoice: { customerId: string; invoiceId: string },
  ): Promise<string | undefined>;
  /**
   * Goes on with a payment that was begun: charges the stored method or gets the provider's page. Afterwards it is
   * `succeeded`, `failed`, `processing`, or `pending` with the page to send the customer to.
   *
   * @throws ProblemError payment_provider_unavailable: of a charge it is not known how it went, the server goes on asking;
   *   payment_in_progress
   */
  chargeOrOpen(paymentId: string): Promise<Schemas['Payment']>;
  /** Closes pending payments that stand in the way. @throws ProblemError payment_provider_unavailable */
  closePayments(paymentIds: readonly string[]): Promise<void>;
  /** Where the payment is; the provider is asked while it is under way. @throws ProblemError not_found */
  getPayment(customerId: string, paymentId: string): Promise<Schemas['Payment']>;
  /** Newest first. @throws ProblemError invalid_cursor */
  listPayments(customerId: string, query?: PaymentFilter & PageQuery): Promise<Schemas['PaymentPage']>;
  /** Takes in an event. @throws ProblemError not_found (provider), invalid_signature */
  receiveEvent(provider: Schemas['PaymentProvider'], body: Buffer, headers: WebhookHeaders): Promise<void>;
  /** Says what is done with this slice's jobs. */
  registerJobs(): void;
}

/** Language of the payment page where neither session nor customer says one. */
const usualLocale = 'en';

/** Takes payments through the provider that the operator has connected. */
export function createPaymentService(
  { db, clock, jobs, customers, allowedOrigins, gateway }: PaymentServiceContext,
  { lookInterval }: PaymentSettings = usualPaymentSettings,
  hooks: ChangePaymentHooks = noChanges,
): PaymentService {
  const cursors = createCursors(db);
  const context = gateway && { db, clock, jobs, customers, allowedOrigins, gateway, lookInterval, hooks };
  const connected = (): PaymentContext => {
    if (!context) throw new ProblemError('feature_disabled', 'No payment provider is connected.');
    return context;
  };
  const surroundings = async (transaction: Kysely<Tables>, customerId: string) => {
    const { provider } = connected().gateway;
    const { locale } = await customers.findCustomer({ id: customerId }, transaction);
    return { provider, allowedOrigins, locale: locale || usualLocale, now: clock() };
  };
  return {
    async refreshPayments(customerId, invoiceIds) {
      if (!context) return;
      const holders = await selectHolders(db, invoiceIds);
      for (const payment of holders) {
        if (payment.customer_id === customerId) await lookUpPaymentIfPossible(context, payment);
      }
    },
    async beginPayment(session, request, transaction) {
      const around = await surroundings(transaction, session.customerId);
      const begun = await beginPayment(transaction, { session, request, ...around });
      if (begun.isNew) await lookAfterSoon(connected(), transaction);
      return begun;
    },
    async beginChargeForChange(transaction, charge) {
      const around = await surroundings(transaction, charge.session.customerId);
      const paymentId = await beginChargeForChange(transaction, charge, around);
      await lookAfterSoon(connected(), transaction);
      return paymentId;
    },
    async chargeInvoice(transaction, invoice) {
      if (!context) return undefined;
      const around = await surroundings(transaction, invoice.customerId);
      const paymentId = await beginChargeForInvoice(transaction, invoice, around);
      if (paymentId === undefined) return undefined;
      await jobs.add(transaction, 'look_up_payment', { paymentId }, { key: paymentId });
      await lookAfterSoon(context, transaction);
      return paymentId;
    },
    chargeOrOpen: (paymentId) =>
      orUnavailable(async () => {
        const payment = await selectAnyPayment(db, paymentId);
        if (!payment) throw new ProblemError('not_found', 'No such payment.');
        const isCharge = payment.method_id !== null && payment.checkout_id === null;
        if (!isCharge) return openCheckout(connected(), payment);
        if (isUnderWay(payment)) await lookUpPayment(connected(), payment);
        return toPayment((await selectAnyPayment(db, paymentId)) ?? payment);
      }),
    closePayments: (paymentIds) =>
      orUnavailable(async () => {
        for (const id of paymentIds) await closePayment(connected(), id);
      }),
    async getPayment(customerId, paymentId) {
      const known = await selectPayment(db, customerId, paymentId);
      if (!known) throw new ProblemError('not_found', 'No such payment.');
      if (!context || !isUnderWay(known)) return toPayment(known);
      await lookUpPaymentIfPossible(context, known);
      return toPayment((await selectPayment(db, customerId, paymentId)) ?? known);
    },
    listPayments: async (customerId, { cursor, limit, ...filter } = {}) => {
      const list = ['payments', customerId, filter.status ?? null, filter.invoiceId ?? null];
      const page = await pageByIds(cursors, list, { cursor, limit }, (position) =>
        selectPayments(db, customerId, filter, position),
      );
      return { ...page, items: page.items.map(toPayment) };
    },
    async receiveEvent(provider, body, headers) {
      if (provider !== gateway?.provider) throw new ProblemError('not_found', 'This provider is not connected.');
      await receiveEvent(connected(), body, headers);
    },
    registerJobs() {
      if (!context) return;
      jobs.work('handle_provider_event', ({ eventId }) => handleEvent(context, eventId), { concurrency: 4 });
      jobs.work('look_up_payment', async ({ paymentId }) => {
        const payment = await selectAnyPayment(db, paymentId);
        if (payment) await lookUpPayment(context, payment);
      });
      jobs.work('look_after_payments', () => lookAfterPayments(context));
    },
  };
}

function isUnderWay({ status }: { status: Schemas['PaymentStatus'] }): boolean {
  return status === 'pending' || status === 'processing';
}
