import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { ProblemError } from '../http/problem.ts';
import type { SellerSettings } from './tables.ts';

/** The house itself, where a customer has no brand or the brand is not a reseller. */
export const house = '';

/**
 * Who a customer's invoices are from: the reseller of the brand, else the house.
 *
 * @throws ProblemError feature_disabled when neither is set
 */
export async function sellerOf(transaction: Kysely<Tables>, brandId: string | null): Promise<SellerSettings> {
  const rows = await transaction
    .selectFrom('seller')
    .select(['brand_id', 'settings'])
    .where('brand_id', 'in', [house, brandId ?? house])
    .execute();
  const found = rows.find(({ brand_id }) => brand_id === brandId) ?? rows.find(({ brand_id }) => brand_id === house);
  if (found) return found.settings;
  throw new ProblemError(
    'feature_disabled',
    'No seller is set, so that no invoice can be issued. The operator sets one with: portico sellers set FILE',
  );
}
