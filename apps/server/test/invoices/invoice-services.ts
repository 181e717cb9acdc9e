import { createCustomerService } from '../../src/customers/service.ts';
import type { CustomerService } from '../../src/customers/service.ts';
import type { Database } from '../../src/database/open.ts';
import type { Schemas } from '../../src/http/operations.ts';
import { ProblemError } from '../../src/http/problem.ts';
import { createInvoiceService } from '../../src/invoices/service.ts';
import type { InvoiceService, InvoiceServiceOptions } from '../../src/invoices/service.ts';
import { openTestDatabase } from '../database/test-database.ts';
import { rendererOf } from '../documents/fixed-renderer.ts';
import { sampleDocument, sampleParty, sampleUbl } from './sample-documents.ts';
import type { SampleInvoice } from './sample-documents.ts';

/** Services on a fresh database, with a calendar that stands still. */
export interface TestServices extends Database {
  customers: CustomerService;
  invoices: InvoiceService;
  /** Adds a customer and returns its id. */
  addCustomer(name: string): Promise<string>;
  addInvoice(
    customerId: string,
    sample: SampleInvoice,
    given?: Partial<Schemas['InvoiceInput']>,
  ): Promise<Schemas['Invoice']>;
  importUbl(
    sample: SampleInvoice,
    given?: { filename?: string; customerId?: string },
  ): Promise<Schemas['ImportedInvoice']>;
}

/** What the renderer is given in these tests; documents themselves are tested where they are made. */
export const renderedBytes = new TextEncoder().encode('%PDF-rendered');

/**
 * @param today ISO date that the services take for today
 * @param renderer gives the same bytes for every file, unless the test is about the files
 */
export async function openTestServices(
  today = '2026-06-15',
  renderer: InvoiceServiceOptions['renderer'] = rendererOf(async () => renderedBytes),
): Promise<TestServices> {
  const database = await openTestDatabase();
  const { db } = database;
  const clock = () => new Date(`${today}T12:00:00Z`);
  const customers = createCustomerService({ db, clock });
  const invoices = createInvoiceService({ db, customers, renderer, clock });
  return {
    ...database,
    customers,
    invoices,
    addCustomer: async (name) => (await customers.createCustomer({ party: sampleParty(name) })).id,
    addInvoice: (customerId, sample, given = {}) =>
      invoices.createInvoice({ customer: { id: customerId }, document: sampleDocument(sample), ...given }),
    importUbl: (sample, given = {}) => invoices.importInvoice({ bytes: sampleUbl(sample), ...given }),
  };
}

/** For `assert.rejects`: a problem with this code. */
export function problem(code: ProblemError['code'], detail = /./): (error: unknown) => boolean {
  return (error) => error instanceof ProblemError && error.code === code && detail.test(error.message);
}
