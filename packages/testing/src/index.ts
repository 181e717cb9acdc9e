export { accountRights, accountScenarios, accountWithDetails } from './account-scenarios.js';
export { actionsHandler, type ActionOutcomes } from './actions-handler.js';
export { billingHandler, problemReply, type RequestHandler } from './billing-handler.js';
export { CustomerAccount, type AccountFixture, type Refusal } from './customer-account.js';
export { historyOf, invoiceBehind, relatedTo } from './fixtures/documents.js';
export { failedExport, exportFixture, readyExport, runningExport } from './fixtures/exports.js';
export { proofFixture, rejectedProof, subscriptionFixture } from './fixtures/proofs.js';
export { paid, paymentOf, paymentPage } from './fixtures/payments.js';
export {
  actionableInvoices,
  foreignInvoices,
  invoice,
  invoicesOfFiveYears,
  longInvoices,
  manyInvoices,
  ordinaryInvoices,
  summaryOf,
  type InvoiceFixture,
} from './fixtures/invoices.js';
export { mintedSession, today, type SessionFixture } from './fixtures/session.js';
export { InvoicesHarness } from './harness/invoices-harness.js';
export { clientFor, scenarios, type Scenario, type ScenarioName } from './scenarios.js';
export { addressFormats } from './fixtures/address-formats.js';
export { addressOf, billingDetailsOf, lockedName } from './fixtures/billing-details.js';
export { expiredCard, expiringCard, mandate, paymentMethodOf } from './fixtures/payment-methods.js';
export {
  cancellation,
  optionsOf,
  scheduledChange,
  subscriptionOf,
  subscriptionsByState,
  taxedAmount,
} from './fixtures/subscriptions.js';
export {
  acceptanceOf,
  quoteIn,
  quoteOf,
  quoteWith,
  renewalOptionsOf,
  renewalPreviewOf,
} from './fixtures/renewal-quotes.js';
export { QuoteBook, type QuoteAccount, type QuoteBookFixture, type QuoteOperation } from './quote-book.js';
export { QuoteHarness } from './harness/quote-harness.js';
export { quoteScenarios, type QuoteScenarioName } from './quote-scenarios.js';
export { ElementHarness } from './harness/element-harness.js';
export { SubscriptionHarness } from './harness/subscription-harness.js';
export {
  SubscriptionAccount,
  type SubscriptionAccountFixture,
  type SubscriptionOperation,
  type SubscriptionRefusals,
} from './subscription-account.js';
export {
  readingRights,
  subscriptionRights,
  subscriptionScenarios,
  type SubscriptionScenarioName,
} from './subscription-scenarios.js';
