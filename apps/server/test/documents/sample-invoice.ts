import type { Schemas } from '../../src/http/operations.ts';
import { partyNamed } from '../party.ts';

type InvoiceDocument = Schemas['InvoiceDocument'];
type InvoiceLine = Schemas['InvoiceLine'];
type Money = Schemas['Money'];

export function money(amount: number, currency = 'EUR'): Money {
  return { amount, currency };
}

export function party(name: string, country: string, changes: Partial<Schemas['Party']> = {}): Schemas['Party'] {
  const address = { lines: ['4 rue des Tanneurs'], city: 'Lille', postalCode: '59800', subdivision: null, country };
  return partyNamed(name, { address, ...changes });
}

export function line(index: number, changes: Partial<InvoiceLine> = {}, currency = 'EUR'): InvoiceLine {
  return {
    id: String(index),
    note: null,
    objectIdentifier: null,
    quantity: { value: '3', unit: 'MON' },
    netAmount: money(4500, currency),
    orderLineReference: null,
    accountingReference: null,
    period: null,
    allowances: [],
    charges: [],
    price: { net: { value: '15', currency }, discount: null, gross: null, baseQuantity: null },
    tax: { code: 'S', rate: '20' },
    item: {
      name: `Workshop plan ${index}`,
      description: null,
      sellerIdentifier: null,
      buyerIdentifier: null,
      standardIdentifier: null,
      classifications: [],
      originCountry: null,
      attributes: [],
    },
    ...changes,
  };
}

export function lineNamed(index: number, name: string, description: string | null = null): InvoiceLine {
  const plain = line(index);
  return { ...plain, item: { ...plain.item, name, description } };
}

export function totals(lines: number, tax: number, currency = 'EUR'): Schemas['InvoiceTotals'] {
  const of = (amount: number) => money(amount, currency);
  return {
    lines: of(lines),
    allowances: of(0),
    charges: of(0),
    net: of(lines),
    tax: of(tax),
    taxInAccountingCurrency: null,
    gross: of(lines + tax),
    prepaid: of(0),
    rounding: of(0),
    due: of(lines + tax),
  };
}

const noReferences: Schemas['InvoiceReferences'] = {
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

const payment: Schemas['PaymentInstructions'] = {
  meansCode: '58',
  meansText: null,
  remittance: 'F-2026-0042',
  creditTransfers: [
    { account: 'FR7630006000011234567890189', accountName: 'Fonderie Claire SAS', serviceProvider: 'AGRIFRPP' },
  ],
  card: null,
  directDebit: null,
};

/** An invoice over as many lines as asked for, reckoned right, at 20 % VAT. */
export function sampleInvoice(lineCount = 1, changes: Partial<InvoiceDocument> = {}): InvoiceDocument {
  const currency = changes.currency ?? 'EUR';
  const net = lineCount * 4500;
  const tax = net / 5;
  return {
    number: 'F-2026-0042',
    type: 'invoice',
    typeCode: '380',
    issueDate: '2026-03-01',
    dueDate: '2026-03-31',
    taxPointDate: null,
    currency,
    accountingCurrency: null,
    businessProcess: null,
    specification: null,
    references: noReferences,
    precedingInvoices: [],
    notes: [],
    paymentTerms: null,
    payment,
    period: null,
    seller: party('Fonderie Claire SAS', 'FR', {
      taxId: 'FR40303265045',
      legalRegistration: { value: '303265045', scheme: '0002' },
      legalForm: 'SAS au capital de 40 000 €',
      contact: { name: 'Service clients', phone: '+33 3 20 00 00 00', email: 'factures@fonderie.example' },
    }),
    buyer: party('Atelier du Nord', 'FR', { taxId: 'FR83404833048' }),
    payee: null,
    taxRepresentative: null,
    delivery: null,
    allowances: [],
    charges: [],
    totals: totals(net, tax, currency),
    taxes: [
      {
        category: { code: 'S', rate: '20' },
        base: money(net, currency),
        amount: money(tax, currency),
        exemptionReason: null,
        exemptionReasonCode: null,
      },
    ],
    lines: Array.from({ length: lineCount }, (_, index) => line(index + 1, {}, currency)),
    attachments: [],
    ...changes,
  };
}
