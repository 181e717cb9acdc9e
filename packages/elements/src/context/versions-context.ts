import { createContext } from '@lit/context';

/** A kind of data that elements show. */
export type BillingResource = 'invoices';

/** Counts up when a resource has changed; whoever shows it reads again. */
export type ResourceVersions = Readonly<Record<BillingResource, number>>;

/** Undefined: no provider. */
export const versionsContext = createContext<ResourceVersions | undefined>(Symbol.for('portico.versions'));
