import type { TestContext } from 'node:test';
import type { Kysely } from 'kysely';
import { detailsTag, readDetails } from '../../src/billing-details/read-details.ts';
import { updateDetails } from '../../src/billing-details/update-details.ts';
import type { Tables } from '../../src/database/tables.ts';
import { inTransaction } from '../../src/database/transaction-guard.ts';
import { demoSellers } from '../../src/demo/index.ts';
import type { DeliveryService } from '../../src/deliveries/service.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { createInvoiceIssuer, type InvoiceToIssue, type IssuedInvoice } from '../../src/invoices/issue-invoice.ts';
import { createSellerService } from '../../src/sellers/service.ts';
import { openDeliveries, type DeliveryTestOptions } from '../deliveries/delivery-services.ts';
import { partyNamed } from '../party.ts';
import type { TestServices } from './invoice-services.ts';

export const now = new Date('2026-06-15T12:00:00Z');

/** What a test says of an invoice; the rest is a charge of ten seats. */
export type Wanted = Partial<Omit<InvoiceToIssue, 'customerId'>>;

export interface IssuingWorld {
  services: TestServices;
  deliveries: DeliveryService;
  /** Adds a French customer. */
  addCustomer: (given?: Partial<Schemas['CustomerInput']>) => Promise<string>;
  /** Issues in a transaction of its own. */
  issue: (customerId: string, wanted?: Wanted) => Promise<IssuedInvoice>;
  issueIn: (transaction: Kysely<Tables>, customerId: string, wanted?: Wanted) => Promise<IssuedInvoice>;
  /** Edits the billing details as a user would. */
  edit: (customerId: string, changes: Partial<Schemas['BillingDetailsInput']>) => Promise<void>;
  documentOf: (customerId: string, invoiceId: string) => Promise<Schemas['InvoiceDocument']>;
}

export const euros = (amount: number): Schemas['Money'] => ({ amount, currency: 'EUR' });
export const june: Schemas['Period'] = { start: '2026-06-01', end: '2026-06-30' };
export const charge = { kind: 'charge', name: 'Studio Team', note: null, net: euros(25_000), period: june } as const;

/** Two sellers, the queue and the database as they are; messages stay in the queue unless told otherwise. */
export async function openIssuing(test: TestContext, options: DeliveryTestOptions = {}): Promise<IssuingWorld> {
  const { services, deliveries } = await openDeliveries(test, { working: false, clock: () => now, ...options });
  const { db, customers } = services;
  const sellers = createSellerService({ db, clock: () => now });
  for (const { brandId, settings } of demoSellers()) await sellers.setSeller(settings, brandId);
  const issueInvoice = createInvoiceIssuer({ customers, mailNewInvoice: deliveries.mailNewInvoice });
  const issueIn: IssuingWorld['issueIn'] = (transaction, customerId, wanted = {}) =>
    issueInvoice(transaction, {
      customerId,
      subscriptionId: null,
      lines: [charge],
      tax: { code: 'S', rate: '20' },
      currency: 'EUR',
      day: '2026-06-15',
      period: june,
      now,
      ...wanted,
    });
  return {
    services,
    deliveries,
    addCustomer: async (given = {}) => (await customers.createCustomer({ party: buyer, locale: 'fr', ...given })).id,
    issueIn,
    edit: (customerId, changes) =>
      inTransaction(db, async (transaction) => {
        const customer = await customers.findCustomer({ id: customerId }, transaction);
        const current = await readDetails(transaction, customer);
        const { companyName, contact, address, taxId, invoiceRecipients, purchaseOrderReference } = current.details;
        const known = { companyName, contact, address, taxId, invoiceRecipients, purchaseOrderReference };
        const input = { ...known, ...changes };
        const check = { value: input.taxId ?? '', country: 'FR', registeredName: null, checkedAt: now.toISOString() };
        const session = { customerId, actor: { id: 'user-camille', name: 'Camille Lefèvre' } };
        const version = detailsTag(current);
        const taxIdCheck = { ...check, status: 'format_only' as const };
        await updateDetails(customers, transaction, { session, input, version, taxIdCheck, now });
      }),
    issue: (customerId, wanted) =>
      db.transaction().execute((transaction) => issueIn(transaction.withoutPlugins(), customerId, wanted)),
    documentOf: async (customerId, id) => (await services.invoices.getInvoice(customerId, id)).document,
  };
}

const buyer = partyNamed('Atelier du Nord SARL', {
  taxId: 'FR83404833048',
  legalRegistration: { value: '404833048', scheme: '0002' },
  address: { lines: ['1 quai Sud'], postalCode: '62100', city: 'Calais', subdivision: null, country: 'FR' },
  contact: { name: 'Camille Lefèvre', phone: null, email: 'compta@atelier.example' },
});
