import type { Kysely } from 'kysely';
import { actorOf, operatorActor, recordActivity } from '../activity/record-activity.ts';
import { createCursors } from '../database/cursors.ts';
import { pageByIds, type PageQuery } from '../database/pages.ts';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import type { GatewayMethod, PaymentGateway } from '../payments/gateway.ts';
import { orUnavailable } from '../payments/or-unavailable.ts';
import type { ServiceContext } from '../services.ts';
import { beginSetup } from './begin-setup.ts';
import { stateOf } from './expiry.ts';
import { keepMethod, switchDefault, tellOfMethods } from './keep-method.ts';
import { lookAfterCards, tellOfExpiringCards } from './look-after-cards.ts';
import { lookAfterSetups, lookAfterSetupsSoon, lookUpIfPossible } from './look-after-setups.ts';
import { openSetup } from './open-setup.ts';
import { expiryOf, referenceTo, toPaymentMethod, toSetup } from './presentation.ts';
import { detachRemoved, removeMethod } from './remove-method.ts';
import {
  lockMethods,
  selectAnySetup,
  selectChargedSubscriptions,
  selectMethod,
  selectMethods,
  selectSetup,
  type StoredPaymentMethod,
} from './store.ts';

/** What the parts of the service work with. */
export interface PaymentMethodContext extends Pick<
  ServiceContext,
  'db' | 'clock' | 'jobs' | 'customers' | 'allowedOrigins' | 'gateway'
> {
  /** Milliseconds between looks at a set-up of which nothing is heard. */
  lookInterval: number;
}

/** With a provider. */
export type ConnectedContext = PaymentMethodContext & { gateway: PaymentGateway };

/** A method that the provider keeps already. */
export interface NewPaymentMethod {
  customer: Schemas['CustomerReference'];
  /** The connected one when absent. */
  provider?: Schemas['PaymentProvider'];
  /** With the provider's id, such as `pm_sandbox_visa`. */
  method: GatewayMethod;
  /** The first one is the default anyway. */
  makeDefault?: boolean;
}

/** Everything that a customer sees is asked for with the customer's id; another customer's is `not_found`. */
export interface PaymentMethodService {
  /** The default first, then the newest. @throws ProblemError invalid_cursor */
  listPaymentMethods(customerId: string, query?: PageQuery): Promise<Schemas['PaymentMethodPage']>;
  /**
   * Begins a set-up, in the given transaction.
   *
   * @returns its id
   * @throws ProblemError not_found (method to replace), return_url_not_allowed, feature_disabled
   */
  beginSetup(
    session: Pick<SessionIdentity, 'customerId' | 'actor' | 'locale'>,
    request: Schemas['PaymentMethodSetupRequest'],
    transaction: Kysely<Tables>,
  ): Promise<string>;
  /** Gets the page of a set-up that was begun. @throws ProblemError payment_provider_unavailable */
  openSetup(setupId: string): Promise<Schemas['PaymentMethodSetup']>;
  /** Where the set-up is; the provider is asked while it is pending. @throws ProblemError not_found */
  getSetup(customerId: string, setupId: string): Promise<Schemas['PaymentMethodSetup']>;
  /** @throws ProblemError not_found, invalid_state for one that has expired */
  makeDefault(
    session: Pick<SessionIdentity, 'customerId' | 'actor'>,
    methodId: string,
  ): Promise<Schemas['PaymentMethod']>;
  /** @throws ProblemError not_found, payment_method_in_use, payment_provider_unavailable */
  removePaymentMethod(session: Pick<SessionIdentity, 'customerId' | 'actor'>, methodId: string): Promise<void>;
  /** Keeps a method without a visit to the provider's page. @returns its id @throws ProblemError not_found (customer) */
  addPaymentMethod(input: NewPaymentMethod, transaction?: Kysely<Tables>): Promise<string>;
  /** Says what is done with this slice's jobs. */
  registerJobs(): void;
}

/** Language of the provider's page where neither session nor customer says one. */
const usualLocale = 'en';

/** Keeps what customers pay with. */
export function createPaymentMethodService(
  { db, clock, jobs, customers, allowedOrigins, gateway }: Omit<PaymentMethodContext, 'lookInterval'>,
  { lookInterval }: Pick<PaymentMethodContext, 'lookInterval'> = { lookInterval: 60_000 },
): PaymentMethodService {
  const cursors = createCursors(db);
  const context = { db, clock, jobs, customers, allowedOrigins, gateway, lookInterval };
  const connected = (): ConnectedContext => {
    if (!gateway) throw new ProblemError('feature_disabled', 'No payment provider is connected.');
    return { ...context, gateway };
  };
  const surroundingsOf = async (customerId: string) => ({
    now: clock(),
    subscriptionIds: (await selectChargedSubscriptions(db, customerId)).map(({ id }) => id),
  });
  return {
    async listPaymentMethods(customerId, query = {}) {
      const surroundings = await surroundingsOf(customerId);
      const page = await pageByIds(cursors, ['payment methods', customerId], query, (position) =>
        selectMethods(db, customerId, position),
      );
      return { ...page, items: page.items.map((row) => toPaymentMethod(row, surroundings)) };
    },
    async beginSetup(session, request, transaction) {
      const { provider } = connected().gateway;
      const { locale } = await customers.findCustomer({ id: session.customerId }, transaction);
      const around = { provider, allowedOrigins, locale: locale || usualLocale, now: clock() };
      const setupId = await beginSetup(transaction, { session, request, ...around });
      await lookAfterSetupsSoon(context, transaction);
      return setupId;
    },
    async openSetup(setupId) {
      const setup = await selectAnySetup(db, setupId);
      if (!setup) throw new ProblemError('not_found', 'No such set-up.');
      await orUnavailable(() => openSetup(connected(), setup));
      return toSetup((await selectAnySetup(db, setupId)) ?? setup);
    },
    async getSetup(customerId, setupId) {
      const known = await selectSetup(db, customerId, setupId);
      if (!known) throw new ProblemError('not_found', 'No such set-up.');
      if (!gateway || known.status !== 'pending') return toSetup(known);
      await lookUpIfPossible(connected(), known);
      return toSetup((await selectSetup(db, customerId, setupId)) ?? known);
    },
    async makeDefault(session, methodId) {
      const row = await inTransaction(db, (transaction) => chooseDefault(transaction, session, methodId, clock()));
      return toPaymentMethod(row, await surroundingsOf(session.customerId));
    },
    removePaymentMethod: (session, methodId) => orUnavailable(() => removeMethod(context, session, methodId)),
    addPaymentMethod: (input, transaction = db) =>
      inTransaction(transaction, (inside) => addMethod(context, inside, input)),
    registerJobs() {
      jobs.work('look_after_cards', () => tellOfExpiringCards(context));
      if (!gateway) return;
      jobs.work('look_after_setups', () => lookAfterSetups(connected()));
      jobs.work('detach_payment_method', ({ methodId }) => detachRemoved(context, methodId));
    },
  };
}

/** Choosing what is chosen already changes nothing. */
async function chooseDefault(
  transaction: Kysely<Tables>,
  session: Pick<SessionIdentity, 'customerId' | 'actor'>,
  methodId: string,
  now: Date,
): Promise<StoredPaymentMethod> {
  const { customerId } = session;
  await lockMethods(transaction, customerId);
  const method = await selectMethod(transaction, customerId, methodId);
  if (!method) throw new ProblemError('not_found', 'No such payment method.');
  if (method.is_default) return method;
  if (stateOf(expiryOf(method), now) === 'expired') {
    throw new ProblemError('invalid_state', 'The card has expired: nothing can be charged to it.');
  }
  await switchDefault(transaction, method);
  const entry = { customerId, actor: actorOf(session), subject: referenceTo(method) };
  await recordActivity(transaction, { ...entry, action: 'payment_method_made_default' }, now);
  await tellOfMethods(transaction, customerId, [methodId], now);
  return { ...method, is_default: true };
}

async function addMethod(
  context: PaymentMethodContext,
  transaction: Kysely<Tables>,
  { customer, provider = context.gateway?.provider ?? 'sandbox', method, makeDefault = false }: NewPaymentMethod,
): Promise<string> {
  const now = context.clock();
  const { id: customerId } = await context.customers.findCustomer(customer, transaction);
  const added = await keepMethod(transaction, { customerId, provider, method, createdBy: operatorActor }, now);
  if (makeDefault && !added.is_default) await switchDefault(transaction, added);
  const entry = { customerId, actor: operatorActor, subject: referenceTo(added) };
  await recordActivity(transaction, { ...entry, action: 'payment_method_added' }, now);
  await lookAfterCards(context, transaction);
  await tellOfMethods(transaction, customerId, [added.id], now);
  return added.id;
}
