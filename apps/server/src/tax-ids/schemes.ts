/** A scheme of tax ids. */
export interface Scheme {
  /** What its numbers begin with. */
  prefix: string;
  /** ISO 3166-1 code of the country whose rules its numbers follow. */
  rules: string;
}

/** Countries whose numbers begin with their own code: the members of the EU, the United Kingdom and Norway. */
const usual = 'AT BE BG CY CZ DE DK EE ES FI FR GB HR HU IE IT LT LU LV MT NL NO PL PT RO SE SI SK'.split(' ');

const greece: Scheme = { prefix: 'EL', rules: 'GR' };
const switzerland: Scheme = { prefix: 'CHE', rules: 'CH' };
const northernIreland: Scheme = { prefix: 'XI', rules: 'GB' };

/** The schemes of a country, the usual one first. Some countries are in the scheme of another. */
const schemes = new Map<string, readonly [Scheme, ...Scheme[]]>([
  ...usual.map((code) => [code, [{ prefix: code, rules: code }]] as const),
  ['GB', [{ prefix: 'GB', rules: 'GB' }, northernIreland]],
  ['XI', [northernIreland]],
  ['IM', [{ prefix: 'GB', rules: 'GB' }]],
  ['GR', [greece]],
  ['EL', [greece]],
  ['CH', [switzerland]],
  ['LI', [switzerland]],
  ['MC', [{ prefix: 'FR', rules: 'FR' }]],
]);

/**
 * The scheme that a tax id is of: the one that its prefix names, else the country's usual one.
 *
 * @param country ISO 3166-1 code, or `XI`
 * @param plain the id, in upper case and without separators
 * @returns undefined for a country without a known scheme
 */
export function schemeOf(country: string, plain: string): Scheme | undefined {
  const known = schemes.get(country);
  return known?.find(({ prefix }) => plain.startsWith(prefix)) ?? known?.[0];
}

/** Whether the numbers of some scheme begin with this. */
export function isPrefix(text: string): boolean {
  return [...schemes.values()].some((known) => known.some(({ prefix }) => prefix === text));
}
