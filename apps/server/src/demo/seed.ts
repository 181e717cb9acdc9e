import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { demoCustomers } from './customers.ts';
import { demoInvoices } from './invoices.ts';

/** What seeding needs of the customers' and invoices' services. */
export interface SeedServices {
  createCustomer(input: Schemas['CustomerInput']): Promise<unknown>;
  createInvoice(input: Schemas['InvoiceInput']): Promise<unknown>;
}

/** How many were added; what existed already is not counted. */
export interface SeedResult {
  customers: number;
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

/**
 * Adds the demo customers and their invoices. Safe to repeat: what exists already is left as it is.
 *
 * @param services The services that the operator's routes use.
 * @param today ISO 8601 day that all dates are relative to.
 * @throws ProblemError when a service refuses something for any reason other than `already_exists`.
 */
export async function seedDemo(services: SeedServices, today: string): Promise<SeedResult> {
  const result = { customers: 0, invoices: 0 };
  for (const customer of demoCustomers()) {
    if (await added(services.createCustomer(customer))) result.customers += 1;
  }
  for (const invoice of demoInvoices(today)) {
    if (await added(services.createInvoice(invoice))) result.invoices += 1;
  }
  return result;
}
