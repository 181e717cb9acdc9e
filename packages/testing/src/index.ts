export { billingHandler, problemReply, type RequestHandler } from './billing-handler.js';
export {
  foreignInvoices,
  invoice,
  longInvoices,
  manyInvoices,
  ordinaryInvoices,
  summaryOf,
  type InvoiceFixture,
} from './fixtures/invoices.js';
export { mintedSession, today, type SessionFixture } from './fixtures/session.js';
export { InvoicesHarness } from './harness/invoices-harness.js';
export { clientFor, scenarios, type Scenario, type ScenarioName } from './scenarios.js';
