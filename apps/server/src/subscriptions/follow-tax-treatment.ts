import type { Kysely } from 'kysely';
import { systemActor } from '../activity/record-activity.ts';
import { productsById } from '../catalogue/products-by-id.ts';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { house } from '../sellers/seller-of.ts';
import { writeSubscription } from './change-store.ts';
import { taxTreatment } from './rules/place-of-supply.ts';
import { tellOfChange } from './tell-of-change.ts';

/** Has the subscriptions of a customer taxed by where it is and by its tax id now; what was invoiced stays as it is. */
export async function followTaxTreatment(
  transaction: Kysely<Tables>,
  { id: customerId, brandId, party }: Pick<Schemas['Customer'], 'id' | 'brandId' | 'party'>,
  now: Date,
): Promise<void> {
  const customerCountry = party.address?.country;
  const sellerCountry = await countryOfSeller(transaction, brandId);
  if (!customerCountry || !sellerCountry) return;
  const rows = await transaction
    .selectFrom('subscription')
    .selectAll()
    .where('customer_id', '=', customerId)
    .where('status', '<>', 'ended')
    .orderBy('id')
    .forNoKeyUpdate()
    .execute();
  const products = await productsById(transaction, [...new Set(rows.map((row) => row.product_id))]);
  for (const row of rows) {
    const category = products.get(row.product_id)?.taxCategory;
    if (!category) continue;
    const tax = taxTreatment({ sellerCountry, customerCountry, hasTaxId: party.taxId !== null, category });
    const before = row.terms.tax;
    if (tax.code === before.code && Number(tax.rate) === Number(before.rate)) continue;
    await writeSubscription(transaction, row, { terms: { ...row.terms, tax } }, now);
    const shown = ({ code, rate }: Schemas['TaxCategory']) => (rate === null ? code : `${code} ${rate}`);
    const changes = [{ field: 'tax', before: shown(before), after: shown(tax) }];
    const told = { customerId, subscriptionId: row.id, actor: systemActor, action: 'subscription_changed' as const };
    await tellOfChange(transaction, { ...told, changes }, now);
  }
}

/** Undefined while no seller is set: then nothing is invoiced either. */
async function countryOfSeller(transaction: Kysely<Tables>, brandId: string | null): Promise<string | undefined> {
  const rows = await transaction
    .selectFrom('seller')
    .select(['brand_id', 'settings'])
    .where('brand_id', 'in', [house, brandId ?? house])
    .execute();
  const found = rows.find((row) => row.brand_id === brandId) ?? rows.find((row) => row.brand_id === house);
  return found?.settings.party.address?.country ?? undefined;
}
