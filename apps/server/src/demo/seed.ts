import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { demoBillingDetails, type AddedDetails } from './billing-details.ts';
import { demoProducts } from './catalogue.ts';
import { demoCustomers } from './customers.ts';
import type { NewSubscription } from '../subscriptions/service.ts';
import { demoInvoices } from './invoices.ts';
import type { NewPaymentMethod } from '../payment-methods/service.ts';
import { demoPaymentMethods } from './payment-methods.ts';
import { demoQuotes, type DemoQuote } from './quotes.ts';
import { demoSellers } from './sellers.ts';
import { demoSubscriptions } from './subscriptions.ts';

/** What seeding needs of the services. */
export interface SeedServices {
  /** Leaves a seller that is set already as it is. */
  addSeller(seller: ReturnType<typeof demoSellers>[number]): Promise<unknown>;
  /** Leaves a product that exists already as it is. */
  addProduct(product: ReturnType<typeof demoProducts>[number]): Promise<unknown>;
  createCustomer(input: Schemas['CustomerInput']): Promise<unknown>;
  addPaymentMethod(input: NewPaymentMethod): Promise<unknown>;
  addDetails(input: AddedDetails): Promise<unknown>;
  addSubscription(input: NewSubscription): Promise<unknown>;
  createInvoice(input: Schemas['InvoiceInput']): Promise<unknown>;
  /** The server prepares it once it runs. */
  requestQuote(quote: DemoQuote): Promise<unknown>;
}

/** How many were added; what existed already is not counted. */
export interface SeedResult {
  customers: number;
  subscriptions: number;
  invoices: number;
}

/** Runs one creation. True when something was added, false when it existed already. */
async function added(creation: Promise<unknown>): Promise<boolean> {
  try {
    await creation;
    return true;
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'already_exists') return false;
    throw error;
  }
}

/** What a customer that exists already pays with, and whom it tells, is its own business. */
function isOf({ customer }: NewPaymentMethod, { externalId }: Schemas['CustomerInput']): boolean {
  return 'externalId' in customer && customer.externalId === externalId;
}

/**
 * Adds the demo's sellers, products and customers, their subscriptions with a quote, and invoices. Safe to
 * repeat: what exists already is left as it is.
 *
 * @param services The services that the operator's routes use.
 * @param today ISO 8601 day that all dates are relative to.
 * @throws ProblemError when a service refuses something for any reason other than `already_exists`.
 */
export async function seedDemo(services: SeedServices, today: string): Promise<SeedResult> {
  const result = { customers: 0, subscriptions: 0, invoices: 0 };
  for (const seller of demoSellers()) await services.addSeller(seller);
  for (const product of demoProducts(today)) await added(services.addProduct(product));
  for (const customer of demoCustomers()) {
    if (!(await added(services.createCustomer(customer)))) continue;
    result.customers += 1;
    for (const method of demoPaymentMethods(today)) {
      if (isOf(method, customer)) await services.addPaymentMethod(method);
    }
    for (const details of demoBillingDetails(today)) {
      if (details.externalId === customer.externalId) await services.addDetails(details);
    }
  }
  for (const subscription of demoSubscriptions(today)) {
    if (!(await added(services.addSubscription(subscription)))) continue;
    result.subscriptions += 1;
    for (const quote of demoQuotes()) {
      if (quote.request.subscriptionId === subscription.id) await services.requestQuote(quote);
    }
  }
  for (const invoice of demoInvoices(today)) {
    if (await added(services.createInvoice(invoice))) result.invoices += 1;
  }
  return result;
}
