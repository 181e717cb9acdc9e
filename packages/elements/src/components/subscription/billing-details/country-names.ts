/** Names of countries in one language. */
export interface CountryNames {
  /** The name of a country; its code when there is no name. */
  of(code: string): string;
  /** Codes in the alphabetical order of their names. */
  sorted(codes: readonly string[]): string[];
}

const madeByLocale = new Map<string, CountryNames>();

/** The names in a language, made once and shared. */
export function countryNames(locale: string): CountryNames {
  let names = madeByLocale.get(locale);
  if (!names) madeByLocale.set(locale, (names = makeNames(locale)));
  return names;
}

function makeNames(locale: string): CountryNames {
  const names = new Intl.DisplayNames([locale], { type: 'region' });
  const { compare } = new Intl.Collator(locale);
  const of = (code: string): string => (/^[A-Z]{2}$/.test(code) ? (names.of(code) ?? code) : code);
  return { of, sorted: (codes) => [...codes].sort((one, other) => compare(of(one), of(other))) };
}
