export { createBillingClient, type BillingClient, type BillingClientOptions } from './billing-client.js';
export {
  ApiError,
  BillingError,
  NetworkError,
  SessionError,
  isBillingError,
  type BillingErrorCode,
  type SessionErrorCode,
} from './errors.js';
export type { DownloadedFile, InvoicesResource } from './resources/invoices.js';
export type { SessionsResource } from './resources/sessions.js';
export type { components, operations, paths } from './schema.js';
export type {
  Capability,
  FetchSession,
  FieldProblem,
  Invoice,
  InvoiceDocument,
  InvoiceFile,
  InvoiceFileKind,
  InvoiceListItem,
  InvoicePage,
  InvoiceQuery,
  InvoiceSort,
  InvoiceStatus,
  InvoiceSummary,
  InvoiceType,
  MintedSession,
  Money,
  OpenSummary,
  Problem,
  ProblemCode,
  RequestOptions,
  Session,
} from './types.js';
