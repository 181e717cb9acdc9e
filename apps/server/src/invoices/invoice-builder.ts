import type { Schemas } from '../http/operations.ts';
import { minorUnits } from '../money/minor-units.ts';
import { divideRounded, multiply, parseDecimal, unitsAtScale } from '../money/decimal.ts';
import { taxOn } from '../subscriptions/rules/tax.ts';
import { adjustmentOf, lineOf, moneyOf, sumOf } from './invoice-lines.ts';
import type { AdjustmentDraft, CurrencyScale, LineDraft } from './invoice-lines.ts';
import type { TaxTreatment } from './tax-treatments.ts';

type InvoiceDocument = Schemas['InvoiceDocument'];

/** Everything the document says apart from its amounts. */
export type InvoiceHead = Omit<
  InvoiceDocument,
  'accountingCurrency' | 'allowances' | 'charges' | 'totals' | 'taxes' | 'lines'
>;

/** A discount or surcharge on the whole document. A percentage applies to the lines of the same tax category. */
export type DocumentAdjustmentDraft = AdjustmentDraft & { readonly tax: TaxTreatment };

/** What an invoice is made from. */
export interface InvoiceDraft {
  readonly head: InvoiceHead;
  readonly lines: readonly LineDraft[];
  readonly allowances?: readonly DocumentAdjustmentDraft[];
  readonly charges?: readonly DocumentAdjustmentDraft[];
  /** Paid before the invoice was issued: minor units, or `all` of it. */
  readonly prepaid?: bigint | 'all';
  /** The amount due is rounded to a multiple of this many minor units, such as 5 for CHF in cash. */
  readonly dueStep?: bigint;
  /** Currency in which the seller accounts for the tax, and how many of it one unit of the document's currency is. */
  readonly accounting?: { readonly currency: string; readonly rate: string };
}

function scaleOf(currency: string): CurrencyScale {
  const decimals = minorUnits(currency);
  if (decimals === undefined) throw new RangeError(`${currency} is not a currency of ISO 4217.`);
  return { currency, decimals };
}

function sameCategory(left: Schemas['TaxCategory'], right: Schemas['TaxCategory'] | null): boolean {
  return left.code === right?.code && left.rate === right.rate;
}

/** A document in the making: its lines and adjustments have their amounts already. */
interface Parts {
  lines: Schemas['InvoiceLine'][];
  allowances: Schemas['AllowanceOrCharge'][];
  charges: Schemas['AllowanceOrCharge'][];
}

function netOf(lines: readonly Schemas['InvoiceLine'][], category: Schemas['TaxCategory']): bigint {
  return sumOf(lines.filter(({ tax }) => sameCategory(category, tax)).map(({ netAmount }) => netAmount));
}

function amountsIn(adjustments: Schemas['AllowanceOrCharge'][], category: Schemas['TaxCategory']): bigint {
  return sumOf(adjustments.filter(({ tax }) => sameCategory(category, tax)).map(({ amount }) => amount));
}

function partsOf(draft: InvoiceDraft, scale: CurrencyScale): Parts {
  const lines = draft.lines.map((line, index) => lineOf(line, index + 1, scale));
  const adjust = (each: DocumentAdjustmentDraft) =>
    adjustmentOf(each, netOf(lines, each.tax.category), each.tax, scale);
  return { lines, allowances: (draft.allowances ?? []).map(adjust), charges: (draft.charges ?? []).map(adjust) };
}

/** The tax treatments of a document, each once, in the order they appear. */
function treatmentsOf(draft: InvoiceDraft): TaxTreatment[] {
  const all = [...draft.lines, ...(draft.allowances ?? []), ...(draft.charges ?? [])].map(({ tax }) => tax);
  return all.filter(
    (treatment, index) => all.findIndex(({ category }) => sameCategory(category, treatment.category)) === index,
  );
}

/** The VAT breakdown: one row for each category and rate, rounded once on the sum of its base. */
function taxesOf(draft: InvoiceDraft, parts: Parts, currency: string): Schemas['InvoiceTax'][] {
  return treatmentsOf(draft).map(({ category, exemptionReason, exemptionReasonCode }) => {
    const base =
      netOf(parts.lines, category) - amountsIn(parts.allowances, category) + amountsIn(parts.charges, category);
    return {
      category,
      base: moneyOf(base, currency),
      amount: taxOn(moneyOf(base, currency), category),
      exemptionReason,
      exemptionReasonCode,
    };
  });
}

function roundingOf(due: bigint, step: bigint): bigint {
  return divideRounded(due, step) * step - due;
}

function taxInAccountingCurrency(draft: InvoiceDraft, tax: bigint, decimals: number): Schemas['Money'] | null {
  if (!draft.accounting) return null;
  const { currency, rate } = draft.accounting;
  const converted = multiply({ units: tax, scale: decimals }, parseDecimal(rate));
  return moneyOf(unitsAtScale(converted, scaleOf(currency).decimals), currency);
}

function totalsOf(
  draft: InvoiceDraft,
  parts: Parts,
  taxes: readonly Schemas['InvoiceTax'][],
  { currency, decimals }: CurrencyScale,
): Schemas['InvoiceTotals'] {
  const lines = sumOf(parts.lines.map(({ netAmount }) => netAmount));
  const allowances = sumOf(parts.allowances.map(({ amount }) => amount));
  const charges = sumOf(parts.charges.map(({ amount }) => amount));
  const tax = sumOf(taxes.map(({ amount }) => amount));
  const net = lines - allowances + charges;
  const gross = net + tax;
  const prepaid = draft.prepaid === 'all' ? gross : (draft.prepaid ?? 0n);
  const rounding = roundingOf(gross - prepaid, draft.dueStep ?? 1n);
  const money = (amount: bigint) => moneyOf(amount, currency);
  return {
    lines: money(lines),
    allowances: money(allowances),
    charges: money(charges),
    net: money(net),
    tax: money(tax),
    taxInAccountingCurrency: taxInAccountingCurrency(draft, tax, decimals),
    gross: money(gross),
    prepaid: money(prepaid),
    rounding: money(rounding),
    due: money(gross - prepaid + rounding),
  };
}

/**
 * Makes the document of an invoice: lines, VAT breakdown and totals from what was ordered, in exact integer arithmetic,
 * each amount rounded once, half away from zero, and every sum consistent with EN 16931 (BR-CO-10 to BR-CO-17).
 *
 * @param draft The head, and lines, discounts and surcharges without amounts.
 * @throws RangeError for a currency that ISO 4217 does not know, a number that is not a decimal, or an amount that a
 *   JSON number cannot hold exactly.
 */
export function buildInvoice(draft: InvoiceDraft): InvoiceDocument {
  const scale = scaleOf(draft.head.currency);
  const parts = partsOf(draft, scale);
  const taxes = taxesOf(draft, parts, scale.currency);
  return {
    ...draft.head,
    accountingCurrency: draft.accounting?.currency ?? null,
    ...parts,
    taxes,
    totals: totalsOf(draft, parts, taxes, scale),
  };
}
