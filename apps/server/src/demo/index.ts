export { demoCustomers } from './customers.ts';
export { demoInvoices } from './invoices.ts';
export { seedDemo } from './seed.ts';
export type { SeedResult, SeedServices } from './seed.ts';
