import type { Kysely } from 'kysely';
import { recordActivity, systemActor } from '../activity/record-activity.ts';
import { readDetails } from '../billing-details/read-details.ts';
import { sellerKey } from '../customers/buyer-evidence.ts';
import type { CustomerService } from '../customers/service.ts';
import { newId } from '../database/new-id.ts';
import type { PaymentSourceKind, Tables } from '../database/tables.ts';
import type { MailNewInvoice } from '../deliveries/mail-new-invoice.ts';
import { documentLocale } from '../documents/document-language.ts';
import { offersElectronic } from '../einvoice/produce/offers-electronic.ts';
import { publishEvent } from '../events/publish-event.ts';
import type { Schemas } from '../http/operations.ts';
import { notify } from '../notifications/notify.ts';
import { sellerOf } from '../sellers/seller-of.ts';
import { bookPayment } from './book-payment.ts';
import { checkInvoiceInput } from './input-check.ts';
import { partyOnDocument } from './invoice-head.ts';
import { issuedDocument } from './issued-document.ts';
import { signedNet, type IssuedLine } from './issued-lines.ts';
import { takeNumber } from './next-number.ts';
import { settle } from './settlement.ts';
import { insertInvoice } from './store.ts';

/** What an invoice is issued for. Who it is from and to is looked up. */
export interface InvoiceToIssue {
  customerId: string;
  subscriptionId: string | null;
  lines: readonly IssuedLine[];
  /** Of every line. */
  tax: Schemas['TaxCategory'];
  currency: string;
  /** ISO date of issue. */
  day: string;
  /** What all of it is for; null when only the lines say. */
  period: Schemas['Period'] | null;
  /** The purchase order that it is for; that of the billing details when absent. */
  purchaseOrder?: string;
  /** What it comes to decides when absent: less than nothing is a credit note. */
  type?: Schemas['InvoiceType'];
  /** For a credit note, what it corrects. */
  precedingInvoices?: Schemas['InvoiceDocument']['precedingInvoices'];
  /** The stored payment method that has been charged already: the invoice is due on its day. */
  paidBy?: Charge;
  /** The stored payment method that will be charged; it is paid by hand when this and `paidBy` are absent. */
  chargedTo?: Pick<Charge, 'means' | 'holder'>;
  now: Date;
}

/** What an invoice is charged to. */
export interface Charge {
  means: Schemas['PaymentMeans'];
  holder?: string | null;
  /** The money that came, booked at once; absent when the caller books it. */
  received?: { source: { kind: PaymentSourceKind; id: string }; paidAt: Date };
}

export interface IssuedInvoice {
  id: string;
  number: string;
  type: Schemas['InvoiceType'];
  /** With tax; positive for a credit note too. */
  total: Schemas['Money'];
}

/**
 * Issues an invoice, or a credit note where it comes to less than nothing: its number, document, activity, notification
 * and mail exist exactly when the transaction commits.
 *
 * @throws ProblemError not_found (customer), feature_disabled when no seller is set
 * @throws RangeError for lines that make no invoice: none at all, a charge below zero, several currencies
 */
export type IssueInvoice = (transaction: Kysely<Tables>, wanted: InvoiceToIssue) => Promise<IssuedInvoice>;

export interface InvoiceIssuerOptions {
  customers: Pick<CustomerService, 'findCustomer'>;
  /** Queues the mail with a new invoice. */
  mailNewInvoice: MailNewInvoice;
}

/** Makes the one function that issues invoices. */
export function createInvoiceIssuer({ customers, mailNewInvoice }: InvoiceIssuerOptions): IssueInvoice {
  return async (transaction, wanted) => {
    const customer = await customers.findCustomer({ id: wanted.customerId }, transaction);
    const { details } = await readDetails(transaction, customer);
    const seller = await sellerOf(transaction, customer.brandId);
    const type = wanted.type ?? (sumOfLines(wanted) < 0 ? 'credit_note' : 'invoice');
    const { language } = documentLocale(customer.locale);
    const facts = {
      ...wanted,
      type,
      seller,
      language,
      buyer: customer.party,
      purchaseOrder: wanted.purchaseOrder ?? details.purchaseOrderReference,
    };
    const series = { sellerKey: sellerKey(seller.party), prefix: prefixOf(type, seller.series), type };
    const documentKey = sellerKey(partyOnDocument(seller.party, wanted.tax));
    const number = await takeNumber(transaction, series, wanted.day, documentKey);
    const document = issuedDocument({ ...facts, number });
    const id = await store(transaction, { wanted, document, locale: customer.locale });
    await mailNewInvoice(transaction, {
      customerId: customer.id,
      invoiceId: id,
      recipients: details.invoiceRecipients,
      now: wanted.now,
    });
    return { id, number, type, total: document.totals.gross };
  };
}

function sumOfLines({ lines, currency }: InvoiceToIssue): number {
  if (lines.length === 0) throw new RangeError('An invoice needs a line.');
  const foreign = lines.find(({ net }) => net.currency !== currency);
  if (foreign) throw new RangeError(`A line in ${foreign.net.currency} is no part of an invoice in ${currency}.`);
  return lines.reduce((sum, line) => sum + signedNet(line), 0);
}

function prefixOf(type: Schemas['InvoiceType'], series: { invoice: string; creditNote: string }): string {
  return type === 'invoice' ? series.invoice : series.creditNote;
}

interface Issue {
  wanted: InvoiceToIssue;
  document: Schemas['InvoiceDocument'];
  /** BCP 47 tag. */
  locale: string;
}

async function store(transaction: Kysely<Tables>, { wanted, document, locale }: Issue): Promise<string> {
  const { customerId, subscriptionId, paidBy, now } = wanted;
  checkInvoiceInput({ customer: { id: customerId }, document });
  const { number, type, totals } = document;
  const id = newId('inv', now);
  const added = await insertInvoice(transaction, {
    id,
    customerId,
    sellerKey: sellerKey(document.seller),
    document,
    amounts: settle({ type, totals, paidSince: 0, credited: 0 }),
    subscriptionId,
    documentLocale: locale,
    electronic: offersElectronic(document),
    createdAt: now,
  });
  if (!added) throw new Error(`The number ${number} was free and is taken.`);
  const subject = { type: 'invoice' as const, id, label: number };
  const entry = { customerId, action: 'invoice_issued' as const, actor: systemActor, subject, amount: totals.gross };
  await recordActivity(transaction, entry, now);
  if (paidBy?.received && totals.due.amount > 0) {
    const { source, paidAt } = paidBy.received;
    const booking = { customerId, invoiceId: id, amount: totals.due.amount, paidAt, means: paidBy.means, source };
    await bookPayment(transaction, booking, now);
  }
  const facts = { number, amount: totals.gross, ...(document.dueDate === null ? {} : { date: document.dueDate }) };
  await notify(transaction, customerId, { kind: 'invoice_issued', subject, facts }, now);
  await publishEvent(transaction, customerId, { type: 'invoices.changed', data: { invoiceIds: [id] } }, now);
  return id;
}
