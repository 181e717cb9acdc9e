import type { Schemas } from '../http/operations.ts';
import { formatDecimal, multiply, parseDecimal, quotientAtScale, unitsAtScale } from '../money/decimal.ts';
import type { Decimal } from '../money/decimal.ts';
import type { TaxTreatment } from './tax-treatments.ts';

/** A discount or surcharge: either a percentage of what it applies to, or an amount in minor units. */
export type AdjustmentDraft = { readonly reason: string; readonly reasonCode: string } & (
  { readonly percentage: string } | { readonly minorUnits: bigint }
);

/** One line as somebody would order it: no amounts yet. */
export interface LineDraft {
  readonly name: string;
  readonly description?: string;
  /** The seller's own code of the item. */
  readonly code?: string;
  /** Decimal; negative to take back. */
  readonly quantity: string;
  /** UN/ECE Recommendation 20 code. */
  readonly unit: string;
  /** Net price of `baseQuantity` units, or of one, as a decimal of the major unit. */
  readonly price: string;
  readonly baseQuantity?: string;
  /** List price, when it was reduced to `price`. */
  readonly listPrice?: string;
  readonly tax: TaxTreatment;
  readonly period?: Schemas['Period'];
  readonly note?: string;
  readonly orderLineReference?: string;
  readonly attributes?: readonly { readonly name: string; readonly value: string }[];
  readonly allowances?: readonly AdjustmentDraft[];
  readonly charges?: readonly AdjustmentDraft[];
}

/** What all amounts of one document share. */
export interface CurrencyScale {
  readonly currency: string;
  /** Decimals of the currency's minor unit. */
  readonly decimals: number;
}

/**
 * Minor units as the contract's Money.
 *
 * @throws RangeError when a JSON number cannot hold the amount exactly.
 */
export function moneyOf(minorUnits: bigint, currency: string): Schemas['Money'] {
  const amount = Number(minorUnits);
  if (!Number.isSafeInteger(amount))
    throw new RangeError(`${minorUnits} ${currency} does not fit the contract's Money.`);
  return { amount, currency };
}

/** The amount of a discount or surcharge on a base, with the fields that EN 16931 shows beside it. */
export function adjustmentOf(
  draft: AdjustmentDraft,
  base: bigint,
  tax: TaxTreatment | undefined,
  { currency }: CurrencyScale,
): Schemas['AllowanceOrCharge'] {
  const shared = { reason: draft.reason, reasonCode: draft.reasonCode, tax: tax?.category ?? null };
  if ('minorUnits' in draft) {
    return { ...shared, amount: moneyOf(draft.minorUnits, currency), base: null, percentage: null };
  }
  const share = multiply({ units: base, scale: 0 }, parseDecimal(draft.percentage));
  const amount = unitsAtScale({ units: share.units, scale: share.scale + 2 }, 0);
  return { ...shared, amount: moneyOf(amount, currency), base: moneyOf(base, currency), percentage: draft.percentage };
}

/** Adds up amounts exactly. */
export function sumOf(amounts: Iterable<Schemas['Money']>): bigint {
  let sum = 0n;
  for (const { amount } of amounts) sum += BigInt(amount);
  return sum;
}

const one: Decimal = { units: 1n, scale: 0 };

/** Quantity times price, in minor units, before discounts and surcharges of the line. */
function grossOf(draft: LineDraft, decimals: number): bigint {
  const base = draft.baseQuantity === undefined ? one : parseDecimal(draft.baseQuantity);
  return quotientAtScale(multiply(parseDecimal(draft.quantity), parseDecimal(draft.price)), base, decimals);
}

function discountOf({ price, listPrice }: LineDraft): string | undefined {
  if (listPrice === undefined) return undefined;
  const [net, list] = [parseDecimal(price), parseDecimal(listPrice)];
  const scale = Math.max(net.scale, list.scale);
  return formatDecimal({ units: unitsAtScale(list, scale) - unitsAtScale(net, scale), scale }, 2);
}

function priceOf(draft: LineDraft, currency: string): Schemas['InvoiceLinePrice'] {
  const discount = discountOf(draft);
  return {
    net: { value: draft.price, currency },
    discount: discount === undefined ? null : { value: discount, currency },
    gross: draft.listPrice === undefined ? null : { value: draft.listPrice, currency },
    baseQuantity: draft.baseQuantity === undefined ? null : { value: draft.baseQuantity, unit: draft.unit },
  };
}

function itemOf(draft: LineDraft): Schemas['InvoiceItem'] {
  return {
    name: draft.name,
    description: draft.description ?? null,
    sellerIdentifier: draft.code ?? null,
    buyerIdentifier: null,
    standardIdentifier: null,
    classifications: [],
    originCountry: null,
    attributes: (draft.attributes ?? []).map(({ name, value }) => ({ name, value })),
  };
}

/** The finished line: quantity times price, rounded once, less its discounts, plus its surcharges. */
export function lineOf(draft: LineDraft, position: number, scale: CurrencyScale): Schemas['InvoiceLine'] {
  const gross = grossOf(draft, scale.decimals);
  const allowances = (draft.allowances ?? []).map((each) => adjustmentOf(each, gross, undefined, scale));
  const charges = (draft.charges ?? []).map((each) => adjustmentOf(each, gross, undefined, scale));
  const net = gross - sumOf(allowances.map(({ amount }) => amount)) + sumOf(charges.map(({ amount }) => amount));
  return {
    id: String(position),
    note: draft.note ?? null,
    objectIdentifier: null,
    quantity: { value: draft.quantity, unit: draft.unit },
    netAmount: moneyOf(net, scale.currency),
    orderLineReference: draft.orderLineReference ?? null,
    accountingReference: null,
    period: draft.period ?? null,
    allowances,
    charges,
    price: priceOf(draft, scale.currency),
    tax: draft.tax.category,
    item: itemOf(draft),
  };
}
