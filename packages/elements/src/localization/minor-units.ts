/** ISO 4217 currencies that do not have two decimals. Intl is no source: it answers what is customary (HUF 0, IQD 0). */
const none = 'BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF SLL UGX UYI VND VUV XAF XOF XPF';
const three = 'BHD IQD JOD KWD LYD OMR TND';
const four = 'CLF UYW';

/**
 * How many decimals one minor unit of a currency stands for.
 *
 * @param currency ISO 4217 alphabetic code
 */
export function minorUnits(currency: string): 0 | 2 | 3 | 4 {
  if (none.includes(currency)) return 0;
  if (three.includes(currency)) return 3;
  return four.includes(currency) ? 4 : 2;
}
