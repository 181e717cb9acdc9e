import type { Kysely } from 'kysely';
import { actorOf } from '../activity/record-activity.ts';
import { newId } from '../database/new-id.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { lockSubscription } from '../subscriptions/lock-subscription.ts';
import { expireQuote } from './expire-quote.ts';
import { offerFor } from './offer-for.ts';
import { prepareSoon } from './prepare-soon.ts';
import type { QuoteContext } from './service.ts';
import { statusAt } from './standing.ts';
import { insertQuote, selectOpenQuote } from './store.ts';
import { tellOfQuote } from './tell-of-quote.ts';

/** Who asks for what. */
export interface QuoteRequesting {
  session: Pick<SessionIdentity, 'customerId' | 'actor'>;
  request: Schemas['QuoteRequest'];
}

/**
 * Requests a quote, unless the subscription has an open one: then that is it, whoever has asked for it.
 *
 * @returns the id of the quote, and whether it is new
 * @throws ProblemError not_found, invalid_state, feature_disabled, option_not_available, validation_failed
 */
export async function requestQuote(
  context: QuoteContext,
  transaction: Kysely<Tables>,
  { session, request }: QuoteRequesting,
): Promise<{ id: string; isNew: boolean }> {
  const now = context.clock();
  const { customerId } = session;
  const { subscriptionId, terms, expectedTotal, contact, note } = request;
  if (!(await lockSubscription(transaction, subscriptionId, customerId))) {
    throw new ProblemError('not_found', 'No such subscription.');
  }
  const open = await selectOpenQuote(transaction, subscriptionId);
  if (open && statusAt(open, now) !== 'expired') return { id: open.id, isNew: false };
  if (open) await expireQuote(transaction, open, now);
  const customer = await context.customers.findCustomer({ id: customerId }, transaction);
  const { offer } = await offerFor(transaction, { customer, subscriptionId }, terms, now);
  const { product, plan, seats, term, timeZone } = offer.terms;
  const asked = {
    ...(terms ? { terms } : {}),
    ...(expectedTotal ? { expectedTotal } : {}),
    ...(contact ? { contact } : {}),
    ...(note ? { note } : {}),
  };
  const named = { id: plan.id, name: plan.name };
  const wanted = { productName: product.name, timeZone, plan: named, seats: seats.bought, term };
  const id = newId('quo', now);
  await insertQuote(transaction, {
    id,
    customer_id: customerId,
    subscription_id: subscriptionId,
    status: 'requested',
    version: 1,
    asked: JSON.stringify(asked),
    wanted: JSON.stringify(wanted),
    purchase_order_reference: request.purchaseOrderReference?.trim() || null,
    requested_by: JSON.stringify(actorOf(session)),
    requested_at: now,
    changed_at: now,
  });
  await transaction
    .updateTable('renewal_quote')
    .set({ superseded_by: id })
    .where('subscription_id', '=', subscriptionId)
    .where('status', '=', 'superseded')
    .where('superseded_by', 'is', null)
    .execute();
  await prepareSoon(context, transaction, id);
  await tellOfQuote(transaction, { id }, now, { action: 'quote_requested', actor: actorOf(session) });
  return { id, isNew: true };
}
