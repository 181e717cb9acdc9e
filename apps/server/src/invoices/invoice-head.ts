import type { Schemas } from '../http/operations.ts';
import type { InvoiceHead } from './invoice-builder.ts';

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

/** UNCL 1001: commercial invoice, credit note. */
const typeCodes: Record<Schemas['InvoiceType'], string> = { invoice: '380', credit_note: '381' };

/** French billing mode: an invoice for services. */
const frenchServices = 'S1';
const en16931 = 'urn:cen.eu:en16931:2017';

/** What every document of one seller to one buyer says. */
export interface HeadFacts extends Pick<
  InvoiceHead,
  'number' | 'type' | 'issueDate' | 'currency' | 'seller' | 'buyer'
> {
  tax: Schemas['TaxCategory'];
}

/** The head of a document with nothing in it but who bills whom, when and in which currency. */
export function plainHead({ tax, seller, buyer, ...facts }: HeadFacts): InvoiceHead {
  return {
    ...facts,
    typeCode: typeCodes[facts.type],
    dueDate: null,
    taxPointDate: null,
    businessProcess: seller.address?.country === 'FR' ? frenchServices : null,
    specification: en16931,
    references: noReferences,
    precedingInvoices: [],
    notes: [],
    paymentTerms: null,
    payment: null,
    period: null,
    seller: partyOnDocument(seller, tax),
    buyer: partyOnDocument(buyer, tax),
    payee: null,
    taxRepresentative: null,
    delivery: null,
    attachments: [],
  };
}

/** A party as the document states it: outside the scope of VAT, EN 16931 (BR-O-02) forbids VAT identifiers. */
export function partyOnDocument(party: Schemas['Party'], { code }: Schemas['TaxCategory']): Schemas['Party'] {
  return code === 'O' ? { ...party, taxId: null } : party;
}
