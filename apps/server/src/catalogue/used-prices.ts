import { sql } from 'kysely';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';

type Input = Schemas['ProductInput'];

/** What subscriptions that have not ended need of a product, and changes that wait for their payment. */
interface Use {
  priceIds: Set<string>;
  addOnIds: Set<string>;
}

async function selectUse(transaction: Kysely<Tables>, productId: string): Promise<Use> {
  const rows = await transaction
    .selectFrom('subscription')
    .select([
      'price_id',
      sql<string | null>`scheduled_change -> 'terms' ->> 'priceId'`.as('next_price_id'),
      sql<{ id: string }[]>`coalesce(terms -> 'addOns', '[]')`.as('add_ons'),
    ])
    .where('product_id', '=', productId)
    .where('status', '<>', 'ended')
    .execute();
  const awaited = await transaction
    .selectFrom('subscription_change')
    .innerJoin('change_preview', 'change_preview.id', 'subscription_change.preview_id')
    .innerJoin('subscription', 'subscription.id', 'subscription_change.subscription_id')
    .select(sql<string>`change_preview.terms ->> 'priceId'`.as('price_id'))
    .where('subscription.product_id', '=', productId)
    .where('subscription_change.status', '=', 'awaiting_payment')
    .execute();
  return {
    priceIds: new Set([
      ...rows.flatMap(({ price_id, next_price_id }) => [price_id, next_price_id ?? price_id]),
      ...awaited.map(({ price_id }) => price_id),
    ]),
    addOnIds: new Set(rows.flatMap(({ add_ons }) => add_ons.map(({ id }) => id))),
  };
}

/**
 * Sees to it that what subscriptions pay by stays in the catalogue: a price in use keeps its plan, currency, interval and
 * brand; only its amounts may change. An add-on in use stays.
 *
 * @throws ProblemError conflict naming what is missing
 */
export async function checkUsedPrices(
  transaction: Kysely<Tables>,
  productId: string,
  before: Input,
  after: Input,
): Promise<void> {
  const { priceIds, addOnIds } = await selectUse(transaction, productId);
  const [old, current] = [placesOf(before), placesOf(after)];
  const lost = [...priceIds].filter((id) => old.has(id) && old.get(id) !== current.get(id));
  if (lost.length > 0) {
    throw conflict(
      `Subscriptions use the prices ${lost.join(', ')}: keep them with their plan, currency, interval and brand.`,
    );
  }
  const kept = new Set(after.addOns.map(({ id }) => id));
  const gone = before.addOns.map(({ id }) => id).filter((id) => addOnIds.has(id) && !kept.has(id));
  if (gone.length > 0) throw conflict(`Subscriptions have the add-ons ${gone.join(', ')}: keep them.`);
}

/** Where each price stands, as text that can be compared. */
function placesOf({ plans }: Input): Map<string, string> {
  return new Map(
    plans.flatMap((plan) =>
      plan.prices.map(({ id, currency, interval, brandId }) => [
        id,
        JSON.stringify([plan.id, currency, interval, brandId]),
      ]),
    ),
  );
}

function conflict(detail: string): ProblemError {
  return new ProblemError('conflict', detail);
}
