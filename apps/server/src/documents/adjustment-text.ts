import type { Schemas } from '../http/operations.ts';

import type { Wording } from './invoice-view.ts';

type AllowanceOrCharge = Schemas['AllowanceOrCharge'];
type Money = Schemas['Money'];

/** An amount that is taken off. */
export function negative({ amount, currency }: Money): Money {
  return { amount: amount === 0 ? 0 : -amount, currency };
}

function percentageText({ percentage, base }: AllowanceOrCharge, { strings, format }: Wording): string | null {
  if (percentage === null) return null;
  const rate = format.percent(percentage);
  return base ? strings.percentageOf(rate, format.money(base)) : rate;
}

/** What an allowance or charge is for: its reason, or the plain word, and how it was reckoned. */
export function adjustmentText(word: string, adjustment: AllowanceOrCharge, wording: Wording): string {
  const reason = adjustment.reason?.trim() ? adjustment.reason.trim() : word;
  const percentage = percentageText(adjustment, wording);
  return percentage === null ? reason : `${reason} (${percentage})`;
}
