import { sql } from 'kysely';
import type { Kysely, Selectable } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import type { SubscriptionTable } from './tables.ts';

type Status = Schemas['SubscriptionStatus'];

/** A subscription with what its invoices say about it. */
export interface SubscriptionRow extends Selectable<SubscriptionTable> {
  /** How it stands today. */
  current_status: Status;
  /** Oldest debt first. */
  overdue_invoice_ids: string[];
}

export interface SubscriptionFilter {
  customerId?: string | undefined;
  status?: Status | undefined;
}

/** Where a page begins, and how many it may hold. */
export interface PagePosition {
  /** The last subscription of the page before. */
  after: string | undefined;
  limit: number;
}

/** @param today ISO date; what was due before it is overdue */
function known(db: Kysely<Tables>, today: string) {
  return db
    .selectFrom('subscription')
    .selectAll('subscription')
    .select(
      sql<string[]>`array(
        select invoice.id from invoice
        where invoice.customer_id = subscription.customer_id and invoice.subscription_id = subscription.id
          and invoice.settlement in ('open', 'partly_paid') and invoice.due_date < ${today}
        order by invoice.due_date, invoice.id
      )`.as('overdue_invoice_ids'),
    )
    .as('subscription');
}

function selectKnown(db: Kysely<Tables>, today: string, { customerId, status }: SubscriptionFilter) {
  const current = sql<Status>`case
    when status = 'active' and overdue_invoice_ids <> '{}' then 'past_due' else status end`;
  return db
    .selectFrom(known(db, today))
    .selectAll()
    .select(current.as('current_status'))
    .$if(customerId !== undefined, (query) => query.where('customer_id', '=', customerId ?? ''))
    .$if(status !== undefined, (query) => query.where(current, '=', status ?? null));
}

/** One subscription, of one customer when that is given. */
export async function selectSubscription(
  db: Kysely<Tables>,
  id: string,
  today: string,
  customerId?: string,
): Promise<SubscriptionRow | undefined> {
  return selectKnown(db, today, { customerId }).where('id', '=', id).executeTakeFirst();
}

/** The subscriptions of a customer, next renewal first. */
export async function selectByRenewal(
  db: Kysely<Tables>,
  filter: SubscriptionFilter,
  today: string,
  { after, limit }: PagePosition,
): Promise<SubscriptionRow[]> {
  const last = sql`(select renewal_order from subscription where id = ${after ?? ''})`;
  return selectKnown(db, today, filter)
    .$if(after !== undefined, (query) => query.where(sql<boolean>`renewal_order > ${last}`))
    .orderBy('renewal_order')
    .limit(limit)
    .execute();
}

/** Subscriptions from newest to oldest. */
export async function selectByAge(
  db: Kysely<Tables>,
  filter: SubscriptionFilter,
  today: string,
  { after, limit }: PagePosition,
): Promise<SubscriptionRow[]> {
  const last = sql`(select created_at, id from subscription where id = ${after ?? ''})`;
  return selectKnown(db, today, filter)
    .$if(after !== undefined, (query) => query.where(sql<boolean>`(created_at, id) < ${last}`))
    .orderBy('created_at', 'desc')
    .orderBy('id', 'desc')
    .limit(limit)
    .execute();
}
