import type { Schemas } from '../../http/operations.ts';
import { divideRounded } from '../../money/decimal.ts';

type Money = Schemas['Money'];
type TaxCategory = Schemas['TaxCategory'];

/**
 * The tax on a net amount, rounded once to the minor unit as EN 16931 does for the sum of a category (BR-S-09).
 *
 * @param category its rate is a decimal in per cent; no rate is no tax
 */
export function taxOn({ amount, currency }: Money, { rate }: TaxCategory): Money {
  if (rate === null) return { amount: 0, currency };
  const [whole = '0', decimals = ''] = rate.split('.');
  const scale = 10n ** BigInt(decimals.length);
  return { amount: Number(divideRounded(BigInt(amount) * BigInt(whole + decimals), 100n * scale)), currency };
}

/** Net, tax and gross. */
export function taxed(net: Money, category: TaxCategory): Schemas['TaxedAmount'] {
  const tax = taxOn(net, category);
  return { net, tax, gross: { amount: net.amount + tax.amount, currency: net.currency } };
}

/** The tax on lines of one category: on their sum, never line by line. */
export function taxesOf(lines: readonly { net: Money }[], category: TaxCategory): Schemas['ChangeTax'][] {
  const [first] = lines;
  if (!first) return [];
  const base = { amount: lines.reduce((sum, { net }) => sum + net.amount, 0), currency: first.net.currency };
  return [{ category, base, amount: taxOn(base, category) }];
}
