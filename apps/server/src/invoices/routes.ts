import { create as contentDisposition } from 'content-disposition';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { withIdempotency } from '../http/idempotency.ts';
import type { OperationHandlers, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import type { InvoiceService } from './service.ts';

export interface InvoiceOperationsOptions {
  db: Kysely<Tables>;
  invoices: InvoiceService;
}

/** The operations on invoices: reading for sessions of a customer, adding for the operator. */
export function invoiceOperations({ db, invoices }: InvoiceOperationsOptions): OperationHandlers {
  return {
    listInvoices: async ({ session, query }) => ({
      status: 200,
      body: await invoices.listInvoices(customerOf(session), query),
    }),
    getInvoiceSummary: async ({ session }) => ({ status: 200, body: await invoices.getSummary(customerOf(session)) }),
    getInvoice: async ({ session, path }) => ({
      status: 200,
      body: await invoices.getInvoice(customerOf(session), path.invoiceId),
    }),
    getInvoiceFile: async ({ session, path }) => {
      const file = await invoices.getInvoiceFile(customerOf(session), path.invoiceId, path.fileKind);
      const headers = { 'content-type': file.mediaType, 'content-disposition': contentDisposition(file.filename) };
      return { status: 200, body: file.bytes, headers };
    },
    createInvoice: withIdempotency(db, 'createInvoice', async ({ body }, transaction) => ({
      status: 201,
      body: await invoices.createInvoice(body, transaction),
    })),
    importInvoice: async ({ body, query }) => ({
      status: 201,
      body: await invoices.importInvoice({ bytes: body, filename: query.filename, customerId: query.customerId }),
    }),
  };
}

function customerOf(session: SessionIdentity | undefined): string {
  if (!session) throw new ProblemError('unauthenticated', 'This operation needs a session.');
  return session.customerId;
}
