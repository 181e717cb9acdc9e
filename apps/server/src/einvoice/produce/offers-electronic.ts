import type { Schemas } from '../../http/operations.ts';
import { minorUnits } from '../../money/minor-units.ts';
import { completed } from './completed.ts';
import { intraCommunity, outsideScope } from './tax-terms.ts';
import { mostAmountDecimals } from './tree.ts';

type Document = Schemas['InvoiceDocument'];

/** Whether every amount can be written exactly: EN 16931 has two decimals for them, in any currency (BR-DEC-*). */
function amountsFit(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return true;
  if ('amount' in value && 'currency' in value && typeof value.amount === 'number') {
    const surplus = Math.max(0, (minorUnits(String(value.currency)) ?? mostAmountDecimals) - mostAmountDecimals);
    return value.amount % 10 ** surplus === 0;
  }
  return Object.values(value).every(amountsFit);
}

/** The seller can be told apart (BR-CO-26), and both sides have a country (BR-9, BR-11). */
function partiesFit({ seller, buyer, taxRepresentative }: Document): boolean {
  const known = seller.identifiers.length > 0 || seller.legalRegistration !== null || seller.taxId !== null;
  const places = [seller, buyer, ...(taxRepresentative ? [taxRepresentative] : [])];
  const represented = taxRepresentative === null || taxRepresentative.taxId !== null;
  return known && represented && places.every(({ address }) => (address?.country ?? null) !== null);
}

/** Who must have which tax number for a category (BR-S-02, BR-AE-02, BR-IC-02, BR-G-02 and their like). */
function numbersFit({ seller, buyer, taxRepresentative }: Document, category: string): boolean {
  const vat = seller.taxId !== null || taxRepresentative !== null;
  const taxed = vat || seller.taxRegistration !== null;
  if (category === outsideScope) return true;
  if (category === 'AE') return taxed && (buyer.taxId !== null || buyer.legalRegistration !== null);
  if (category === intraCommunity) return vat && buyer.taxId !== null;
  return category === 'G' ? vat : taxed;
}

function taxesFit(document: Document): boolean {
  const { taxes } = document;
  const alone = taxes.length === 1 || taxes.every(({ category }) => category.code !== outsideScope);
  const explained = taxes.every(
    ({ category, exemptionReason, exemptionReasonCode }) =>
      category.code !== 'E' || exemptionReason !== null || exemptionReasonCode !== null,
  );
  return taxes.length > 0 && alone && explained && taxes.every(({ category }) => numbersFit(document, category.code));
}

/** What is to be paid says when (BR-CO-25). */
function termsFit({ totals, dueDate, paymentTerms }: Document): boolean {
  return totals.due.amount <= 0 || dueDate !== null || Boolean(paymentTerms?.trim());
}

/**
 * Whether e-invoices of EN 16931 can be made from a document: it states, or lets be told, all that one must state, and
 * its amounts can be written exactly. No file is better than one that is refused or says something else.
 */
export function offersElectronic(document: Document): boolean {
  const full = completed(document);
  const adjusted = [...full.allowances, ...full.charges].every(({ tax }) => tax !== null);
  const hasLines = full.lines.length > 0;
  return hasLines && adjusted && amountsFit(full) && partiesFit(full) && taxesFit(full) && termsFit(full);
}
