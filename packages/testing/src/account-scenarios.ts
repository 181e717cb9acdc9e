import type { Capability, InvoiceListItem } from '@portico/client';
import { CustomerAccount, type AccountFixture } from './customer-account.js';
import { historyOf, invoiceBehind, relatedTo } from './fixtures/documents.js';
import { exportFixture, failedExport, readyExport, runningExport } from './fixtures/exports.js';
import { ordinaryInvoices } from './fixtures/invoices.js';
import { proofFixture, rejectedProof, subscriptionFixture } from './fixtures/proofs.js';
import { mintedSession } from './fixtures/session.js';
import type { Scenario } from './scenarios.js';

/** What somebody may do who opens invoices, takes them away and proves payments. */
export const accountRights: Capability[] = [
  'invoices:read',
  'exports:create',
  'subscription:read',
  'activity:read',
  'payment_proofs:submit',
];

const openInvoice = numbered('LU-2026-0118');
const creditNote = numbered('AV-2026-0007');
const credited = numbered('LU-2026-0064');

/** Few, so that what is around the list has the attention. */
const invoices = ['LU-2026-0118', 'LU-2026-0107', 'LU-2026-0098', 'AV-2026-0007', 'LU-2026-0064'].map(numbered);

/** An account where the invoices `LU-2026-0064` and `AV-2026-0007` belong together, and each has a history. */
export function accountWithDetails(fixture: AccountFixture = {}): CustomerAccount {
  const details = [
    invoiceBehind(credited, { payments: [], related: [relatedTo(creditNote)] }),
    invoiceBehind(creditNote, { related: [relatedTo(credited)] }),
  ];
  return new CustomerAccount(invoices, {
    details: new Map(details.map((invoice) => [invoice.id, invoice])),
    activity: historyOf(openInvoice),
    ...fixture,
  });
}

/** Situations around the list, for stories and tests. */
export const accountScenarios = {
  details: situation('Invoices can be opened; some belong together.', {}),
  detailsFail: situation('Invoices cannot be opened.', { refusals: { invoice: [500, 'internal_error'] } }),
  exportQueued: situation('A file was asked for.', { exports: [exportFixture()] }),
  exportRunning: situation('A file is being made.', { exports: [runningExport(exportFixture(), 24, 62)] }),
  exportReady: situation('A file is ready, and so is one asked for before.', {
    exports: [readyExport(exportFixture()), readyExport(exportFixture({ id: 'exp_0', format: 'csv' }))],
  }),
  exportFailed: situation('A file could not be made.', { exports: [failedExport(exportFixture(), 'internal')] }),
  exportTooLarge: situation('What was asked for is too much.', {
    exports: [failedExport(exportFixture(), 'too_large')],
  }),
  inactive: situation('A licence is off because invoices were not paid.', { subscriptions: [subscriptionFixture()] }),
  proofSubmitted: situation('A proof of payment was submitted.', {
    subscriptions: [subscriptionFixture()],
    proofs: [proofFixture()],
  }),
  proofUnderReview: situation('A proof of payment is being checked.', {
    subscriptions: [subscriptionFixture()],
    proofs: [proofFixture({ status: 'under_review' })],
  }),
  proofRejected: situation('A proof of payment was turned down.', {
    subscriptions: [subscriptionFixture()],
    proofs: [rejectedProof('wrong_amount', 'The transfer is €100.00 short.')],
  }),
  proofAccepted: situation('One proof was accepted, but the licence stays off for another invoice.', {
    subscriptions: [subscriptionFixture()],
    proofs: [proofFixture({ status: 'accepted' })],
  }),
} satisfies Record<string, Scenario>;

function situation(description: string, fixture: AccountFixture): Scenario {
  const account = (): CustomerAccount => accountWithDetails(fixture);
  return {
    description,
    handler: () => account().answer,
    account,
    fetchSession: () => Promise.resolve(mintedSession({ capabilities: accountRights })),
  };
}

function numbered(number: string): InvoiceListItem {
  const found = ordinaryInvoices.find((item) => item.number === number);
  if (!found) throw new Error(`no fixture is numbered ${number}`);
  return found;
}
