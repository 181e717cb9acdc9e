import type { Schemas } from '../http/operations.ts';
import { minorUnits } from '../money/minor-units.ts';
import { formatDecimal } from '../money/decimal.ts';
import type { AdjustmentDraft, LineDraft } from './invoice-lines.ts';
import type { TaxTreatment } from './tax-treatments.ts';

/** One line of an invoice that is issued. */
export interface IssuedLine {
  kind: 'charge' | 'credit';
  name: string;
  note: string | null;
  /** How many, such as seats; 1 when absent. */
  quantity?: number;
  /** The line without tax, all of its quantity; the sign of a credit may be left out. */
  net: Schemas['Money'];
  /** What has been taken off already to come to `net`. */
  discount?: LineDiscount;
  period: Schemas['Period'] | null;
}

/** A discount on one line. */
export interface LineDiscount {
  /** A decimal in per cent of `gross`. */
  percentage: string;
  reason: string;
  /** The line before it. */
  gross: Schemas['Money'];
}

/** UNTDID 5189: discount. */
const discountCode = '95';

/** UN/ECE Recommendation 20: one. */
const piece = 'C62';

/** What a line counts towards the sum of charges, minor units: credits are negative. */
export function signedNet({ kind, net: { amount } }: IssuedLine): number {
  if (kind === 'credit') return -Math.abs(amount);
  if (amount < 0) throw new RangeError(`A charge of ${amount} is below zero: make it a credit.`);
  return amount;
}

/**
 * A line as the builder takes it: what is taken back has a negative quantity, and the price is never negative (BR-27).
 * A net amount that its quantity does not divide is priced per that quantity, so that nothing is rounded.
 *
 * @param sign -1 in a credit note, where what is taken back counts positive
 */
export function draftOf(line: IssuedLine, tax: TaxTreatment, sign: 1 | -1): LineDraft {
  const { name, note, quantity = 1, net, discount, period } = line;
  if (!Number.isSafeInteger(quantity) || quantity < 1) throw new RangeError(`${quantity} is no quantity of a line.`);
  const decimals = minorUnits(net.currency);
  if (decimals === undefined) throw new RangeError(`${net.currency} is not a currency of ISO 4217.`);
  const amount = BigInt(Math.abs((discount?.gross ?? net).amount));
  const divides = amount % BigInt(quantity) === 0n;
  const units = divides ? amount / BigInt(quantity) : amount;
  const negative = signedNet(line) * sign < 0;
  return {
    name,
    ...(note === null ? {} : { note }),
    quantity: `${negative ? '-' : ''}${quantity}`,
    unit: piece,
    price: formatDecimal({ units, scale: decimals }, decimals),
    ...(divides ? {} : { baseQuantity: String(quantity) }),
    ...(discount ? { allowances: [allowanceOf(discount)] } : {}),
    tax,
    ...(period === null ? {} : { period }),
  };
}

function allowanceOf({ percentage, reason }: LineDiscount): AdjustmentDraft {
  return { reason, reasonCode: discountCode, percentage };
}
