import type {
  Delivery,
  InvoiceDeliveryRequest,
  InvoiceListItem,
  Payment,
  PaymentRequest,
  PaymentStatus,
  ProblemCode,
} from '@portico/client';
import { billingHandler, problemReply, type RequestHandler } from './billing-handler.js';
import { handedOver, queuedDelivery } from './fixtures/deliveries.js';
import { paid, paymentOf } from './fixtures/payments.js';

/** What becomes of payments and mails. */
export interface ActionOutcomes {
  /** How a payment stands, read by read; the last one stays. */
  payment?: readonly PaymentStatus[];
  /** Changes what a payment says. */
  paymentDetails?: Partial<Payment>;
  /** Why no payment can be started. */
  paymentRefusal?: [status: number, code: ProblemCode];
  /** Why no mail can be sent. */
  deliveryRefusal?: [status: number, code: ProblemCode];
}

/** A handler that also takes payments and mails for these invoices. A payment that settles marks its invoices. */
export function actionsHandler(
  given: readonly InvoiceListItem[],
  { payment: statuses = ['succeeded'], paymentDetails, paymentRefusal, deliveryRefusal }: ActionOutcomes = {},
): RequestHandler {
  let invoices = given;
  // Whoever comes back from a payment page has started the payment in a page before.
  let paying = given.filter(({ amountDue }) => amountDue.amount > 0).slice(0, 1);
  let reads = 0;
  let delivery: Delivery | undefined;

  const startPayment = async (request: Request): Promise<Response> => {
    const { invoiceIds } = (await request.json()) as PaymentRequest;
    if (paymentRefusal) return problemReply(...paymentRefusal);
    paying = invoices.filter(({ id }) => invoiceIds.includes(id));
    return Response.json(paymentOf(paying, 'pending'), { status: 201 });
  };
  const readPayment = (id: string): Response => {
    const status = statuses[Math.min(reads++, statuses.length - 1)] ?? 'succeeded';
    const read = { ...paymentOf(paying, status, id), ...paymentDetails };
    if (status === 'succeeded') {
      const settled = new Set(paying.map((invoice) => invoice.id));
      invoices = invoices.map((invoice) => (settled.has(invoice.id) ? paid(invoice) : invoice));
    }
    return Response.json(read);
  };
  const startDelivery = async (request: Request): Promise<Response> => {
    const asked = (await request.json()) as InvoiceDeliveryRequest;
    if (deliveryRefusal) return problemReply(...deliveryRefusal);
    delivery = queuedDelivery(
      asked,
      invoices.filter(({ id }) => asked.invoiceIds.includes(id)),
    );
    return Response.json(delivery, { status: 202 });
  };

  return async (request) => {
    request.signal.throwIfAborted();
    const { pathname } = new URL(request.url);
    const [, slice, id] = /^\/v1\/(payments|invoice-deliveries)(?:\/([^/]+))?$/.exec(pathname) ?? [];
    if (slice === 'payments') return id === undefined ? startPayment(request) : readPayment(id);
    if (slice === undefined) return billingHandler(invoices)(request);
    if (id === undefined) return startDelivery(request);
    return delivery ? Response.json(handedOver(delivery)) : problemReply(404, 'not_found');
  };
}
