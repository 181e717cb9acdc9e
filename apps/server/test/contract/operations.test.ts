import assert from 'node:assert/strict';
import { after, before, describe, it } from 'node:test';
import type { ContractOperation } from '../../src/http/contract.ts';
import type { Capability, OperationId } from '../../src/http/operations.ts';
import { ContractValidation } from '../../src/http/validation.ts';
import { contract, problemOf, type Problem } from '../http/running-server.ts';
import { partyNamed } from '../party.ts';
import { asOperator, openWholeServer, type WholeServer } from './whole-server.ts';

/** What this version of the server does; everything else answers `not_implemented`. */
const implemented = new Set<OperationId>([
  'acceptPaymentProof',
  'acceptRenewalQuote',
  'approveRenewalQuote',
  'cancelSubscription',
  'checkTaxId',
  'createChangePreview',
  'createCustomer',
  'createExport',
  'createInvoice',
  'createInvoiceDelivery',
  'createQuoteDelivery',
  'createPayment',
  'createPaymentMethodSetup',
  'createPaymentProof',
  'createProduct',
  'createRenewalQuote',
  'createSession',
  'createSubscription',
  'createSubscriptionChange',
  'declineRenewalQuote',
  'deleteExport',
  'deletePaymentMethod',
  'getAddressCountries',
  'getAddressFormat',
  'getBillingDetails',
  'getCurrentSession',
  'getCustomer',
  'getCustomerSubscription',
  'getExport',
  'getExportFile',
  'getInvoice',
  'getInvoiceDelivery',
  'getInvoiceFile',
  'getInvoicePreview',
  'getInvoiceSummary',
  'getLiveness',
  'getNoticeCalendar',
  'getPayment',
  'getPaymentMethodSetup',
  'getPaymentProof',
  'getPaymentProofFile',
  'getProduct',
  'getProofFileForReview',
  'getQuoteDelivery',
  'getReadiness',
  'getRenewalOptions',
  'getRenewalQuote',
  'getRenewalQuoteFile',
  'getSubscription',
  'getSubscriptionOptions',
  'getUnreadCount',
  'importInvoice',
  'listActivity',
  'listCustomerSubscriptions',
  'listCustomers',
  'listExports',
  'listInvoiceDeliveries',
  'listInvoices',
  'listNotifications',
  'listPaymentMethods',
  'listPaymentProofs',
  'listPayments',
  'listProducts',
  'listProofsForReview',
  'listQuoteDeliveries',
  'listQuotesForReview',
  'listRenewalQuotes',
  'listSubscriptions',
  'markAllNotificationsRead',
  'markNotificationRead',
  'previewRenewal',
  'receiveProviderEvent',
  'rejectPaymentProof',
  'retryRenewalQuote',
  'setAutoRenewal',
  'setDefaultPaymentMethod',
  'setQuotePurchaseOrder',
  'startProofReview',
  'streamEvents',
  'undoCancellation',
  'undoScheduledChange',
  'updateBillingDetails',
  'updateProduct',
  'updateSubscription',
  'withdrawRenewalQuote',
]);

const all = contract.operations;
const ofSessions = all.filter(({ security }) => security === 'session');
const ofOperator = all.filter(({ security }) => security === 'secretKey');
const missing = all.filter(({ id }) => !implemented.has(id));
const capabilities = [...new Set(ofSessions.flatMap(({ capability }) => capability ?? []))] as Capability[];
const validation = new ContractValidation(contract);

describe('every operation of the contract', () => {
  let server: WholeServer;
  let full: Record<string, string>;
  before(async () => {
    server = await openWholeServer();
    await server.services.customers.createCustomer({ externalId: 'atelier', party: partyNamed('Atelier Nord SARL') });
    full = { Authorization: `Bearer ${await server.token('atelier', capabilities)}` };
  });
  after(() => server.close());

  const ask = (operation: ContractOperation, headers: Record<string, string>) =>
    fetch(server.url + pathOf(operation), { method: operation.method, headers });

  /** Asks, and checks that the answer is a problem the contract allows. */
  const problemFrom = async (operation: ContractOperation, headers: Record<string, string>): Promise<Problem> => {
    const response = await ask(operation, headers);
    const problem = await problemOf(response);
    assert.equal(response.headers.get('content-type'), 'application/problem+json; charset=utf-8', operation.id);
    assert.equal(response.headers.get('x-request-id'), problem.requestId, operation.id);
    assert.equal(problem.status, response.status, operation.id);
    const reply = { status: response.status, body: problem };
    const names = new Set(response.headers.keys());
    const fault = validation.of(operation).faultOfReply(reply, 'application/problem+json', names);
    assert.equal(fault, undefined, operation.id);
    return problem;
  };

  it('is known to the server', () => {
    assert.ok(all.length > 100);
    for (const id of implemented)
      assert.ok(
        all.some((operation) => operation.id === id),
        id,
      );
  });

  it('answers 401 without credentials', async () => {
    for (const operation of [...ofSessions, ...ofOperator]) {
      const { status, code } = await problemFrom(operation, {});
      assert.deepEqual([status, code], [401, 'unauthenticated'], operation.id);
    }
  });

  it('answers 401 with the credentials of the other kind', async () => {
    for (const operation of ofSessions) {
      assert.equal((await problemFrom(operation, asOperator)).code, 'unauthenticated', operation.id);
    }
    for (const operation of ofOperator) {
      assert.equal((await problemFrom(operation, full)).code, 'invalid_secret_key', operation.id);
    }
  });

  it('answers 403 to a session without its capability, and names it', async () => {
    const tokens = new Map<Capability, string>();
    for (const lacking of capabilities) {
      tokens.set(
        lacking,
        await server.token(
          'atelier',
          capabilities.filter((capability) => capability !== lacking),
        ),
      );
    }
    for (const operation of ofSessions) {
      if (operation.capability === undefined) continue;
      const token = tokens.get(operation.capability) ?? '';
      const { status, code, detail } = await problemFrom(operation, { Authorization: `Bearer ${token}` });
      assert.deepEqual([status, code], [403, 'capability_missing'], operation.id);
      assert.ok(detail?.includes(operation.capability), operation.id);
    }
  });

  it('answers 501 when nothing implements it', async () => {
    for (const operation of missing) {
      const { status, code } = await problemFrom(operation, credentialsOf(operation, full));
      assert.deepEqual([status, code], [501, 'not_implemented'], operation.id);
    }
  });

  it('is done by a handler when it is implemented', async () => {
    for (const operation of all.filter(({ id }) => implemented.has(id))) {
      const response = await ask(operation, credentialsOf(operation, full));
      assert.notEqual(response.status, 501, operation.id);
      assert.ok(response.status < 500, operation.id);
    }
  });

  it('names unknown query parameters, when it is implemented', async () => {
    for (const operation of all.filter(({ id }) => implemented.has(id))) {
      const url = `${server.url}${pathOf(operation)}?surprise=1`;
      const headers = credentialsOf(operation, full);
      const problem = await problemOf(await fetch(url, { method: operation.method, headers }));
      assert.equal(problem.code, 'invalid_request', operation.id);
      assert.match(problem.detail ?? '', /surprise/, operation.id);
    }
  });
});

function credentialsOf({ security }: ContractOperation, session: Record<string, string>): Record<string, string> {
  if (security === 'none') return {};
  return security === 'session' ? session : asOperator;
}

/** The path with values that can be ones. */
function pathOf({ path }: ContractOperation): string {
  return path
    .replace('{fileKind}', 'pdf')
    .replace('{country}', 'FR')
    .replace('{provider}', 'sandbox')
    .replace('{page}', '1')
    .replaceAll(/\{\w+\}/g, 'unknown_1');
}
