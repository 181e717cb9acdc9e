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
/** Money that was booked on an invoice. */
export type InvoicePayment = Schemas['InvoicePayment'];
/** A charge for one or several invoices. */
export type Payment = Schemas['Payment'];
/** What a payment is started with. */
export type PaymentRequest = Schemas['PaymentRequest'];
/** One page of payments. */
export type PaymentPage = Schemas['PaymentPage'];
/** Where a payment stands. */
export type PaymentStatus = Schemas['PaymentStatus'];
/** How something was paid. */
export type PaymentMeans = Schemas['PaymentMeans'];
/** A mail with documents, followed per recipient. */
export type Delivery = Schemas['Delivery'];
/** One recipient of a mail. */
export type DeliveryRecipient = Schemas['DeliveryRecipient'];
/** One page of mails. */
export type DeliveryPage = Schemas['DeliveryPage'];
/** What a mail is started with. */
export type InvoiceDeliveryRequest = Schemas['InvoiceDeliveryRequest'];
/** A document that shows a payment. */
export type PaymentProof = Schemas['PaymentProof'];
/** What a document proves. */
export type PaymentProofDetails = Schemas['PaymentProofDetails'];
/** One page of proofs. */
export type PaymentProofPage = Schemas['PaymentProofPage'];
/** A file made in the background. */
export type Export = Schemas['Export'];
/** What an export is started with. */
export type ExportRequest = Schemas['ExportRequest'];
/** One page of exports. */
export type ExportPage = Schemas['ExportPage'];
/** Something that happened. */
export type Activity = Schemas['Activity'];
/** One page of what happened. */
export type ActivityPage = Schemas['ActivityPage'];
/** Something that people of a customer are told. */
export type Notification = Schemas['Notification'];
/** One page of it. */
export type NotificationPage = Schemas['NotificationPage'];
/** A subscription with all its facts. */
export type Subscription = Schemas['Subscription'];
/** A subscription in a list. */
export type SubscriptionListItem = Schemas['SubscriptionListItem'];
/** One page of subscriptions. */
export type SubscriptionPage = Schemas['SubscriptionPage'];
/** What a subscription may be changed to. */
export type SubscriptionOptions = Schemas['SubscriptionOptions'];
/** A plan on offer. */
export type PlanOption = Schemas['PlanOption'];
/** Seats or plan that are wanted. */
export type ChangeRequest = Schemas['ChangeRequest'];
/** What a change costs. */
export type ChangePreview = Schemas['ChangePreview'];
/** Consent to a previewed change. */
export type ChangeConfirmation = Schemas['ChangeConfirmation'];
/** The outcome of a confirmed change. */
export type SubscriptionChange = Schemas['SubscriptionChange'];
/** Why a subscription is cancelled. */
export type CancellationRequest = Schemas['CancellationRequest'];
/** An offer to renew one subscription. */
export type RenewalQuote = Schemas['RenewalQuote'];
/** One page of them. */
export type RenewalQuotePage = Schemas['RenewalQuotePage'];
/** Where a quote stands. */
export type QuoteStatus = Schemas['QuoteStatus'];
/** What a quote may ask for. */
export type RenewalOptions = Schemas['RenewalOptions'];
/** The expected total of a quote. */
export type RenewalPreview = Schemas['RenewalPreview'];
/** What is to be quoted; what is left out stays as it is. */
export type QuoteTerms = Schemas['QuoteTerms'];
/** What a quote is asked for with. */
export type QuoteRequest = Schemas['QuoteRequest'];
/** One line of a quote. */
export type QuoteLine = Schemas['QuoteLine'];
/** Whom a quote is for, or whom to ask about it. */
export type QuoteContact = Schemas['QuoteContact'];
/** A typed signature. */
export type QuoteAcceptanceRequest = Schemas['QuoteAcceptanceRequest'];
/** An accepted quote with the invoice of the renewal. */
export type AcceptedQuote = Schemas['AcceptedQuote'];
/** What a mail with a quote is started with. */
export type QuoteDeliveryRequest = Schemas['QuoteDeliveryRequest'];
/** A stored card or mandate. */
export type PaymentMethod = Schemas['PaymentMethod'];
/** One page of them. */
export type PaymentMethodPage = Schemas['PaymentMethodPage'];
/** A visit to the provider's page to add one. */
export type PaymentMethodSetup = Schemas['PaymentMethodSetup'];
/** What such a visit is started with. */
export type PaymentMethodSetupRequest = Schemas['PaymentMethodSetupRequest'];
/** Where invoices go, and what they say about the customer. */
export type BillingDetails = Schemas['BillingDetails'];
/** What of it can be edited. */
export type BillingDetailsInput = Schemas['BillingDetailsInput'];
/** An address with the parts that the form of its country has. */
export type BillingAddress = Schemas['BillingAddress'];
/** How addresses of one country are written and asked for. */
export type AddressFormat = Schemas['AddressFormat'];
/** A tax id that is to be checked. */
export type TaxIdCheckRequest = Schemas['TaxIdCheckRequest'];
/** What is known of a tax id. */
export type TaxIdCheck = Schemas['TaxIdCheck'];
/** What a live stream tells. */
export type LiveEvent = Schemas['LiveEvent'];
/** Problem details, as the server sends them. */
export type Problem = Schemas['Problem'];
/** The closed list of reasons. */
export type ProblemCode = Schemas['ProblemCode'];
/** What is wrong with one field of a request. */
export type FieldProblem = Schemas['FieldProblem'];
/** Filter, order and position of a list of invoices. */
export type InvoiceQuery = NonNullable<operations['listInvoices']['parameters']['query']>;

/** Filter and position of a list of payments. */
export type PaymentQuery = NonNullable<operations['listPayments']['parameters']['query']>;
/** Filter and position of a list of mails. */
export type DeliveryQuery = NonNullable<operations['listInvoiceDeliveries']['parameters']['query']>;
/** Filter and position of a list of proofs. */
export type PaymentProofQuery = NonNullable<operations['listPaymentProofs']['parameters']['query']>;
/** Position in a list of exports. */
export type ExportQuery = NonNullable<operations['listExports']['parameters']['query']>;
/** Filter and position of a list of what happened. */
export type ActivityQuery = NonNullable<operations['listActivity']['parameters']['query']>;
/** Filter and position of a list of notifications. */
export type NotificationQuery = NonNullable<operations['listNotifications']['parameters']['query']>;
/** Position in a list of payment methods. */
export type PaymentMethodsQuery = NonNullable<operations['listPaymentMethods']['parameters']['query']>;
/** Filter and position of a list of subscriptions. */
export type SubscriptionQuery = NonNullable<operations['listSubscriptions']['parameters']['query']>;
/** Filter and position of a list of quotes. */
export type RenewalQuoteQuery = NonNullable<operations['listRenewalQuotes']['parameters']['query']>;
/** Position in a list of mails with a quote. */
export type QuoteDeliveryQuery = NonNullable<operations['listQuoteDeliveries']['parameters']['query']>;

/** Options of every request. */
export interface RequestOptions {
  /** Aborts the request; the promise then rejects with the signal's reason. */
  signal?: AbortSignal | undefined;
}

/** Options of a request that makes something. */
export interface WriteOptions extends RequestOptions {
  /** The same key for the same intention, however often it is tried: the server does it once. */
  idempotencyKey: string;
}

/**
 * The host's way to a session: asks its own backend, which mints one with the secret key. Resolves with `null` when nobody
 * is signed in any more; rejects when the backend cannot be asked right now.
 */
export type FetchSession = () => Promise<MintedSession | null>;
