import type { Schemas } from '../http/operations.ts';
import { addDays } from './days.ts';
import { buildInvoice } from './invoice-builder.ts';
import type { InvoiceDraft, InvoiceHead } from './invoice-builder.ts';
import { documentNumber } from './numbering.ts';
import { paymentOf } from './payment.ts';
import type { PaymentWay } from './payment.ts';
import type { LineContext } from './product-lines.ts';
import type { Seller } from './sellers.ts';
import type { TaxTreatment } from './tax-treatments.ts';
import { creditNoteTerms, creditReason, generalNote, paymentTerms } from './wording.ts';
import type { DocumentLanguage } from './wording.ts';

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

/** Header references, none of them given. */
export const noReferences: Schemas['InvoiceReferences'] = {
  buyer: null,
  project: null,
  contract: null,
  purchaseOrder: null,
  salesOrder: null,
  receivingAdvice: null,
  despatchAdvice: null,
  tenderOrLot: null,
  invoicedObject: null,
  buyerAccounting: null,
};

const commercialInvoice = '380';
const creditNoteCode = '381';
/** French billing mode: an invoice for services. */
const frenchServices = 'S1';
const en16931 = 'urn:cen.eu:en16931:2017';

/** EN 16931 (BR-O-02) forbids VAT identifiers where the whole document is outside the scope of VAT. */
function onDocument(party: Schemas['Party'], { category }: TaxTreatment): Schemas['Party'] {
  return category.code === 'O' ? { ...party, taxId: null } : party;
}

function headOf(account: BillingAccount, number: string, day: string): InvoiceHead {
  const { seller, language, tax } = account;
  return {
    number,
    type: 'invoice',
    typeCode: commercialInvoice,
    issueDate: day,
    dueDate: null,
    taxPointDate: null,
    currency: account.currency,
    businessProcess: seller.party.address?.country === 'FR' ? frenchServices : null,
    specification: en16931,
    references: noReferences,
    precedingInvoices: [],
    notes: seller.notes(language),
    paymentTerms: null,
    payment: null,
    period: null,
    seller: onDocument(seller.party, tax),
    buyer: onDocument(account.buyer, tax),
    payee: null,
    taxRepresentative: null,
    delivery: null,
    attachments: [],
  };
}

function inputOf(account: BillingAccount, document: Schemas['InvoiceDocument']): InvoiceInput {
  return {
    customer: { externalId: account.externalId },
    document,
    documentLocale: account.locale,
    ...(account.subscriptionId === undefined ? {} : { subscriptionId: account.subscriptionId }),
  };
}

function paidOf({ due }: Schemas['InvoiceTotals'], settlement: Settlement): Pick<InvoiceInput, 'paid'> {
  if (settlement === 'open' || due.amount === 0) return {};
  if (settlement === 'paid') return { paid: due };
  const amount = Number((BigInt(due.amount) * BigInt(settlement.paidPerMille)) / 1000n);
  return { paid: { amount, currency: due.currency } };
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
      ...headOf(account, number, day),
      dueDate: addDays(day, netDays),
      paymentTerms: paymentTerms(account.language, netDays),
      payment: paymentOf(account.payment, account.seller, number),
      references: { ...noReferences, purchaseOrder: purchaseOrder ?? null },
      ...head,
    },
  });
  return { ...inputOf(account, document), ...paidOf(document.totals, settlement) };
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
      ...headOf(account, documentNumber(seller.creditNotePrefix, day, account.slot), day),
      type: 'credit_note',
      typeCode: creditNoteCode,
      precedingInvoices: [{ number, issueDate }],
      notes: [...seller.notes(language), generalNote(`${creditReason[language]} ${number}`)],
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
