export { demoProducts } from './catalogue.ts';
export { demoCustomers } from './customers.ts';
export { demoInvoices } from './invoices.ts';
export { demoPaymentMethods } from './payment-methods.ts';
export { demoSellers } from './sellers.ts';
export { demoSubscriptions } from './subscriptions.ts';
export { seedDemo } from './seed.ts';
export type { SeedResult, SeedServices } from './seed.ts';
export { seedServicesOf } from './seed-services.ts';
