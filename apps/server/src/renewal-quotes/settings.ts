/** Times are milliseconds. */
export interface QuoteSettings {
  /** Runs of the preparation after which it is given up. */
  mostRuns: number;
  /** Silence after which the job of a quote is taken for lost. */
  lostAfter: number;
  /** Between two looks at quotes that expire or were lost. */
  lookInterval: number;
  /** How long before its end people are told that a quote expires. */
  toldBefore: number;
}

const minute = 60 * 1000;

export const usualQuoteSettings: QuoteSettings = {
  mostRuns: 8,
  lostAfter: 2 * minute,
  lookInterval: minute,
  toldBefore: 3 * 24 * 60 * minute,
};
