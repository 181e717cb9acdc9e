import type { Kysely } from 'kysely';
import { sellerKey } from '../customers/buyer-evidence.ts';
import { newId } from '../database/new-id.ts';
import type { Tables } from '../database/tables.ts';
import { inTransaction } from '../database/transaction-guard.ts';
import { offersElectronic } from '../einvoice/produce/offers-electronic.ts';
import type { Schemas } from '../http/operations.ts';
import { ProblemError } from '../http/problem.ts';
import { bookPayment } from './book-payment.ts';
import { checkInvoiceInput } from './input-check.ts';
import { toInvoice } from './presentation.ts';
import type { InvoiceContext } from './service.ts';
import { dayOf, settle } from './settlement.ts';
import { statedMeans } from './stated-payment.ts';
import { insertInvoice, isNumberTaken, selectInvoice } from './store.ts';

/** Adds an invoice given as data. What was paid and credited is taken as stated; nothing is applied by itself. */
export async function createInvoice(
  { db, customers, clock }: InvoiceContext,
  input: Schemas['InvoiceInput'],
  given?: Kysely<Tables>,
): Promise<Schemas['Invoice']> {
  checkInvoiceInput(input);
  const { document } = input;
  const amounts = settle({
    type: document.type,
    totals: document.totals,
    paidSince: 0,
    credited: input.credited?.amount ?? 0,
  });
  return inTransaction(given ?? db, async (transaction) => {
    const customer = await customers.findCustomer(input.customer, transaction);
    const id = newId('inv', clock());
    const seller = sellerKey(document.seller);
    const taken = await isNumberTaken(transaction, seller, document);
    const added =
      !taken &&
      (await insertInvoice(transaction, {
        id,
        customerId: customer.id,
        sellerKey: seller,
        document,
        amounts,
        subscriptionId: input.subscriptionId ?? null,
        documentLocale: input.documentLocale ?? customer.locale,
        electronic: offersElectronic(document),
        createdAt: clock(),
      }));
    if (added) await bookStatedPayment(transaction, customer.id, id, input, clock());
    const row = added && (await selectInvoice(transaction, customer.id, id));
    if (!row) throw new ProblemError('already_exists', `This seller's ${document.number} is stored already.`);
    return toInvoice(row, dayOf(clock()));
  });
}

/** What the operator states as paid is booked like any other money. */
async function bookStatedPayment(
  transaction: Kysely<Tables>,
  customerId: string,
  invoiceId: string,
  { document, paid, paidAt }: Schemas['InvoiceInput'],
  now: Date,
): Promise<void> {
  if (!paid || paid.amount === 0) return;
  const source = { kind: 'operator' as const, id: invoiceId };
  const booking = { customerId, invoiceId, amount: paid.amount, means: statedMeans(document), source };
  await bookPayment(transaction, { ...booking, paidAt: paidAt === undefined ? now : new Date(paidAt) }, now);
}
