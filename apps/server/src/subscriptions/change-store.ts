import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { outdatesQuotes, supersedeQuotes } from '../renewal-quotes/supersede.ts';
import type { StoredSubscription } from './lock-subscription.ts';
import type { ChangePreviewTable, SubscriptionChangeTable, SubscriptionTerms } from './tables.ts';

export type StoredPreview = Selectable<ChangePreviewTable>;
export type StoredChange = Selectable<SubscriptionChangeTable>;

/** What can be different on a subscription after it was changed. */
export type SubscriptionChanges = Partial<
  Pick<
    StoredSubscription,
    | 'status'
    | 'terms'
    | 'price_id'
    | 'renews_on'
    | 'cancellation'
    | 'scheduled_change'
    | 'billed_until'
    | 'announced_for'
    | 'agreed_renewal'
  >
>;

/**
 * Writes a locked subscription as its next version. An open renewal quote that was made for what it was before is
 * superseded.
 */
export async function writeSubscription(
  transaction: Kysely<Tables>,
  { id, version, terms: before, status }: Pick<StoredSubscription, 'id' | 'version' | 'terms' | 'status'>,
  { terms, cancellation, scheduled_change: scheduled, agreed_renewal: agreed, ...changes }: SubscriptionChanges,
  now: Date,
): Promise<void> {
  const json = (value: unknown) => (value === null ? null : JSON.stringify(value));
  await transaction
    .updateTable('subscription')
    .set({
      ...changes,
      ...(terms === undefined ? {} : { terms: JSON.stringify(terms satisfies SubscriptionTerms) }),
      ...(cancellation === undefined ? {} : { cancellation: json(cancellation) }),
      ...(scheduled === undefined ? {} : { scheduled_change: json(scheduled) }),
      ...(agreed === undefined ? {} : { agreed_renewal: json(agreed) }),
      version: version + 1,
      updated_at: now,
    })
    .where('id', '=', id)
    .execute();
  if (outdatesQuotes(before, terms ?? before, changes.status ?? status)) {
    await supersedeQuotes(transaction, id, now);
  }
}

/** A preview of one customer's subscription. */
export async function selectPreview(
  db: Kysely<Tables>,
  { customerId, subscriptionId, previewId }: { customerId: string; subscriptionId: string; previewId: string },
): Promise<StoredPreview | undefined> {
  return db
    .selectFrom('change_preview')
    .selectAll()
    .where('id', '=', previewId)
    .where('customer_id', '=', customerId)
    .where('subscription_id', '=', subscriptionId)
    .executeTakeFirst();
}

/** The change that a preview was confirmed as. */
export async function selectChangeOfPreview(db: Kysely<Tables>, previewId: string): Promise<StoredChange | undefined> {
  return db.selectFrom('subscription_change').selectAll().where('preview_id', '=', previewId).executeTakeFirst();
}

/** A change with its preview. */
export async function selectChange(
  db: Kysely<Tables>,
  changeId: string,
): Promise<{ change: StoredChange; preview: StoredPreview } | undefined> {
  const change = await db.selectFrom('subscription_change').selectAll().where('id', '=', changeId).executeTakeFirst();
  if (!change) return undefined;
  const preview = await db
    .selectFrom('change_preview')
    .selectAll()
    .where('id', '=', change.preview_id)
    .executeTakeFirstOrThrow();
  return { change, preview };
}

/**
 * Whether a confirmed change of the subscription waits for its payment.
 *
 * @param since leaves out what was confirmed before
 */
export async function hasChangeUnderWay(
  db: Kysely<Tables>,
  subscriptionId: string,
  since: Date = new Date(0),
): Promise<boolean> {
  const row = await db
    .selectFrom('subscription_change')
    .select('id')
    .where('subscription_id', '=', subscriptionId)
    .where('status', '=', 'awaiting_payment')
    .where('created_at', '>=', since)
    .executeTakeFirst();
  return row !== undefined;
}
