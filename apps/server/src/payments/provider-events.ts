import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import { ProblemError } from '../http/problem.ts';
import { settleSetup } from '../payment-methods/settle-setup.ts';
import { applyCharge } from './charge-payment.ts';
import type { WebhookHeaders } from './gateway.ts';
import type { PaymentContext } from './service.ts';
import { settlePayment } from './settle-payment.ts';

/**
 * Keeps an event of the provider and leaves the work to a job: the provider gets its answer at once, and an event that was
 * answered is never lost.
 *
 * @throws ProblemError invalid_signature
 */
export async function receiveEvent(context: PaymentContext, body: Buffer, headers: WebhookHeaders): Promise<void> {
  const { db, gateway, jobs, clock } = context;
  const now = clock();
  const event = gateway.verifyEvent(body, headers, now);
  if (!event) throw new ProblemError('invalid_signature', 'The signature does not match the body.');
  const { provider } = gateway;
  await inTransaction(db, async (transaction) => {
    const { id, checkoutId, chargeId } = event;
    const added = await transaction
      .insertInto('provider_event')
      .values({ provider, id, checkout_id: checkoutId, charge_id: chargeId, received_at: now, handled_at: null })
      .onConflict((conflict) => conflict.doNothing())
      .returning('id')
      .executeTakeFirst();
    const key = checkoutId ?? chargeId;
    if (!added || key === null) return;
    // Events of one thing that wait together need one look at the provider.
    await jobs.add(transaction, 'handle_provider_event', { provider, eventId: id }, { key });
  });
}

/**
 * Brings what an event is about to where the provider says it is. The event's own words do not count, so their order does not
 * either.
 *
 * @throws GatewayUnavailable
 */
export async function handleEvent(context: PaymentContext, eventId: string): Promise<void> {
  const { db, gateway } = context;
  const event = await db
    .selectFrom('provider_event')
    .select(['checkout_id', 'charge_id'])
    .where('provider', '=', gateway.provider)
    .where('id', '=', eventId)
    .executeTakeFirst();
  if (event?.checkout_id) return handleCheckout(context, event.checkout_id);
  if (event?.charge_id) return handleCharge(context, event.charge_id);
}

async function handleCheckout(context: PaymentContext, checkoutId: string): Promise<void> {
  const { db, gateway, clock, hooks } = context;
  const checkout = await gateway.readCheckout(checkoutId);
  const now = clock();
  await inTransaction(db, async (transaction) => {
    if (checkout.mode === 'setup') await settleSetup(transaction, checkout.reference, checkout, { ...context, now });
    else await settlePayment(transaction, checkout.reference, checkout, { hooks, now });
    await markHandled(context, transaction, 'checkout_id', checkoutId);
  });
}

async function handleCharge(context: PaymentContext, chargeId: string): Promise<void> {
  const charge = await context.gateway.readCharge(chargeId);
  await applyCharge(context, charge.reference, charge);
  await inTransaction(context.db, (transaction) => markHandled(context, transaction, 'charge_id', chargeId));
}

async function markHandled(
  { gateway, clock }: PaymentContext,
  transaction: Kysely<Tables>,
  column: 'checkout_id' | 'charge_id',
  id: string,
): Promise<void> {
  await transaction
    .updateTable('provider_event')
    .set({ handled_at: clock() })
    .where('provider', '=', gateway.provider)
    .where(column, '=', id)
    .where('handled_at', 'is', null)
    .execute();
}
