import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import type { GatewayCustomer, PaymentGateway } from '../payments/gateway.ts';

type Customer = Pick<GatewayCustomer, 'id' | 'name'>;

/** A customer as the provider knows it so far. */
export async function providerCustomer(
  db: Kysely<Tables>,
  provider: Schemas['PaymentProvider'],
  customer: Customer,
): Promise<GatewayCustomer> {
  const row = await db
    .selectFrom('provider_customer')
    .select('provider_customer_id')
    .where('customer_id', '=', customer.id)
    .where('provider', '=', provider)
    .executeTakeFirst();
  return { ...customer, providerId: row?.provider_customer_id ?? null };
}

/**
 * As `providerCustomer`; a provider that keeps customers has got this one afterwards.
 *
 * @throws GatewayUnavailable
 */
export async function ensureProviderCustomer(
  db: Kysely<Tables>,
  gateway: PaymentGateway,
  customer: Customer,
): Promise<GatewayCustomer> {
  const { provider } = gateway;
  const known = await providerCustomer(db, provider, customer);
  if (known.providerId !== null) return known;
  const made = await gateway.createCustomer(customer);
  if (made === null) return known;
  await db
    .insertInto('provider_customer')
    .values({ customer_id: customer.id, provider, provider_customer_id: made })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
  // Of two that were made at the same moment, the first one counts.
  return providerCustomer(db, provider, customer);
}
