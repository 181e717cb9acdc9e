import { create as contentDisposition } from 'content-disposition';
import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { withIdempotency } from '../http/idempotency.ts';
import type { OperationHandlers } from '../http/operations.ts';
import { sessionOf } from '../http/session-of.ts';
import type { InvoiceService } from './service.ts';

export interface InvoiceOperationsOptions {
  db: Kysely<Tables>;
  invoices: InvoiceService;
}

/** The operations on invoices: reading for sessions of a customer, adding for the operator. */
export function invoiceOperations({ db, invoices }: InvoiceOperationsOptions): OperationHandlers {
  return {
    listInvoices: async (request) => ({
      status: 200,
      body: await invoices.listInvoices(sessionOf(request).customerId, request.query),
    }),
    getInvoiceSummary: async (request) => ({
      status: 200,
      body: await invoices.getSummary(sessionOf(request).customerId),
    }),
    getInvoice: async (request) => ({
      status: 200,
      body: await invoices.getInvoice(sessionOf(request).customerId, request.path.invoiceId),
    }),
    getInvoiceFile: async (request) => {
      const file = await invoices.downloadInvoiceFile(
        sessionOf(request),
        request.path.invoiceId,
        request.path.fileKind,
      );
      const headers = { 'content-type': file.mediaType, 'content-disposition': contentDisposition(file.filename) };
      return { status: 200, body: file.bytes, headers };
    },
    getInvoicePreview: async (request) => {
      const { invoiceId, page } = request.path;
      const preview = await invoices.getInvoicePreview(sessionOf(request).customerId, invoiceId, page);
      const headers = { 'content-type': 'image/svg+xml', 'x-page-count': String(preview.pageCount) };
      return { status: 200, body: preview.bytes, headers };
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
