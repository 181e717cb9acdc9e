import type { Kysely } from 'kysely';
import { actorOf } from '../activity/record-activity.ts';
import { newId } from '../database/new-id.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { returnUrlFor } from '../payments/return-url.ts';
import { selectMethod } from './store.ts';

/** Milliseconds that a customer may stay at the provider's page. */
const timeToAdd = 60 * 60 * 1000;

export interface SetupBeginning {
  session: Pick<SessionIdentity, 'customerId' | 'actor' | 'locale'>;
  request: Schemas['PaymentMethodSetupRequest'];
  provider: Schemas['PaymentProvider'];
  allowedOrigins: readonly string[];
  /** Language of the page where the session has none. */
  locale: string;
  now: Date;
}

/**
 * Keeps that a method is being added, before the provider hears of it.
 *
 * @returns the id of the set-up
 * @throws ProblemError not_found for another customer's method to replace, return_url_not_allowed
 */
export async function beginSetup(
  transaction: Kysely<Tables>,
  { session, request, provider, allowedOrigins, locale, now }: SetupBeginning,
): Promise<string> {
  const { customerId } = session;
  const { replaces = null, makeDefault = true } = request;
  const id = newId('set', now);
  const returnUrl = returnUrlFor(request.returnUrl, allowedOrigins, id, 'setup');
  if (replaces !== null && !(await selectMethod(transaction, customerId, replaces))) {
    throw new ProblemError('not_found', 'No such payment method to replace.');
  }
  await transaction
    .insertInto('payment_method_setup')
    .values({
      id,
      customer_id: customerId,
      provider,
      checkout_id: null,
      url: null,
      status: 'pending',
      make_default: makeDefault,
      replaces,
      payment_method_id: null,
      failure_reason: null,
      created_by: JSON.stringify(actorOf(session)),
      return_url: returnUrl,
      locale: session.locale ?? locale,
      created_at: now,
      expires_at: new Date(now.getTime() + timeToAdd),
      settled_at: null,
      looked_up_at: null,
    })
    .execute();
  return id;
}
