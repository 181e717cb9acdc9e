import type { Kysely } from 'kysely';
import { catalogueOf } from '../catalogue/price-lookup.ts';
import { newId } from '../database/new-id.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { dayOf } from '../invoices/settlement.ts';
import { calculateChange, type CalculatedChange } from './calculate-change.ts';
import { offeredPlans } from './options.ts';
import { dayInZone, endOfDay } from './rules/calendar.ts';
import { selectSubscription, type SubscriptionRow } from './store.ts';
import { changeWording } from './wording/change-wording.ts';

/** Milliseconds that a preview can be confirmed. */
const validity = 15 * 60 * 1000;

/** What a change is calculated for. */
export interface PreviewRequest {
  session: Pick<SessionIdentity, 'customerId' | 'locale'>;
  subscriptionId: string;
  asked: Schemas['ChangeRequest'];
  /** The customer's, for the price list and where the session has no language. */
  customer: { brandId: string | null; locale: string };
  now: Date;
}

/**
 * Calculates what a change costs and keeps it, so that exactly this can be confirmed. Nothing is changed.
 *
 * @throws ProblemError not_found, and what `calculateChange` throws
 */
export async function previewChange(
  transaction: Kysely<Tables>,
  request: PreviewRequest,
): Promise<Schemas['ChangePreview']> {
  const { session, subscriptionId, customer, now } = request;
  const row = await knownSubscription(transaction, request);
  const { terms, drafts, preview: calculated } = await calculateNow(transaction, row, request);
  const { timeZone, product } = row.terms;
  const endOfToday = endOfDay(dayInZone(now, timeZone), timeZone).getTime();
  const expiresAt = new Date(Math.min(now.getTime() + validity, endOfToday));
  const wording = changeWording(session.locale ?? customer.locale);
  const preview: Schemas['ChangePreview'] = {
    id: newId('prv', now),
    expiresAt: expiresAt.toISOString(),
    ...calculated,
    lines: drafts.map((draft) => ({ ...draft, description: wording.line(draft, product.name) })),
  };
  await transaction
    .insertInto('change_preview')
    .values({
      id: preview.id,
      customer_id: session.customerId,
      subscription_id: subscriptionId,
      subscription_version: row.version,
      preview: JSON.stringify(preview),
      terms: JSON.stringify(terms),
      created_at: now,
      expires_at: expiresAt,
    })
    .execute();
  return preview;
}

/** Calculates a change as things are now. */
export async function calculateNow(
  db: Kysely<Tables>,
  row: SubscriptionRow,
  { asked, customer, now }: Pick<PreviewRequest, 'asked' | 'customer' | 'now'>,
): Promise<CalculatedChange> {
  const offered = await offeredPlans(db, row, customer.brandId);
  const product = await catalogueOf(db, row.product_id);
  return calculateChange({ row, asked, offered, product, now });
}

/** @throws ProblemError not_found */
export async function knownSubscription(
  db: Kysely<Tables>,
  { session, subscriptionId, now }: Pick<PreviewRequest, 'session' | 'subscriptionId' | 'now'>,
): Promise<SubscriptionRow> {
  const row = await selectSubscription(db, subscriptionId, dayOf(now), session.customerId);
  if (!row) throw new ProblemError('not_found', 'No such subscription.');
  return row;
}
