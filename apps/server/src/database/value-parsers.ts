/** Type numbers of PostgreSQL, the same on every server. */
const bigintType = 20;
const dateType = 1082;

/** How values that the two drivers read differently become JavaScript values, by type number. */
export const valueParsers: Readonly<Record<number, (text: string) => unknown>> = {
  [bigintType]: parseBigint,
  [dateType]: (text) => text,
};

/**
 * Reads a `bigint` column as a number. Amounts and counts stay far below the limit; a value beyond it is an error
 * rather than a rounded amount.
 *
 * @throws RangeError beyond 2^53 - 1
 */
export function parseBigint(text: string): number {
  const value = Number(text);
  if (!Number.isSafeInteger(value)) throw new RangeError(`The database holds ${text}, beyond exact numbers.`);
  return value;
}
