import type { Schemas } from '../../http/operations.ts';

/** Every word that a document prints by itself, for one language. */
export interface DocumentStrings {
  /** Titles by UNCL 1001 code (BT-3), with the two that stand for all other codes. */
  titles: { invoice: string; creditNote: string } & Record<string, string>;
  number: string;
  issueDate: string;
  dueDate: string;
  amountDue: string;
  amountCredited: string;
  seller: string;
  buyer: string;
  payee: string;
  taxRepresentative: string;
  taxId: string;
  taxRegistration: string;
  legalRegistration: string;
  identifier: string;
  electronicAddress: string;
  references: {
    purchaseOrder: string;
    buyer: string;
    contract: string;
    project: string;
    salesOrder: string;
    despatchAdvice: string;
    receivingAdvice: string;
    tenderOrLot: string;
    invoicedObject: string;
    buyerAccounting: string;
    precedingInvoice: string;
  };
  deliveryDate: string;
  deliveryPeriod: string;
  deliveryAddress: string;
  taxPointDate: string;
  dated: (number: string, day: string) => string;
  periodFrom: (day: string) => string;
  periodUntil: (day: string) => string;
  columns: { position: string; item: string; quantity: string; unitPrice: string; tax: string; amount: string };
  lines: {
    sellerIdentifier: string;
    buyerIdentifier: string;
    standardIdentifier: string;
    origin: string;
    orderLine: string;
    accounting: string;
    object: string;
    listPrice: (gross: string, discount: string) => string;
    pricePer: (price: string, quantity: string) => string;
  };
  allowance: string;
  charge: string;
  /** A word or phrase and what it amounts to. */
  labelled: (label: string, value: string) => string;
  percentageOf: (percentage: string, base: string) => string;
  totals: {
    lines: string;
    allowances: string;
    charges: string;
    net: string;
    tax: (rate: string | null) => string;
    taxTotal: string;
    taxInCurrency: (currency: string) => string;
    gross: string;
    prepaid: string;
    rounding: string;
    due: string;
    credited: string;
  };
  taxes: { heading: string; category: string; rate: string; base: string; amount: string };
  /** What a tax category means, by UNCL 5305 code. */
  categories: Record<string, string>;
  payment: {
    heading: string;
    means: string;
    account: string;
    iban: string;
    bic: string;
    accountName: string;
    remittance: string;
    card: string;
    cardHolder: string;
    mandate: string;
    creditor: string;
    debitedAccount: string;
    terms: string;
  };
  /** Payment means by UNCL 4461 code. */
  means: Record<string, string>;
  receipt: {
    heading: string;
    amountPaid: string;
    paidInFull: string;
    leftToPay: (amount: string) => string;
    receivedFrom: string;
    receivedBy: string;
    payments: string;
    date: string;
    amount: string;
    invoiceTotal: string;
    credited: string;
    paid: string;
    left: string;
    /** How the prepaid amount of the document was paid. */
    beforeIssue: string;
    /** Payments of which only the amount is known. */
    unknown: string;
    means: Record<Schemas['PaymentMeansKind'], string>;
  };
  quote: {
    heading: string;
    validUntil: string;
    offeredTo: string;
    product: string;
    seats: string;
    term: string;
    contact: string;
    version: string;
    conditions: string;
  };
  notes: string;
  attachments: string;
  pageOf: (page: string, count: string) => string;
  /** Units by UN/ECE code that Intl has no word for: for one, and for several. */
  units: Record<string, { one: string; other: string }>;
}
