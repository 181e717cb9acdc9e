import type { Schemas } from '../../http/operations.ts';
import { minorUnits } from '../../money/minor-units.ts';
import { formatDecimal, parseDecimal, sumDecimals } from '../decimals.ts';
import { completedCategory } from './tax-terms.ts';
import { amountText, decimalText } from './tree.ts';

type Line = Schemas['InvoiceLine'];
type Adjustment = Schemas['AllowanceOrCharge'];
type Price = Line['price'];

/** UNCL 5189: discount. UNCL 7161: miscellaneous. They stand in where the document gives no reason (BR-CO-21 to 24). */
const plainReasons = { allowance: '95', charge: 'ABK' };

/** How far an amount may be from what it is reckoned from, in whole units of any currency: rounded to hundredths. */
const reckoningSlack = 0.0051;

/** Percentage and base belong together, and must give the amount. */
function isReckoned({ amount, base, percentage }: Adjustment): boolean {
  if (base === null || percentage === null) return false;
  const error = Math.abs(amount.amount - (base.amount * Number(percentage)) / 100);
  return error <= reckoningSlack * 10 ** (minorUnits(amount.currency) ?? 2);
}

/** A discount or surcharge with a reason, and with percentage and base where both are known. */
export function completedAdjustment(adjustment: Adjustment, kind: 'allowance' | 'charge'): Adjustment {
  const { reason, reasonCode, tax } = adjustment;
  const reckoned = isReckoned(adjustment);
  return {
    ...adjustment,
    base: reckoned ? adjustment.base : null,
    percentage: reckoned ? adjustment.percentage : null,
    reasonCode: reasonCode ?? (reason?.trim() ? null : plainReasons[kind]),
    tax: tax && completedCategory(tax),
  };
}

function negated(value: string): string {
  const decimal = parseDecimal(value.startsWith('-') ? value.slice(1) : `-${value}`);
  return decimal ? formatDecimal(decimal) : value;
}

function isNegative(value: string): boolean {
  return parseDecimal(value)?.negative ?? false;
}

/** A discount is taken from a gross price, which is the net price and the discount where it is not stated. */
function grossOf({ net, gross, discount }: Price): Price['gross'] {
  if (gross || !discount) return gross;
  const parts = [net, discount].map(({ value }) => parseDecimal(value)).filter((part) => part !== undefined);
  return { value: formatDecimal(sumDecimals(parts)), currency: net.currency };
}

/** Prices are not negative (BR-27, BR-28): what is given back is a negative quantity at its price. */
function withPositivePrice(line: Line): Line {
  const { price, quantity } = line;
  if (!isNegative(price.net.value)) return { ...line, price: { ...price, gross: grossOf(price) } };
  return {
    ...line,
    quantity: { ...quantity, value: negated(quantity.value) },
    price: { ...price, net: { ...price.net, value: negated(price.net.value) }, gross: null, discount: null },
  };
}

/** What the quantity costs at the price, before discounts and surcharges of the line, in whole units of the currency. */
function reckoned({ quantity, price }: Line): number {
  return (Number(quantity.value) * Number(price.net.value)) / Number(price.baseQuantity?.value ?? 1);
}

/**
 * Price and quantity must give the amount. In a currency without decimals, or at a price that was rounded itself, they
 * need not; the price is then stated for the whole quantity, which gives the same amount exactly.
 */
function withExactPrice(line: Line): Line {
  const { netAmount, allowances, charges, price, quantity } = line;
  const adjustments = [
    ...allowances.map(({ amount }) => amount.amount),
    ...charges.map(({ amount }) => -amount.amount),
  ];
  const before = adjustments.reduce((sum, amount) => sum + amount, netAmount.amount);
  const stated = before / 10 ** (minorUnits(netAmount.currency) ?? 2);
  if (Math.abs(stated - reckoned(line)) <= reckoningSlack || Number(quantity.value) * stated < 0) return line;
  const whole = amountText({ amount: Math.abs(before), currency: netAmount.currency });
  const net = { value: decimalText(whole), currency: price.net.currency };
  const baseQuantity = { value: quantity.value.replace('-', ''), unit: quantity.unit };
  return { ...line, price: { net, discount: null, gross: null, baseQuantity } };
}

/** A line with its terms as EN 16931 takes them; identifiers that lack the scheme they need (BR-64, BR-65) are left out. */
export function completedLine(line: Line): Line {
  const { item } = line;
  return {
    ...withExactPrice(withPositivePrice(line)),
    allowances: line.allowances.map((one) => completedAdjustment({ ...one, tax: null }, 'allowance')),
    charges: line.charges.map((one) => completedAdjustment({ ...one, tax: null }, 'charge')),
    tax: completedCategory(line.tax),
    item: {
      ...item,
      standardIdentifier: item.standardIdentifier?.scheme ? item.standardIdentifier : null,
      classifications: item.classifications.filter(({ list }) => list !== null),
    },
  };
}
