import type { Kysely } from 'kysely';
import type { CustomerService } from '../customers/service.ts';
import { createCursors } from '../database/cursors.ts';
import type { Tables } from '../database/tables.ts';
import type { DocumentRenderer } from '../documents/render.ts';
import { readElectronicInvoice } from '../einvoice/read.ts';
import type { Schemas, SessionIdentity } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { createInvoice } from './create-invoice.ts';
import { downloadInvoiceFile, getInvoiceFile, getInvoicePreview } from './invoice-file.ts';
import type { InvoiceFileContent, InvoicePreview } from './invoice-file.ts';
import { importInvoice } from './import-invoice.ts';
import type { InvoiceUpload } from './import-invoice.ts';
import { listInvoices } from './list-invoices.ts';
import type { InvoiceQuery } from './list-invoices.ts';
import { selectLedgerFacts } from './ledger-facts.ts';
import type { LedgerFacts } from './ledger-facts.ts';
import { selectOpenAmounts } from './list-store.ts';
import { toInvoice, toOpenSummary } from './presentation.ts';
import { dayOf } from './settlement.ts';
import { selectInvoice } from './store.ts';
import { surroundingsOf } from './surroundings.ts';

export interface InvoiceServiceOptions {
  db: Kysely<Tables>;
  customers: CustomerService;
  renderer: Omit<DocumentRenderer, 'close'>;
  /** The current time; the system's when absent. Days are those of UTC. */
  clock?: () => Date;
  /** Reads a received file; tests may give their own. */
  readInvoice?: typeof readElectronicInvoice;
}

/** What the methods of the service work with. */
export interface InvoiceContext extends Required<InvoiceServiceOptions> {
  cursors: ReturnType<typeof createCursors>;
}

/** Everything that a customer sees is asked for with the customer's id; another customer's invoice is `not_found`. */
export interface InvoiceService {
  /**
   * Adds an invoice given as data, in the given transaction or one of its own.
   *
   * @throws ProblemError validation_failed, not_found (customer), already_exists (number of this seller)
   */
  createInvoice(input: Schemas['InvoiceInput'], transaction?: Kysely<Tables>): Promise<Schemas['Invoice']>;
  /**
   * Reads and adds an e-invoice file, all or nothing. When this returns, the invoice is committed.
   *
   * @throws ProblemError already_imported, not_found (customer), conflict, and what `readElectronicInvoice` throws
   */
  importInvoice(upload: InvoiceUpload): Promise<Schemas['ImportedInvoice']>;
  /** @throws ProblemError invalid_cursor, invalid_request */
  listInvoices(customerId: string, query?: InvoiceQuery): Promise<Schemas['InvoicePage']>;
  /** What a ledger says of these invoices, by id; those of another customer are not among them. */
  getLedgerFacts(customerId: string, invoiceIds: readonly string[]): Promise<Map<string, LedgerFacts>>;
  /** What is open today, per currency. */
  getSummary(customerId: string): Promise<Schemas['InvoiceSummary']>;
  /** @throws ProblemError not_found */
  getInvoice(customerId: string, invoiceId: string, transaction?: Kysely<Tables>): Promise<Schemas['Invoice']>;
  /** @throws ProblemError not_found, also for a kind of file that this invoice does not have */
  getInvoiceFile(customerId: string, invoiceId: string, kind: Schemas['InvoiceFileKind']): Promise<InvoiceFileContent>;
  /** The same for a user, who stands in the history of the invoice then. @throws ProblemError not_found */
  downloadInvoiceFile(
    reader: Pick<SessionIdentity, 'customerId' | 'actor'>,
    invoiceId: string,
    kind: Schemas['InvoiceFileKind'],
  ): Promise<InvoiceFileContent>;
  /**
   * One page of what an invoice says.
   *
   * @param page from 1
   * @throws ProblemError not_found, also for a page that this invoice does not have
   */
  getInvoicePreview(customerId: string, invoiceId: string, page: number): Promise<InvoicePreview>;
}

/** Keeps the invoices. */
export function createInvoiceService(options: InvoiceServiceOptions): InvoiceService {
  const { db, clock = () => new Date(), readInvoice = readElectronicInvoice } = options;
  const context: InvoiceContext = { ...options, clock, readInvoice, cursors: createCursors(db) };
  return {
    createInvoice: (input, transaction) => createInvoice(context, input, transaction),
    importInvoice: (upload) => importInvoice(context, upload),
    listInvoices: (customerId, query) => listInvoices(context, customerId, query),
    getLedgerFacts: (customerId, invoiceIds) => selectLedgerFacts(db, customerId, invoiceIds),
    async getSummary(customerId) {
      const today = dayOf(clock());
      const rows = await selectOpenAmounts(db, customerId, today);
      return { currencies: rows.map(toOpenSummary), asOf: today };
    },
    async getInvoice(customerId, invoiceId, transaction = db) {
      const row = await selectInvoice(transaction, customerId, invoiceId);
      if (!row) throw new ProblemError('not_found', 'No such invoice.');
      return toInvoice(row, dayOf(clock()), await surroundingsOf(transaction, row));
    },
    getInvoiceFile: (customerId, invoiceId, kind) => getInvoiceFile(context, customerId, invoiceId, kind),
    downloadInvoiceFile: (reader, invoiceId, kind) => downloadInvoiceFile(context, reader, invoiceId, kind),
    getInvoicePreview: (customerId, invoiceId, page) => getInvoicePreview(context, customerId, invoiceId, page),
  };
}
