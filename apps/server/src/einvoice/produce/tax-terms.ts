import type { Schemas } from '../../http/operations.ts';

type Document = Schemas['InvoiceDocument'];
type Tax = Schemas['InvoiceTax'];
type TaxCategory = Schemas['TaxCategory'];

/** UNCL 5305: not subject to VAT. It stands alone on a document. */
export const outsideScope = 'O';
/** UNCL 5305: supply to another member state. */
export const intraCommunity = 'K';

/** Categories that need no reason for charging no tax, and may not give one (BR-S-10, BR-Z-10, BR-AF-10, BR-AG-10). */
const withoutReason = new Set(['S', 'Z', 'L', 'M', 'B']);

/** VATEX codes of the categories that say the reason by themselves. */
const reasonCodes: Record<string, string> = {
  AE: 'VATEX-EU-AE',
  K: 'VATEX-EU-IC',
  G: 'VATEX-EU-G',
  O: 'VATEX-EU-O',
};

/** Whether the document is outside the scope of VAT. */
export function isOutsideScope({ taxes }: Document): boolean {
  return taxes.some(({ category }) => category.code === outsideScope);
}

/** A category with the rate that it must state: none outside the scope of VAT, zero where no tax is charged. */
export function completedCategory({ code, rate }: TaxCategory): TaxCategory {
  return { code, rate: code === outsideScope ? null : (rate ?? '0') };
}

/** A row of the VAT breakdown with the reason that its category needs. */
export function completedTax(tax: Tax): Tax {
  const { code } = tax.category;
  const category = completedCategory(tax.category);
  if (withoutReason.has(code)) return { ...tax, category, exemptionReason: null, exemptionReasonCode: null };
  const exemptionReasonCode = tax.exemptionReasonCode ?? reasonCodes[code] ?? null;
  return { ...tax, category, exemptionReasonCode };
}

/**
 * The currency of the tax accounts with the tax in it (BR-53). France wants both on an invoice in another currency
 * (BR-FR-CO-12); without an exchange rate that is known only where the tax is zero.
 */
export function completedAccounting(
  { accountingCurrency, currency, totals }: Document,
  isFrench: boolean,
): { accountingCurrency: string | null; taxInAccountingCurrency: Schemas['Money'] | null } {
  const wanted = accountingCurrency ?? (isFrench ? 'EUR' : null);
  const stated = totals.taxInAccountingCurrency;
  const tax = stated ?? (wanted !== null && totals.tax.amount === 0 ? { amount: 0, currency: wanted } : null);
  const separate = wanted !== null && wanted !== currency && tax !== null;
  return separate
    ? { accountingCurrency: wanted, taxInAccountingCurrency: tax }
    : { accountingCurrency: null, taxInAccountingCurrency: null };
}
