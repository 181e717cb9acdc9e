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
export type { ActivityResource } from './resources/activity.js';
export type { BillingDetailsResource } from './resources/billing-details.js';
export type { DeliveriesResource } from './resources/deliveries.js';
export type { EventsResource, FollowOptions, LiveState } from './resources/events.js';
export type { ExportsResource } from './resources/exports.js';
export type { DownloadedFile, InvoicePreview, InvoicesResource } from './resources/invoices.js';
export type { NotificationsResource } from './resources/notifications.js';
export type { PaymentMethodsResource } from './resources/payment-methods.js';
export type { PaymentProofUpload, PaymentProofsResource, UploadOptions } from './resources/payment-proofs.js';
export type { PaymentsResource } from './resources/payments.js';
export type { SessionsResource } from './resources/sessions.js';
export type { SubscriptionsResource } from './resources/subscriptions.js';
export type { components, operations, paths } from './schema.js';
export type {
  Activity,
  ActivityPage,
  ActivityQuery,
  AddressFormat,
  BillingAddress,
  BillingDetails,
  BillingDetailsInput,
  CancellationRequest,
  Capability,
  ChangeConfirmation,
  ChangePreview,
  ChangeRequest,
  Delivery,
  DeliveryPage,
  DeliveryQuery,
  DeliveryRecipient,
  Export,
  ExportPage,
  ExportQuery,
  ExportRequest,
  FetchSession,
  FieldProblem,
  Invoice,
  InvoiceDeliveryRequest,
  InvoiceDocument,
  InvoiceFile,
  InvoiceFileKind,
  InvoiceListItem,
  InvoicePage,
  InvoicePayment,
  InvoiceQuery,
  InvoiceSort,
  InvoiceStatus,
  InvoiceSummary,
  InvoiceType,
  LiveEvent,
  MintedSession,
  Money,
  Notification,
  NotificationPage,
  NotificationQuery,
  OpenSummary,
  Payment,
  PaymentMeans,
  PaymentMethod,
  PaymentMethodPage,
  PaymentMethodSetup,
  PaymentMethodSetupRequest,
  PaymentMethodsQuery,
  PaymentPage,
  PaymentProof,
  PaymentProofDetails,
  PaymentProofPage,
  PaymentProofQuery,
  PaymentQuery,
  PaymentRequest,
  PaymentStatus,
  PlanOption,
  Problem,
  ProblemCode,
  RequestOptions,
  Session,
  Subscription,
  SubscriptionChange,
  SubscriptionListItem,
  SubscriptionOptions,
  SubscriptionPage,
  SubscriptionQuery,
  TaxIdCheck,
  TaxIdCheckRequest,
  WriteOptions,
} from './types.js';
export type { ChangeOptions, Versioned } from './versioned.js';
export type { FormUpload, SendForm } from './upload.js';
