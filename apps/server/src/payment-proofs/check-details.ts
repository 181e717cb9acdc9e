import type { Kysely } from 'kysely';
import type { Tables } from '../database/tables.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError, type FieldProblem } from '../http/problem.ts';
import { dayOf } from '../invoices/settlement.ts';
import type { ServiceContext } from '../services.ts';
import { selectInvoices, type NamedInvoice } from './store.ts';

type Details = Schemas['PaymentProofDetails'];
type Context = Pick<ServiceContext, 'subscriptions' | 'clock'>;

/** Milliseconds by which the earliest time zone is ahead of UTC. */
const earliestZone = 14 * 60 * 60 * 1000;

/**
 * Looks whether a proof can be what its details say.
 *
 * @returns the numbers of the invoices that it names, in that order
 * @throws ProblemError not_found for what is not this customer's, validation_failed for what makes no sense
 */
export async function checkDetails(
  { subscriptions, clock }: Context,
  transaction: Kysely<Tables>,
  customerId: string,
  details: Details,
): Promise<string[]> {
  const { invoiceIds, subscriptionId } = details;
  const own = new Map(
    (await selectInvoices(transaction, customerId, invoiceIds)).map((invoice) => [invoice.id, invoice]),
  );
  const invoices = invoiceIds.map((id, index) => own.get(id) ?? unknown(`/details/invoiceIds/${index}`));
  if (subscriptionId !== undefined && !(await subscriptions.isOf(customerId, subscriptionId, transaction))) {
    unknown('/details/subscriptionId');
  }
  const latest = dayOf(new Date(clock().getTime() + earliestZone));
  const fields = [...unpaidOnly(invoices), ...possibleDay(details, latest), ...possibleAmount(details, invoices)];
  if (fields.length > 0) throw new ProblemError('validation_failed', 'The details cannot be right.', { fields });
  return invoices.map(({ number }) => number);
}

/** Names the field that leads to nothing of the customer's. */
function unknown(pointer: string): never {
  const fields = [{ pointer, code: 'unknown', message: 'is not known' }];
  throw new ProblemError('not_found', 'The details name something that is not there.', { fields });
}

function unpaidOnly(invoices: readonly NamedInvoice[]): FieldProblem[] {
  return invoices.flatMap(({ type, due }, index) =>
    type === 'invoice' && due > 0
      ? []
      : [{ pointer: `/details/invoiceIds/${index}`, code: 'nothingDue', message: 'has nothing left to pay' }],
  );
}

function possibleDay({ paidOn }: Details, latest: string): FieldProblem[] {
  if (paidOn === undefined || paidOn <= latest) return [];
  return [{ pointer: '/details/paidOn', code: 'maximum', message: 'must not lie in the future' }];
}

function possibleAmount({ amount }: Details, invoices: readonly NamedInvoice[]): FieldProblem[] {
  if (amount === undefined) return [];
  const currencies = [...new Set(invoices.map(({ currency }) => currency))];
  const [pointer, isKnown] = ['/details/amount', currencies.includes(amount.currency)];
  return [
    ...(amount.amount > 0 ? [] : [{ pointer: `${pointer}/amount`, code: 'minimum', message: 'must be above zero' }]),
    ...(isKnown
      ? []
      : [{ pointer: `${pointer}/currency`, code: 'enum', message: `must be one of ${currencies.join(', ')}` }]),
  ];
}
