import type { Kysely } from 'kysely';
import { createCustomerService, type CustomerService } from './customers/service.ts';
import type { Tables } from './database/tables.ts';
import { inTransaction } from './database/transaction-guard.ts';
import { seedDemo, type SeedResult } from './demo/index.ts';
import { createDocumentRenderer, type RendererOptions } from './documents/render.ts';
import { createInvoiceService, type InvoiceService } from './invoices/service.ts';
import type { Clock } from './sessions/tokens.ts';

/** What the server and the commands do their work with. */
export interface Services {
  customers: CustomerService;
  invoices: InvoiceService;
  /** Stops the worker that renders documents. */
  close(): Promise<void>;
}

export interface ServicesOptions extends Pick<RendererOptions, 'onNotice'> {
  clock?: Clock;
}

export function createServices(db: Kysely<Tables>, { clock, ...rendering }: ServicesOptions = {}): Services {
  const renderer = createDocumentRenderer(rendering);
  const time = clock ? { clock } : {};
  const customers = createCustomerService({ db, ...time });
  const invoices = createInvoiceService({ db, customers, renderer, ...time });
  return { customers, invoices, close: () => renderer.close() };
}

/**
 * Fills a database without customers with the demo data, all of it or nothing.
 *
 * @returns what was added, or undefined when there are customers already
 */
export async function seedEmptyDatabase(
  db: Kysely<Tables>,
  { customers, invoices }: Services,
  today: Date,
): Promise<SeedResult | undefined> {
  const { items } = await customers.listCustomers({ limit: 1 });
  if (items.length > 0) return undefined;
  return inTransaction(db, (transaction) =>
    seedDemo(
      {
        createCustomer: (input) => customers.createCustomer(input, transaction),
        createInvoice: (input) => invoices.createInvoice(input, transaction),
      },
      today.toISOString().slice(0, 10),
    ),
  );
}
