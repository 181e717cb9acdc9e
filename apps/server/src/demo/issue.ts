import type { Schemas } from '../http/operations.ts';
import { addDays } from './days.ts';
import { buildInvoice } from '../invoices/invoice-builder.ts';
import type { InvoiceDraft, InvoiceHead } from '../invoices/invoice-builder.ts';
import { documentNumber } from './numbering.ts';
import { noReferences, plainHead } from '../invoices/invoice-head.ts';
import { creditNoteTerms, paymentTerms } from '../invoices/issuing-words.ts';
import { paymentOf } from '../invoices/payment-instructions.ts';
import type { PaymentWay } from '../invoices/payment-instructions.ts';
import type { LineContext } from './product-lines.ts';
import { notesOf, type Seller } from './sellers.ts';
import type { TaxTreatment } from '../invoices/tax-treatments.ts';
import { creditReason, generalNote } from './wording.ts';
import type { DocumentLanguage } from '../documents/document-language.ts';

type InvoiceInput = Schemas['InvoiceInput'];

/** Who bills whom, in which currency, language and tax treatment. */
export interface BillingAccount {
  readonly externalId: string;
  readonly seller: Seller;
  readonly buyer: Schemas['Party'];
  readonly language: DocumentLanguage;
  readonly locale: string;
  readonly currency: string;
  readonly tax: TaxTreatment;
  /** Days from issue to due date. */
  readonly netDays: number;
  /** Place in the seller's series, so that two documents of one day never share a number. */
  readonly slot: number;
  readonly payment: PaymentWay;
  readonly subscriptionId?: string;
}

/** What has been paid since: nothing, everything, or so many thousandths. */
export type Settlement = 'open' | 'paid' | { readonly paidPerMille: number };

/** One invoice of an account. */
export interface Issue extends Omit<InvoiceDraft, 'head'> {
  readonly day: string;
  readonly settlement: Settlement;
  /** Days from issue to due date, when they differ from the account's. */
  readonly netDays?: number;
  readonly purchaseOrder?: string;
  /** What differs from the usual head. */
  readonly head?: Partial<InvoiceHead>;
}

function headOf(account: BillingAccount, type: Schemas['InvoiceType'], number: string, day: string): InvoiceHead {
  const { seller, buyer, language, currency, tax } = account;
  const facts = { number, type, issueDate: day, currency, seller: seller.settings.party, buyer, tax: tax.category };
  return { ...plainHead(facts), notes: notesOf(seller, language) };
}

function inputOf(account: BillingAccount, document: Schemas['InvoiceDocument']): InvoiceInput {
  return {
    customer: { externalId: account.externalId },
    document,
    documentLocale: account.locale,
    ...(account.subscriptionId === undefined ? {} : { subscriptionId: account.subscriptionId }),
  };
}

/** Days from issue to payment, unless the invoice is due before. */
const daysToPay: Record<PaymentWay['kind'], number> = { card: 0, 'direct debit': 5, transfer: 12 };

function paidOf(
  { due }: Schemas['InvoiceTotals'],
  settlement: Settlement,
  day: string,
): Pick<InvoiceInput, 'paid' | 'paidAt'> {
  if (settlement === 'open' || due.amount === 0) return {};
  const paidAt = `${day}T00:00:00Z`;
  if (settlement === 'paid') return { paid: due, paidAt };
  const amount = Number((BigInt(due.amount) * BigInt(settlement.paidPerMille)) / 1000n);
  return { paid: { amount, currency: due.currency }, paidAt };
}

/** What the lines of an account's invoice share. */
export function lineContext({ language, currency, tax }: BillingAccount, day: string): LineContext {
  return { language, currency, tax, day };
}

/** Makes an invoice of an account. */
export function issueInvoice(account: BillingAccount, issue: Issue): InvoiceInput {
  const { day, settlement, netDays = account.netDays, purchaseOrder, head, ...draft } = issue;
  const number = documentNumber(account.seller.invoicePrefix, day, account.slot);
  const document = buildInvoice({
    ...draft,
    head: {
      ...headOf(account, 'invoice', number, day),
      dueDate: addDays(day, netDays),
      paymentTerms: paymentTerms(account.language, netDays),
      payment: paymentOf(account.payment, account.seller.settings, number),
      references: { ...noReferences, purchaseOrder: purchaseOrder ?? null },
      ...head,
    },
  });
  const paidOn = addDays(day, Math.min(netDays, daysToPay[account.payment.kind]));
  return { ...inputOf(account, document), ...paidOf(document.totals, settlement, paidOn) };
}

/** A credit note for lines of an earlier invoice. */
export interface CreditIssue extends Omit<InvoiceDraft, 'head'> {
  readonly day: string;
  readonly original: InvoiceInput;
  /** Whether it has been applied or refunded. */
  readonly settled: boolean;
}

/** Makes a credit note that names the invoice it corrects. Its amounts are positive. */
export function issueCreditNote(account: BillingAccount, credit: CreditIssue): InvoiceInput {
  const { day, original, settled, ...draft } = credit;
  const { language, seller } = account;
  const { number, issueDate } = original.document;
  const document = buildInvoice({
    ...draft,
    head: {
      ...headOf(account, 'credit_note', documentNumber(seller.creditNotePrefix, day, account.slot), day),
      precedingInvoices: [{ number, issueDate }],
      notes: [...notesOf(seller, language), generalNote(`${creditReason[language]} ${number}`)],
      paymentTerms: creditNoteTerms[language],
    },
  });
  return { ...inputOf(account, document), ...(settled ? { credited: document.totals.due } : {}) };
}

/** The corrected invoice: less is left to pay, and a payment that covered all of it covered only the rest. */
export function creditedBy(original: InvoiceInput, creditNote: InvoiceInput): InvoiceInput {
  const { amount: due, currency } = original.document.totals.due;
  const credited = Math.min(due, creditNote.document.totals.gross.amount);
  const paid = Math.min(original.paid?.amount ?? 0, due - credited);
  return {
    ...original,
    credited: { amount: credited, currency },
    paid: { amount: paid, currency },
  };
}
