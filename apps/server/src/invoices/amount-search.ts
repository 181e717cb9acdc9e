import { sql } from 'kysely';
import type { RawBuilder } from 'kysely';
import { currenciesByDigits } from '../money/minor-units.ts';

/** An amount as somebody began to type it: the digits before the decimal separator, and those after it so far. */
export interface TypedAmount {
  whole: string;
  fraction: string;
}

const longestWhole = 12;
/** A single digit says too little. */
const fewestDigits = 2;
const mostDecimals = 3;
const aroundAmount = /^(?:[\p{Sc}]|[a-z]{3}\b)?\s*[-−+]?\s*([\d.,'’\s]+?)\s*(?:[\p{Sc}]|[a-z]{3})?$/iu;

/**
 * The amounts that a typed text can mean, whoever writes them: `1 234,5`, `1,234.50` and `1'234.50` are one each, and
 * `1.234` is a thousand to some and little more than one to others. None for a text that is no amount.
 */
export function typedAmounts(text: string): TypedAmount[] {
  const digits = aroundAmount.exec(text.trim())?.[1];
  if (digits === undefined) return [];
  const [, before = '', separator = '', after = ''] = /^(.*?)(?:([.,])(\d*))?$/su.exec(digits) ?? [];
  const meanings: TypedAmount[] = [];
  const add = (whole: string | undefined, fraction: string) => {
    if (whole === undefined || whole.length > longestWhole || (whole + fraction).length < fewestDigits) return;
    meanings.push({ whole, fraction });
  };
  add(ungrouped(digits), '');
  const isDecimal = separator !== '' && !before.includes(separator) && after.length <= mostDecimals;
  if (isDecimal) add(ungrouped(before), after);
  return meanings;
}

/** Digits without the separator between thousands; undefined when they are not grouped as numbers are. */
function ungrouped(text: string): string | undefined {
  if (/^\d+$/.test(text)) return text;
  return /^\d{1,3}(?:([.,'’\s])\d{3})(?:\1\d{3})*$/u.test(text) ? text.replaceAll(/\D/g, '') : undefined;
}

/**
 * Whether a column holds an amount that begins like this, on the table `invoice`. Minor units mean another value in each
 * currency, so there is one comparison per number of decimals; each is a range, for an index to find.
 *
 * @returns undefined when the text is no amount
 */
export function amountCondition(text: string, column: 'total' | 'due'): RawBuilder<boolean> | undefined {
  const comparisons = typedAmounts(text).flatMap(({ whole, fraction }) =>
    [...currenciesByDigits()].flatMap(([digits, currencies]) => {
      if (fraction.length > digits) return [];
      const open = digits - fraction.length;
      const low = Number(whole + fraction) * 10 ** open;
      const high = low + 10 ** open - 1;
      const among = sql`currency in (${sql.join(currencies.map((currency) => sql.lit(currency)))})`;
      const between = (from: number, to: number) =>
        sql`(${sql.ref(column)} between ${sql.lit(from)} and ${sql.lit(to)} and ${among})`;
      return [between(low, high), between(-high, -low)];
    }),
  );
  return comparisons.length === 0 ? undefined : sql<boolean>`(${sql.join(comparisons, sql` or `)})`;
}
