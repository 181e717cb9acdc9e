import type { Kysely } from 'kysely';
import { createActivityService, type ActivityService } from './activity/service.ts';
import { createCatalogueService, type CatalogueService } from './catalogue/service.ts';
import { nothingOutside, type OutsideSettings } from './configuration/outside.ts';
import { createBillingDetailsService, type BillingDetailsService } from './billing-details/service.ts';
import { createCustomerService, type CustomerService } from './customers/service.ts';
import type { Database } from './database/open.ts';
import type { Tables } from './database/tables.ts';
import { inTransaction } from './database/transaction-guard.ts';
import { createDeliveryService, type DeliveryService } from './deliveries/service.ts';
import type { DeliverySettings } from './deliveries/settings.ts';
import { seedDemo, seedServicesOf, type SeedResult } from './demo/index.ts';
import { createDocumentRenderer, type DocumentRenderer, type RendererOptions } from './documents/render.ts';
import { createLiveEventService, type LiveEventService } from './events/service.ts';
import { createExportService, type ExportService } from './exports/service.ts';
import { createInvoiceIssuer, type IssueInvoice } from './invoices/issue-invoice.ts';
import { createInvoiceService, type InvoiceService } from './invoices/service.ts';
import { openJobQueue, type JobQueue } from './jobs/job-queue.ts';
import { createNotificationService, type NotificationService } from './notifications/service.ts';
import { createPaymentProofService, type PaymentProofService } from './payment-proofs/service.ts';
import { createPaymentMethodService, type PaymentMethodService } from './payment-methods/service.ts';
import { connectGateway } from './payments/connect-gateway.ts';
import type { PaymentGateway } from './payments/gateway.ts';
import { createPaymentService, type PaymentService, type PaymentSettings } from './payments/service.ts';
import { createRenewalQuoteService, type RenewalQuoteService } from './renewal-quotes/service.ts';
import { createSellerService, type SellerService } from './sellers/service.ts';
import { createViesRegister } from './tax-ids/tax-register.ts';
import type { Clock } from './sessions/tokens.ts';
import { changePaymentHooks } from './subscriptions/apply-change.ts';
import { createSubscriptionService, type SubscriptionService } from './subscriptions/service.ts';

/** What the services work with. */
export interface ServiceContext {
  db: Kysely<Tables>;
  clock: Clock;
  jobs: JobQueue;
  renderer: DocumentRenderer;
  customers: CustomerService;
  invoices: InvoiceService;
  issueInvoice: IssueInvoice;
  subscriptions: SubscriptionService;
  /** Origins of the pages that a payment may return to. */
  allowedOrigins: readonly string[];
  outside: OutsideSettings;
  /** The payment provider; undefined when none is connected. */
  gateway: PaymentGateway | undefined;
  /** Hears of faults in work that nobody waits for. */
  onError: (error: Error) => void;
}

/** What the server and the commands do their work with. */
export interface Services {
  customers: CustomerService;
  catalogue: CatalogueService;
  sellers: SellerService;
  invoices: InvoiceService;
  issueInvoice: IssueInvoice;
  subscriptions: SubscriptionService;
  payments: PaymentService;
  paymentMethods: PaymentMethodService;
  billingDetails: BillingDetailsService;
  deliveries: DeliveryService;
  paymentProofs: PaymentProofService;
  renewalQuotes: RenewalQuoteService;
  exports: ExportService;
  activity: ActivityService;
  notifications: NotificationService;
  events: LiveEventService;
  /** Starts what goes on by itself: jobs and live events. A command leaves that to the server. */
  startWork(): Promise<void>;
  /** Ends live streams, which would hold up a server that closes. Safe to call again. */
  endStreams(): Promise<void>;
  /** Stops the jobs and the worker that renders documents. */
  close(): Promise<void>;
}

export interface ServicesOptions extends Pick<RendererOptions, 'onNotice'> {
  clock?: Clock;
  allowedOrigins?: readonly string[];
  outside?: OutsideSettings;
  onError?: (error: Error) => void;
  deliverySettings?: DeliverySettings;
  paymentSettings?: PaymentSettings;
}

/** Puts the services together on an open database, which stays the caller's to close, after them. */
export async function createServices(
  database: Pick<Database, 'db' | 'connection'>,
  {
    clock = () => new Date(),
    allowedOrigins = [],
    outside = nothingOutside,
    onError = () => undefined,
    deliverySettings,
    paymentSettings,
    ...rendering
  }: ServicesOptions = {},
): Promise<Services> {
  const { db } = database;
  const jobs = await openJobQueue(database, { onError });
  const renderer = createDocumentRenderer(rendering);
  const customers = createCustomerService({ db, clock });
  const invoices = createInvoiceService({ db, customers, renderer, clock });
  const gateway = connectGateway(outside);
  const base = { db, clock, jobs, renderer, customers, invoices, allowedOrigins, outside, gateway, onError };
  const deliveries = createDeliveryService(base, deliverySettings);
  const issueInvoice = createInvoiceIssuer({ customers, mailNewInvoice: deliveries.mailNewInvoice });
  const localeOf = async (transaction: Kysely<Tables>, id: string) =>
    (await customers.findCustomer({ id }, transaction)).locale;
  const payments = createPaymentService(base, paymentSettings, changePaymentHooks({ issueInvoice, localeOf }));
  const subscriptions = createSubscriptionService({ ...base, issueInvoice, localeOf, payments });
  const context = { ...base, issueInvoice, subscriptions };
  const register = outside.taxRegisterUrl === undefined ? undefined : createViesRegister(outside.taxRegisterUrl);
  const withJobs = {
    subscriptions,
    billingDetails: createBillingDetailsService({ db, clock, jobs, customers, register }),
    payments,
    paymentMethods: createPaymentMethodService(context, paymentSettings),
    deliveries,
    exports: createExportService(context),
    renewalQuotes: createRenewalQuoteService(context),
  };
  const events = createLiveEventService({ db, jobs, clock, onError });
  let streamsEnded: Promise<void> | undefined;
  const endStreams = () => (streamsEnded ??= events.close());
  return {
    customers,
    catalogue: createCatalogueService({ db, clock }),
    sellers: createSellerService({ db, clock }),
    invoices,
    issueInvoice,
    ...withJobs,
    paymentProofs: createPaymentProofService(context),
    activity: createActivityService(db),
    notifications: createNotificationService({ db, clock }),
    events,
    startWork: async () => {
      for (const service of Object.values(withJobs)) service.registerJobs();
      await events.start();
      await jobs.startWork();
      await subscriptions.startWork();
      await withJobs.renewalQuotes.startWork();
    },
    endStreams,
    close: async () => {
      await endStreams();
      await jobs.close();
      await renderer.close();
    },
  };
}

/**
 * Fills a database without customers with the demo data, all of it or nothing.
 *
 * @returns what was added, or undefined when there are customers already
 */
export async function seedEmptyDatabase(
  db: Kysely<Tables>,
  services: Services,
  today: Date,
): Promise<SeedResult | undefined> {
  const { items } = await services.customers.listCustomers({ limit: 1 });
  if (items.length > 0) return undefined;
  return inTransaction(db, (transaction) =>
    seedDemo(seedServicesOf(services, transaction), today.toISOString().slice(0, 10)),
  );
}
