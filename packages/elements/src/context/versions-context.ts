import { createContext } from '@lit/context';

/** A kind of data that elements show. */
export type BillingResource =
  | 'invoices'
  | 'payments'
  | 'deliveries'
  | 'paymentProofs'
  | 'exports'
  | 'subscriptions'
  | 'renewalQuotes'
  | 'paymentMethods'
  | 'billingDetails'
  | 'notifications'
  | 'activity';

/** Counts up when a resource has changed; whoever shows it reads again. */
export type ResourceVersions = Readonly<Record<BillingResource, number>>;

/** Nothing has changed yet. */
export const firstVersions: ResourceVersions = {
  invoices: 0,
  payments: 0,
  deliveries: 0,
  paymentProofs: 0,
  exports: 0,
  subscriptions: 0,
  renewalQuotes: 0,
  paymentMethods: 0,
  billingDetails: 0,
  notifications: 0,
  activity: 0,
};

/** Undefined: no provider. */
export const versionsContext = createContext<ResourceVersions | undefined>(Symbol.for('portico.versions'));
