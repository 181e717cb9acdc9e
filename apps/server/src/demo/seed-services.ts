import type { Kysely } from 'kysely';
import { detailsOfParty } from '../billing-details/read-details.ts';
import { updateDetails } from '../billing-details/update-details.ts';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import type { Services } from '../services.ts';
import type { AddedDetails } from './billing-details.ts';
import type { DemoQuote } from './quotes.ts';
import type { SeedServices } from './seed.ts';

/** What the demo data is added with. @param transaction all of it in this one, or the database for each on its own */
export function seedServicesOf(services: Services, transaction: Kysely<Tables>): SeedServices {
  const { customers, catalogue, invoices, paymentMethods, subscriptions, sellers } = services;
  return {
    addSeller: async ({ brandId, settings }) => {
      const known = await sellers.getSeller(brandId, transaction);
      return known ?? sellers.setSeller(settings, brandId, transaction);
    },
    addProduct: ({ id, input }) => catalogue.createProduct(input, transaction, id),
    createCustomer: (input) => customers.createCustomer(input, transaction),
    addPaymentMethod: (input) => paymentMethods.addPaymentMethod(input, transaction),
    addDetails: (added) => inTransaction(transaction, (inside) => addDetails(services, inside, added)),
    addSubscription: (input) => subscriptions.addSubscription(input, transaction),
    createInvoice: (input) => invoices.createInvoice(input, transaction),
    requestQuote: (input) => inTransaction(transaction, (inside) => requestQuote(services, inside, input)),
  };
}

async function addDetails(
  { customers }: Pick<Services, 'customers'>,
  transaction: Kysely<Tables>,
  { externalId, actor, ...added }: AddedDetails,
): Promise<void> {
  const now = new Date();
  const customer = await customers.findCustomer({ externalId }, transaction);
  const input = { ...detailsOfParty(customer.party), ...added };
  const known = { value: input.taxId ?? '', country: input.address.country, registeredName: null };
  const taxIdCheck = { ...known, status: 'format_only' as const, checkedAt: now.toISOString() };
  const session = { customerId: customer.id, actor };
  await updateDetails(customers, transaction, { session, input, version: '"0"', taxIdCheck, now });
}

async function requestQuote(
  { customers, renewalQuotes }: Pick<Services, 'customers' | 'renewalQuotes'>,
  transaction: Kysely<Tables>,
  { externalId, actor, request }: DemoQuote,
): Promise<void> {
  const { id: customerId } = await customers.findCustomer({ externalId }, transaction);
  await renewalQuotes.requestQuote({ session: { customerId, actor }, request }, transaction);
}
