import type { Kysely } from 'kysely';
import { actorOf, recordActivity, systemActor } from '../activity/record-activity.ts';
import { newId } from '../database/new-id.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { defaultMethodOf } from '../payment-methods/charged-method.ts';
import { lockInvoices } from './begin-payment.ts';
import { allocate, insertPayment } from './insert-payment.ts';
import { returnUrlFor } from './return-url.ts';
import { selectHolders } from './store.ts';

/** A change of a subscription that is paid before it is applied. */
export interface ChangeCharge {
  session: Pick<SessionIdentity, 'customerId' | 'actor' | 'locale'>;
  changeId: string;
  amount: Schemas['Money'];
  /** One line for the statement and the page, in the customer's language. */
  description: string;
  /** Where the browser comes back to when the bank wants to ask the customer. */
  returnUrl: string;
}

/** Surroundings of a charge that begins. */
export interface ChargeSurroundings {
  provider: Schemas['PaymentProvider'];
  allowedOrigins: readonly string[];
  /** Language of the customer where the session has none. */
  locale: string;
  now: Date;
}

/**
 * Keeps that the default payment method will be charged for a change, before the provider hears of it.
 *
 * @returns the id of the payment
 * @throws ProblemError invalid_state without a payment method, payment_provider_unavailable, return_url_not_allowed
 */
export async function beginChargeForChange(
  transaction: Kysely<Tables>,
  { session, changeId, amount, description, returnUrl }: ChangeCharge,
  { provider, allowedOrigins, locale, now }: ChargeSurroundings,
): Promise<string> {
  const id = newId('pay', now);
  const method = await defaultMethodOf(transaction, session.customerId);
  if (!method) throw new ProblemError('invalid_state', 'There is no payment method to charge.');
  if (method.provider !== provider) {
    throw new ProblemError('payment_provider_unavailable', 'The provider of the payment method is not connected.');
  }
  await insertPayment(transaction, {
    id,
    customerId: session.customerId,
    provider,
    amount,
    createdBy: actorOf(session),
    returnUrl: returnUrlFor(returnUrl, allowedOrigins, id),
    locale: session.locale ?? locale,
    methodId: method.id,
    changeId,
    description,
    now,
  });
  return id;
}

/**
 * Keeps that the default payment method will be charged for what is due on an invoice while nobody is there, such as after a
 * renewal.
 *
 * @returns the id of the payment; undefined when there is no payment method, nothing is due, or another payment is under way
 */
export async function beginChargeForInvoice(
  transaction: Kysely<Tables>,
  { customerId, invoiceId }: { customerId: string; invoiceId: string },
  { provider, locale, now }: Omit<ChargeSurroundings, 'allowedOrigins'>,
): Promise<string | undefined> {
  const method = await defaultMethodOf(transaction, customerId);
  const [invoice] = await lockInvoices(transaction, customerId, [invoiceId]);
  const holders = await selectHolders(transaction, [invoiceId]);
  if (
    method?.provider !== provider ||
    !invoice ||
    invoice.type === 'credit_note' ||
    invoice.due <= 0 ||
    holders.length > 0
  )
    return undefined;
  const id = newId('pay', now);
  const amount = { amount: invoice.due, currency: invoice.currency };
  await insertPayment(transaction, {
    id,
    customerId,
    provider,
    amount,
    createdBy: systemActor,
    returnUrl: null,
    locale,
    methodId: method.id,
    now,
  });
  await allocate(transaction, id, [invoice]);
  const subject = { type: 'invoice' as const, id: invoice.id, label: invoice.number };
  const entry = { customerId, action: 'payment_started' as const, actor: systemActor, subject, amount };
  await recordActivity(transaction, entry, now);
  return id;
}
