import { sql } from 'kysely';
import type { Kysely } from 'kysely';

const statements = [
  `create table product (
    id text collate "C" primary key,
    details jsonb not null,
    version integer not null,
    created_at timestamptz not null,
    updated_at timestamptz not null
  )`,
  // Who invoices are from. The empty brand is the house itself, every other row a reseller.
  `create table seller (
    brand_id text collate "C" primary key,
    settings jsonb not null,
    updated_at timestamptz not null
  )`,
  // The last number of each series, locked while the next one is taken, so that numbers have no gaps.
  `create table invoice_series (
    seller_key text collate "C" not null,
    prefix text collate "C" not null,
    year integer not null,
    last integer not null,
    primary key (seller_key, prefix, year)
  )`,
  `alter table subscription
    add column cancellation jsonb,
    add column scheduled_change jsonb,
    -- Last ISO date that an invoice has been issued for; null: nothing is invoiced through Portico.
    add column billed_until text collate "C",
    -- Last ISO date of the term whose renewal was announced.
    add column announced_for text collate "C"`,
  // Earlier terms held the price as a whole.
  `update subscription set terms = (terms - 'price' - 'paymentMethod') || jsonb_build_object(
    'rates', jsonb_build_object(
      'flat', jsonb_build_object('amount', (terms #>> '{price,net,amount}')::bigint - (
        select coalesce(sum((one ->> 'quantity')::bigint * (one #>> '{price,amount}')::bigint), 0)
        from jsonb_array_elements(terms -> 'addOns') one
      ), 'currency', terms #> '{price,net,currency}'),
      'perSeat', jsonb_build_object('amount', 0, 'currency', terms #> '{price,net,currency}')
    ),
    'tax', jsonb_build_object('code', 'S', 'rate', case (terms #>> '{price,net,amount}')::numeric when 0 then '0' else
      trim_scale(round((terms #>> '{price,tax,amount}')::numeric * 100 / (terms #>> '{price,net,amount}')::numeric, 1))::text
    end),
    'noticeDays', 0
  ) where terms ? 'price'`,
  `create index subscription_by_term on subscription ((terms -> 'term' ->> 'end')) where status <> 'ended'`,
  `create index subscription_by_billing on subscription (billed_until) where status <> 'ended'`,
  `create table change_preview (
    id text collate "C" primary key,
    customer_id text collate "C" not null references customer (id) on delete cascade,
    subscription_id text collate "C" not null references subscription (id) on delete cascade,
    -- What it was calculated from: an older version than the subscription's is outdated.
    subscription_version integer not null,
    preview jsonb not null,
    -- The terms once it is in effect.
    terms jsonb not null,
    created_at timestamptz not null,
    expires_at timestamptz not null
  )`,
  `create index change_preview_by_subscription on change_preview (subscription_id, expires_at)`,
  `create table subscription_change (
    id text collate "C" primary key,
    customer_id text collate "C" not null references customer (id) on delete cascade,
    subscription_id text collate "C" not null references subscription (id) on delete cascade,
    -- A preview is confirmed once.
    preview_id text collate "C" not null unique references change_preview (id),
    status text collate "C" not null
      check (status in ('awaiting_payment', 'applied', 'scheduled', 'undone', 'given_up')),
    invoice_id text collate "C" references invoice (id),
    payment_id text collate "C" references payment (id),
    created_by jsonb not null,
    created_at timestamptz not null,
    settled_at timestamptz
  )`,
  // One change under way at a time.
  `create unique index subscription_change_under_way on subscription_change (subscription_id)
    where status = 'awaiting_payment'`,
  `create index subscription_change_by_subscription on subscription_change (subscription_id, id)`,
];

/** What can be subscribed to, who sells it, and changes of subscriptions. */
export async function up(db: Kysely<unknown>): Promise<void> {
  for (const statement of statements) await sql.raw(statement).execute(db);
}
