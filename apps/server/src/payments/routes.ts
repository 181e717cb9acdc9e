import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import { withIdempotency } from '../http/idempotency.ts';
import type { OperationHandler, OperationHandlers } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { sessionOf } from '../http/session-of.ts';
import { PaymentsInTheWay, type BegunPayment } from './begin-payment.ts';
import type { PaymentService } from './service.ts';

export interface PaymentOperationsOptions {
  db: Kysely<Tables>;
  payments: PaymentService;
}

/** Rounds of closing other payments before giving way to whoever keeps starting them. */
const mostRounds = 3;

/** The operations on payments, and the door for the provider's events. */
export function paymentOperations({ db, payments }: PaymentOperationsOptions): OperationHandlers {
  // The beginning is what happens once per key; the provider is asked after its transaction has ended.
  const begin = withIdempotency(db, 'createPayment', async (request, transaction) => ({
    status: 201,
    body: await payments.beginPayment(sessionOf(request), request.body, transaction),
  }));
  return {
    createPayment: async (request) => {
      await payments.refreshPayments(sessionOf(request).customerId, request.body.invoiceIds);
      const { paymentId, isNew } = await beginClearing(begin, payments, request);
      const body = await payments.chargeOrOpen(paymentId);
      return { status: isNew ? 201 : 200, body, headers: { location: `/v1/payments/${paymentId}` } };
    },
    listPayments: async (request) => ({
      status: 200,
      body: await payments.listPayments(sessionOf(request).customerId, request.query),
    }),
    getPayment: async (request) => ({
      status: 200,
      body: await payments.getPayment(sessionOf(request).customerId, request.path.paymentId),
    }),
    receiveProviderEvent: async ({ path, body, header }) => {
      const headers = Object.fromEntries(Object.entries(header).map(([name, value]) => [name.toLowerCase(), value]));
      await payments.receiveEvent(path.provider, body as unknown as Buffer, headers);
      return { status: 204 };
    },
  };
}

/** Begins a payment; other pending payments of the same invoices are closed first. */
async function beginClearing(
  begin: OperationHandler<'createPayment'>,
  payments: PaymentService,
  request: Parameters<OperationHandler<'createPayment'>>[0],
): Promise<BegunPayment> {
  for (let round = 0; round < mostRounds; round += 1) {
    try {
      return (await begin(request)).body as BegunPayment;
    } catch (error) {
      if (!(error instanceof PaymentsInTheWay)) throw error;
      await payments.closePayments(error.paymentIds);
    }
  }
  throw new ProblemError('payment_in_progress', 'Other payments of these invoices are being started.');
}
