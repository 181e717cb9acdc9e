import type { components, operations } from './schema.js';

type Schemas = components['schemas'];

/** An amount in integer minor units of its ISO 4217 currency: `{ amount: 1999, currency: 'EUR' }` is €19.99. */
export type Money = Schemas['Money'];
/** One thing that a session may do. */
export type Capability = Schemas['Capability'];
/** Whose session it is and what it may do. */
export type Session = Schemas['Session'];
/** A session and its bearer token, as `POST /v1/sessions` answers it. */
export type MintedSession = Schemas['MintedSession'];
/** One row of the list of invoices. */
export type InvoiceListItem = Schemas['InvoiceListItem'];
/** One page of the list. */
export type InvoicePage = Schemas['InvoicePage'];
/** An invoice or credit note with its whole document. */
export type Invoice = Schemas['Invoice'];
/** What an invoice says, in the terms of EN 16931. */
export type InvoiceDocument = Schemas['InvoiceDocument'];
/** A file that belongs to an invoice. */
export type InvoiceFile = Schemas['InvoiceFile'];
/** Which file of an invoice. */
export type InvoiceFileKind = Schemas['InvoiceFileKind'];
/** Where an invoice or credit note stands. */
export type InvoiceStatus = Schemas['InvoiceStatus'];
/** Invoice or credit note. */
export type InvoiceType = Schemas['InvoiceType'];
/** Order of the list; a leading minus means descending. */
export type InvoiceSort = Schemas['InvoiceSort'];
/** What is open, per currency. */
export type InvoiceSummary = Schemas['InvoiceSummary'];
/** What is open in one currency. */
export type OpenSummary = Schemas['OpenSummary'];
/** Problem details, as the server sends them. */
export type Problem = Schemas['Problem'];
/** The closed list of reasons. */
export type ProblemCode = Schemas['ProblemCode'];
/** What is wrong with one field of a request. */
export type FieldProblem = Schemas['FieldProblem'];
/** Filter, order and position of a list of invoices. */
export type InvoiceQuery = NonNullable<operations['listInvoices']['parameters']['query']>;

/** Options of every request. */
export interface RequestOptions {
  /** Aborts the request; the promise then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/**
 * The host's way to a session: asks its own backend, which mints one with the secret key. Resolves with `null` when nobody
 * is signed in any more; rejects when the backend cannot be asked right now.
 */
export type FetchSession = () => Promise<MintedSession | null>;
