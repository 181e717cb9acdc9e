import type { Kysely } from 'kysely';
import { productsById } from '../catalogue/products-by-id.ts';
import type { CustomerService } from '../customers/service.ts';
import { createCursors } from '../database/cursors.ts';
import { newId } from '../database/new-id.ts';
import { pageByIds, type PageQuery } from '../database/pages.ts';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { dayOf } from '../invoices/settlement.ts';
import { meansOfDefaults } from '../payment-methods/means-of-defaults.ts';
import type { PaymentService } from '../payments/service.ts';
import { openQuotesOf } from '../renewal-quotes/known-quotes.ts';
import type { ServiceContext } from '../services.ts';
import type { ChangeApplier } from './apply-change.ts';
import {
  cancelSubscription,
  setAutoRenewal,
  undoCancellation,
  undoScheduledChange,
  type RenewalWish,
} from './change-renewal.ts';
import { selectChange } from './change-store.ts';
import { confirmChange } from './confirm-change.ts';
import { pricedSubscription } from './create-subscription.ts';
import { noticeCalendar, type CalendarFile } from './notice-calendar.ts';
import { offeredPlans, toOptions } from './options.ts';
import {
  entityTag,
  renewalDay,
  toListItem,
  toOperatorSubscription,
  toSubscription,
  type Surroundings,
} from './presentation.ts';
import { previewChange } from './preview-change.ts';
import {
  selectByAge,
  selectByRenewal,
  selectSubscription,
  type SubscriptionFilter,
  type SubscriptionRow,
} from './store.ts';
import type { ScheduledTerms, StoredCancellation, StoredStatus, SubscriptionTerms } from './tables.ts';
import { turnSubscription, turnTerms, turnTermsLater } from './turn-terms.ts';
import { updateSubscription } from './update-subscription.ts';

export interface SubscriptionServiceOptions extends Pick<ServiceContext, 'db' | 'clock' | 'jobs'>, ChangeApplier {
  customers: CustomerService;
  payments: Pick<PaymentService, 'beginChargeForChange' | 'chargeInvoice' | 'chargeOrOpen'>;
}

/** A subscription that was agreed elsewhere. */
export interface NewSubscription extends SubscriptionTerms {
  /** Made here when absent. */
  id?: string;
  customer: Schemas['CustomerReference'];
  priceId: string;
  status: StoredStatus;
  /** Last ISO date that an invoice exists for; null or absent when nothing is invoiced through Portico. */
  billedUntil?: string | null;
  cancellation?: Schemas['SubscriptionCancellation'] | null;
  scheduledChange?: ScheduledTerms | null;
}

/** A subscription, and the entity tag of its version. */
export interface Versioned<Body> {
  body: Body;
  version: string;
}

type Session = Pick<SessionIdentity, 'customerId' | 'actor' | 'locale'>;
type Wish = Omit<RenewalWish, 'now'>;

/** Everything that a customer sees is asked for with the customer's id; another customer's is `not_found`. */
export interface SubscriptionService {
  /** @throws ProblemError not_found (customer), already_exists (id) */
  addSubscription(input: NewSubscription, transaction?: Kysely<Tables>): Promise<string>;
  /** Next renewal first. @throws ProblemError invalid_cursor */
  listSubscriptions(
    customerId: string,
    query?: Pick<SubscriptionFilter, 'status'> & PageQuery,
  ): Promise<Schemas['SubscriptionPage']>;
  /** @throws ProblemError not_found */
  getSubscription(customerId: string, subscriptionId: string): Promise<Versioned<Schemas['Subscription']>>;
  /** Whether there is such a subscription of this customer. */
  isOf(customerId: string, subscriptionId: string, transaction?: Kysely<Tables>): Promise<boolean>;
  /** Of all customers, newest first. @throws ProblemError invalid_cursor */
  listCustomerSubscriptions(query?: SubscriptionFilter & PageQuery): Promise<Schemas['OperatorSubscriptionPage']>;
  /** @throws ProblemError not_found */
  getCustomerSubscription(subscriptionId: string): Promise<Versioned<Schemas['OperatorSubscription']>>;
  /** Plans and seats that it may be changed to. @throws ProblemError not_found */
  getOptions(customerId: string, subscriptionId: string): Promise<Schemas['SubscriptionOptions']>;
  /** Calculates what a change costs. @throws what `previewChange` throws */
  previewChange(
    session: Session,
    subscriptionId: string,
    asked: Schemas['ChangeRequest'],
    transaction: Kysely<Tables>,
  ): Promise<Schemas['ChangePreview']>;
  /**
   * Confirms a previewed change; `completeChange` goes on with it after the transaction.
   *
   * @returns the id of the change
   * @throws what `confirmChange` throws
   */
  confirmChange(
    session: Session,
    subscriptionId: string,
    confirmed: Schemas['ChangeConfirmation'],
    transaction: Kysely<Tables>,
  ): Promise<string>;
  /**
   * Charges a confirmed change that waits for its payment, and says how it stands.
   *
   * @throws ProblemError payment_failed: nothing was changed; payment_provider_unavailable: it is not known yet
   */
  completeChange(customerId: string, changeId: string): Promise<Schemas['SubscriptionChange']>;
  /** @throws what `setAutoRenewal` throws */
  setAutoRenewal(wish: Wish, enabled: boolean): Promise<Versioned<Schemas['Subscription']>>;
  /** @throws what `cancelSubscription` throws */
  cancel(wish: Wish, request: Schemas['CancellationRequest']): Promise<Versioned<Schemas['Subscription']>>;
  /** @throws what `undoCancellation` throws */
  undoCancellation(wish: Wish): Promise<Versioned<Schemas['Subscription']>>;
  /** @throws what `undoScheduledChange` throws */
  undoScheduledChange(wish: Wish): Promise<Versioned<Schemas['Subscription']>>;
  /** @param locale BCP 47 tag; the customer's when null @throws ProblemError not_found, invalid_state */
  getNoticeCalendar(customerId: string, subscriptionId: string, locale: string | null): Promise<CalendarFile>;
  /** Adds a subscription at the prices of the catalogue. @throws what `pricedSubscription` throws, not_found (customer) */
  createSubscription(input: Schemas['SubscriptionInput'], transaction: Kysely<Tables>): Promise<string>;
  /** @throws ProblemError not_found, precondition_failed, invalid_state */
  updateSubscription(
    subscriptionId: string,
    update: Schemas['SubscriptionUpdate'],
    version: string,
  ): Promise<Versioned<Schemas['OperatorSubscription']>>;
  /** Says what is done with this slice's jobs. */
  registerJobs(): void;
  /** Ends, renews and invoices what is due now; the server does it by itself. */
  turnTerms(): Promise<void>;
  /** Begins to look after terms, which goes on by itself. */
  startWork(): Promise<void>;
}

/** Keeps what the customers have subscribed to. */
export function createSubscriptionService(options: SubscriptionServiceOptions): SubscriptionService {
  const { db, customers, clock, jobs, payments } = options;
  const cursors = createCursors(db);
  const today = () => dayOf(clock());
  const known = async (subscriptionId: string, customerId?: string, transaction: Kysely<Tables> = db) => {
    const row = await selectSubscription(transaction, subscriptionId, today(), customerId);
    if (!row) throw new ProblemError('not_found', 'No such subscription.');
    return row;
  };
  const presented = async <Shown>(
    rows: readonly SubscriptionRow[],
    show: (row: SubscriptionRow, surroundings: Surroundings) => Shown,
  ): Promise<Shown[]> => {
    const products = await productsById(db, [...new Set(rows.map((row) => row.product_id))]);
    const means = await meansOfDefaults(db, [...new Set(rows.map((row) => row.customer_id))]);
    const now = clock();
    const subscriptionIds = rows.map((row) => row.id);
    const openQuotes = await openQuotesOf(db, subscriptionIds, now);
    return rows.map((row) =>
      show(row, {
        now,
        means: means.get(row.customer_id) ?? null,
        product: products.get(row.product_id),
        openQuoteId: openQuotes.get(row.id) ?? null,
      }),
    );
  };
  const versioned = async <Shown>(
    row: SubscriptionRow,
    show: (row: SubscriptionRow, surroundings: Surroundings) => Shown,
  ): Promise<Versioned<Shown>> => {
    const [body] = await presented([row], show);
    return { body: body as Shown, version: entityTag(row) };
  };
  const afterWish = async (
    { session, subscriptionId, version }: Wish,
    change: (transaction: Kysely<Tables>, wish: RenewalWish) => Promise<void>,
  ) => {
    const wish = { session, subscriptionId, version, now: clock() };
    await inTransaction(db, (transaction) => change(transaction, wish));
    return service.getSubscription(session.customerId, subscriptionId);
  };
  const service: SubscriptionService = {
    addSubscription: (input, transaction = db) =>
      inTransaction(transaction, async (inside) => {
        const customer = await customers.findCustomer(input.customer, inside);
        return insertSubscription(inside, customer.id, input, clock());
      }),
    async listSubscriptions(customerId, { status, ...page } = {}) {
      const list = ['subscriptions', customerId, status ?? null];
      const { items, ...rest } = await pageByIds(cursors, list, page, (position) =>
        selectByRenewal(db, { customerId, status }, today(), position),
      );
      return { ...rest, items: await presented(items, toListItem) };
    },
    getSubscription: async (customerId, subscriptionId) =>
      versioned(await known(subscriptionId, customerId), toSubscription),
    isOf: async (customerId, subscriptionId, transaction = db) =>
      (await selectSubscription(transaction, subscriptionId, today(), customerId)) !== undefined,
    async listCustomerSubscriptions({ customerId, status, ...page } = {}) {
      const list = ['subscriptions of all', customerId ?? null, status ?? null];
      const { items, ...rest } = await pageByIds(cursors, list, page, (position) =>
        selectByAge(db, { customerId, status }, today(), position),
      );
      return { ...rest, items: await presented(items, toOperatorSubscription) };
    },
    getCustomerSubscription: async (subscriptionId) => versioned(await known(subscriptionId), toOperatorSubscription),
    async getOptions(customerId, subscriptionId) {
      const row = await known(subscriptionId, customerId);
      const { brandId } = await customers.getCustomer(customerId);
      return toOptions(row, await offeredPlans(db, row, brandId));
    },
    async previewChange(session, subscriptionId, asked, transaction) {
      const { customerId } = session;
      const now = clock();
      await known(subscriptionId, customerId, transaction);
      // What is due is invoiced first: a period that begins today would be paid for twice.
      await turnSubscription(options, transaction, subscriptionId, now);
      const customer = await customers.findCustomer({ id: customerId }, transaction);
      return previewChange(transaction, { session, subscriptionId, asked, customer, now });
    },
    async confirmChange(session, subscriptionId, confirmed, transaction) {
      const customer = await customers.findCustomer({ id: session.customerId }, transaction);
      return confirmChange(options, transaction, { session, subscriptionId, confirmed, customer, now: clock() });
    },
    async completeChange(customerId, changeId) {
      const begun = await selectChange(db, changeId);
      const paymentId = begun?.change.payment_id ?? null;
      const payment = paymentId === null ? null : await payments.chargeOrOpen(paymentId);
      // The charge may have applied it or given it up.
      const found = await selectChange(db, changeId);
      if (!found) throw new ProblemError('not_found', 'No such change.');
      const { id, status, subscription_id: subscriptionId, invoice_id: invoiceId } = found.change;
      if (status === 'given_up') {
        throw new ProblemError('payment_failed', 'The payment method was declined. Nothing was charged or changed.');
      }
      const { body: subscription } = await service.getSubscription(customerId, subscriptionId);
      const shown = status === 'undone' ? 'scheduled' : status;
      return { id, status: shown, subscription, invoiceId, payment };
    },
    setAutoRenewal: (wish, enabled) =>
      afterWish(wish, (transaction, whole) => setAutoRenewal(transaction, whole, enabled)),
    cancel: (wish, request) => afterWish(wish, (transaction, whole) => cancelSubscription(transaction, whole, request)),
    undoCancellation: (wish) => afterWish(wish, undoCancellation),
    undoScheduledChange: (wish) => afterWish(wish, undoScheduledChange),
    async getNoticeCalendar(customerId, subscriptionId, locale) {
      const row = await known(subscriptionId, customerId);
      return noticeCalendar(row, locale ?? (await customers.getCustomer(customerId)).locale, clock());
    },
    async createSubscription(input, transaction) {
      const customer = await customers.findCustomer(input.customer, transaction);
      const priced = await pricedSubscription(transaction, input, customer);
      const id = await insertSubscription(transaction, customer.id, priced, clock());
      await turnTermsLater({ jobs }, transaction, new Date());
      return id;
    },
    async updateSubscription(subscriptionId, update, version) {
      await inTransaction(db, (transaction) =>
        updateSubscription(transaction, { subscriptionId, update, version }, clock()),
      );
      return service.getCustomerSubscription(subscriptionId);
    },
    turnTerms: () => turnTerms(options),
    registerJobs: () => jobs.work('turn_terms', () => turnTerms(options)),
    startWork: () => inTransaction(db, (transaction) => turnTermsLater({ jobs }, transaction, new Date())),
  };
  return service;
}

/** A cancellation that was made elsewhere: before it, the subscription was active and renewed itself. */
function kept(cancellation: Schemas['SubscriptionCancellation']): StoredCancellation {
  return { ...cancellation, before: { status: 'active', autoRenew: true } };
}

async function insertSubscription(
  transaction: Kysely<Tables>,
  customerId: string,
  input: NewSubscription,
  now: Date,
): Promise<string> {
  const { id, customer: _, priceId, status, billedUntil, cancellation, scheduledChange, ...terms } = input;
  const row = await transaction
    .insertInto('subscription')
    .values({
      id: id ?? newId('sub', now),
      customer_id: customerId,
      product_id: terms.product.id,
      price_id: priceId,
      status,
      terms: JSON.stringify(terms),
      renews_on: renewalDay({ terms, status, agreed_renewal: null }),
      cancellation: cancellation ? JSON.stringify(kept(cancellation)) : null,
      scheduled_change: scheduledChange ? JSON.stringify(scheduledChange) : null,
      billed_until: billedUntil ?? null,
      version: 1,
      created_at: now,
      updated_at: now,
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst();
  if (!row) throw new ProblemError('already_exists', 'There is a subscription with this id.');
  return row.id;
}
