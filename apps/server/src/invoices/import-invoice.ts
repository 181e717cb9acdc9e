import { createHash } from 'node:crypto';
import type { Kysely } from 'kysely';
import { sellerKey } from '../customers/buyer-evidence.ts';
import type { FoundBuyer } from '../customers/match-buyer.ts';
import { newId } from '../database/new-id.ts';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import type { ElectronicInvoice } from '../einvoice/read.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { applyCredits } from './credits.ts';
import { safeFileName, safeReceivedName } from './file-names.ts';
import { insertOriginal, selectNumberByHash } from './original-store.ts';
import type { InvoiceContext } from './service.ts';
import { settle } from './settlement.ts';
import { insertInvoice, selectSameInvoice } from './store.ts';

/** A file that somebody sent. */
export interface InvoiceUpload {
  bytes: Uint8Array;
  /** Named in problems and kept for the download. */
  filename?: string | undefined;
  /** The customer it belongs to; found by the buyer of the document when absent. */
  customerId?: string | undefined;
}

interface ReceivedFile extends InvoiceUpload {
  /** How problems name the file. */
  label: string;
  sha256: string;
}

/** Reads a file and stores what it says, with the file itself, in one transaction. */
export async function importInvoice(
  context: InvoiceContext,
  upload: InvoiceUpload,
): Promise<Schemas['ImportedInvoice']> {
  const sha256 = createHash('sha256').update(upload.bytes).digest('hex');
  const file: ReceivedFile = { ...upload, sha256, label: upload.filename ?? 'The file' };
  await refuseKnownFile(context.db, file);
  const invoice = await context.readInvoice(upload.bytes, file.label);
  return inTransaction(context.db, (transaction) => store(context, transaction, file, invoice));
}

async function store(
  context: InvoiceContext,
  transaction: Kysely<Tables>,
  file: ReceivedFile,
  invoice: ElectronicInvoice,
): Promise<Schemas['ImportedInvoice']> {
  const { document } = invoice;
  const { customerId, match } = await findCustomer(context, transaction, file, document);
  const stored = await addInvoice(context, transaction, { customerId, file, invoice });
  return {
    ...stored,
    customerId,
    customerMatch: match,
    number: document.number,
    type: document.type,
    syntax: invoice.syntax,
    sha256: file.sha256,
    total: document.totals.gross,
    amountDue: document.totals.due,
  };
}

async function findCustomer(
  { customers }: InvoiceContext,
  transaction: Kysely<Tables>,
  { customerId }: ReceivedFile,
  document: Schemas['InvoiceDocument'],
): Promise<{ customerId: string; match: FoundBuyer['match'] | 'given' }> {
  if (customerId === undefined) return customers.findOrAddBuyer(document.buyer, transaction);
  const { id } = await customers.findCustomer({ id: customerId }, transaction);
  return { customerId: id, match: 'given' };
}

interface AddedInvoice {
  customerId: string;
  file: ReceivedFile;
  invoice: ElectronicInvoice;
}

/** Adds the invoice, or the file to the invoice that it is another syntax of. */
async function addInvoice(
  { clock, customers }: InvoiceContext,
  transaction: Kysely<Tables>,
  { customerId, file, invoice }: AddedInvoice,
): Promise<Pick<Schemas['ImportedInvoice'], 'invoiceId' | 'outcome'>> {
  const { document } = invoice;
  const { locale } = await customers.findCustomer({ id: customerId }, transaction);
  const invoiceId = newId('inv', clock());
  const scope = { customerId, sellerKey: sellerKey(document.seller), currency: document.currency };
  const amounts = settle({ type: document.type, totals: document.totals, paidSince: 0, credited: 0 });
  const added = await insertInvoice(transaction, {
    id: invoiceId,
    ...scope,
    document,
    amounts,
    subscriptionId: null,
    documentLocale: locale,
    electronic: false,
    createdAt: clock(),
  });
  if (!added) {
    const same = (await selectSameInvoice(transaction, { ...scope, document })) ?? invoiceId;
    await addOriginal(transaction, same, file, invoice);
    return { invoiceId: same, outcome: 'original_added' };
  }
  await addOriginal(transaction, invoiceId, file, invoice);
  await applyCredits(transaction, { ...amounts, id: invoiceId, type: document.type, scope, document }, clock());
  return { invoiceId, outcome: 'created' };
}

async function addOriginal(
  transaction: Kysely<Tables>,
  invoiceId: string,
  file: ReceivedFile,
  { document, syntax, mediaType }: ElectronicInvoice,
): Promise<void> {
  const extension = mediaType === 'application/pdf' ? 'pdf' : 'xml';
  const kept = await insertOriginal(transaction, {
    invoice_id: invoiceId,
    sha256: file.sha256,
    syntax,
    filename: file.filename === undefined ? safeFileName(document.number, extension) : safeReceivedName(file.filename),
    media_type: mediaType,
    bytes: file.bytes,
  });
  if (!kept) throw alreadyImported(file, `${document.number} of this seller is stored already in this syntax`);
}

async function refuseKnownFile(db: Kysely<Tables>, file: ReceivedFile): Promise<void> {
  const number = await selectNumberByHash(db, file.sha256);
  if (number !== undefined) throw alreadyImported(file, `the same file was imported before as ${number}`);
}

function alreadyImported(file: ReceivedFile, reason: string): ProblemError {
  return new ProblemError('already_imported', `${file.label}: ${reason}.`);
}
