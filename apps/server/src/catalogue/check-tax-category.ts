import type { Schemas } from '../http/operations.ts';
import type { FieldProblem } from '../http/problem.ts';

/** UNCL 5305 codes that EN 16931 knows, and what rate each has: above 0, exactly 0, any, or none. */
const rates: Readonly<Record<string, 'positive' | 'zero' | 'any' | 'none'>> = {
  S: 'positive',
  Z: 'zero',
  E: 'zero',
  AE: 'zero',
  K: 'zero',
  G: 'zero',
  O: 'none',
  L: 'any',
  M: 'any',
  B: 'any',
};

const advice = {
  positive: 'must be a percentage above 0 and at most 100',
  zero: 'must be 0 for this code',
  any: 'must be a percentage from 0 to 100',
  none: 'must be null for this code',
};

/** What EN 16931 would refuse of a tax category (BR-S-05, BR-Z-05, BR-O-05 and their like). */
export function taxCategoryProblems({ code, rate }: Schemas['TaxCategory'], pointer: string): FieldProblem[] {
  const wanted = Object.hasOwn(rates, code) ? rates[code] : undefined;
  if (wanted === undefined) {
    return [{ pointer: `${pointer}/code`, code: 'enum', message: `must be one of ${Object.keys(rates).join(', ')}` }];
  }
  if (fits(wanted, rate === null ? null : Number(rate))) return [];
  return [{ pointer: `${pointer}/rate`, code: 'range', message: advice[wanted] }];
}

function fits(wanted: keyof typeof advice, rate: number | null): boolean {
  if (wanted === 'none' || rate === null) return wanted === 'none' && rate === null;
  if (wanted === 'zero') return rate === 0;
  return rate <= 100 && (wanted === 'positive' ? rate > 0 : rate >= 0);
}
