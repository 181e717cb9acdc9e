import type { Schemas } from '../../http/operations.ts';
import { documentTypeOf } from '../codes.ts';
import { completedLine, completedAdjustment } from './line-terms.ts';
import { frenchBusinessProcess, frenchNotes, isFrench } from './french-terms.ts';
import { completedParty, frenchIdentifiers } from './party-terms.ts';
import { completedPayment } from './payment-terms.ts';
import { completedAccounting, completedTax, intraCommunity, isOutsideScope } from './tax-terms.ts';

type Document = Schemas['InvoiceDocument'];

/** The specification (BT-24) of an invoice that follows the European standard and nothing else. */
export const en16931 = 'urn:cen.eu:en16931:2017';
/** The process of a plain invoice between two parties, which XRechnung wants named. */
const plainBilling = 'urn:fdc:peppol.eu:2017:poacc:billing:01:1.0';
const creditNoteCode = '381';
const invoiceCode = '380';

function typeCodeOf({ type, typeCode }: Document): string {
  if (documentTypeOf(typeCode) === type) return typeCode;
  return type === 'credit_note' ? creditNoteCode : invoiceCode;
}

/** What the buyer finds the invoice by, which XRechnung wants: its own reference, its order, or who it is. */
function buyerReference({ references, buyer }: Document): string {
  const known = [
    references.buyer,
    references.purchaseOrder,
    references.contract,
    buyer.identifiers[0]?.value,
    buyer.legalRegistration?.value,
    buyer.taxId,
  ];
  return known.find((reference) => reference !== null && reference !== undefined && reference !== '') ?? buyer.name;
}

/**
 * Where and when it was delivered. A supply to another member state must say so (BR-IC-11, BR-IC-12): it goes to the
 * buyer, and on the day of issue where no other is stated, as Article 226 (7) of Directive 2006/112/EC has it.
 */
function deliveryOf({ delivery, taxes, buyer, period, issueDate, taxPointDate }: Document): Document['delivery'] {
  if (!taxes.some(({ category }) => category.code === intraCommunity)) return delivery;
  const stated = delivery ?? { name: null, location: null, date: null, address: null };
  return {
    ...stated,
    date: stated.date ?? (period ? null : (taxPointDate ?? issueDate)),
    address: stated.address?.country ? stated.address : buyer.address,
  };
}

/** A payee is named only where the money does not go to the seller (BR-17). */
function payeeOf({ payee, seller }: Document): Document['payee'] {
  return payee && payee.name !== seller.name && payee.name !== seller.tradingName ? payee : null;
}

/**
 * A document with every term that EN 16931, XRechnung 3.0 and the French rules want, as far as it can be told from what
 * the document states, or the law says it for everyone. Amounts are never touched.
 */
export function completed(document: Document): Document {
  const french = isFrench(document);
  const keepsVat = !isOutsideScope(document);
  const { accountingCurrency, taxInAccountingCurrency } = completedAccounting(document, french);
  const { specification, businessProcess, notes } = document;
  const stated = notes.filter(({ text }) => text.trim() !== '');
  const partyOf = (party: Schemas['Party']) => {
    const full = completedParty(party, keepsVat);
    return french ? { ...full, identifiers: frenchIdentifiers(full.identifiers) } : full;
  };
  const buyer = partyOf(document.buyer);
  const payee = payeeOf(document);
  return {
    ...document,
    typeCode: typeCodeOf(document),
    accountingCurrency,
    specification: specification?.startsWith(en16931) ? specification : en16931,
    businessProcess: french ? frenchBusinessProcess(businessProcess) : businessProcess?.trim() || plainBilling,
    references: { ...document.references, buyer: buyerReference(document) },
    notes: french ? frenchNotes(stated, document.paymentTerms) : stated,
    payment: completedPayment(document.payment),
    seller: partyOf(document.seller),
    // EN 16931 has one identifier of the buyer, and no number of a local tax office.
    buyer: { ...buyer, identifiers: buyer.identifiers.slice(0, 1), taxRegistration: null },
    payee: payee && partyOf(payee),
    taxRepresentative: keepsVat && document.taxRepresentative ? completedParty(document.taxRepresentative, true) : null,
    delivery: deliveryOf({ ...document, buyer }),
    allowances: document.allowances.map((one) => completedAdjustment(one, 'allowance')),
    charges: document.charges.map((one) => completedAdjustment(one, 'charge')),
    totals: { ...document.totals, taxInAccountingCurrency },
    taxes: document.taxes.map(completedTax),
    lines: document.lines.map(completedLine),
  };
}
