/** What a register says of a tax id. */
export type RegisterAnswer =
  | { status: 'registered'; name: string | null }
  | { status: 'unknown' }
  /** It did not answer, or cannot right now. */
  | { status: 'away' };

/** Knows which tax ids are in use. */
export interface TaxRegister {
  /** Whether it keeps ids with this prefix. */
  keeps(prefix: string): boolean;
  /** Never throws: a register that is away says so. @param number without its prefix */
  lookUp(prefix: string, number: string): Promise<RegisterAnswer>;
}

/** Member states by the prefix of their numbers, and Northern Ireland. */
const prefixes: ReadonlySet<string> = new Set(
  'AT BE BG CY CZ DE DK EE EL ES FI FR HR HU IE IT LT LU LV MT NL PL PT RO SE SI SK XI'.split(' '),
);

/** Milliseconds that an answer may take. */
const usualPatience = 5_000;

/** Characters of a name that the contract has room for. */
const longestName = 500;

interface ViesAnswer {
  isValid?: unknown;
  name?: unknown;
  userError?: unknown;
}

/** What VIES answers when it knows: everything else means that a member state or VIES itself is busy or away. */
const known: ReadonlySet<unknown> = new Set(['VALID', 'INVALID']);

/**
 * The VAT information exchange system of the EU, over its published REST interface
 * (https://ec.europa.eu/taxation_customs/vies/#/technical-information).
 *
 * @param url such as `https://ec.europa.eu/taxation_customs/vies/rest-api`
 * @param patience milliseconds that an answer may take
 */
export function createViesRegister(url: string, patience: number = usualPatience): TaxRegister {
  return {
    keeps: (prefix) => prefixes.has(prefix),
    async lookUp(prefix, number) {
      const address = `${url}/ms/${prefix}/vat/${encodeURIComponent(number)}`;
      try {
        const response = await fetch(address, { signal: AbortSignal.timeout(patience), redirect: 'error' });
        if (!response.ok) return { status: 'away' };
        return read((await response.json()) as ViesAnswer);
      } catch {
        return { status: 'away' };
      }
    },
  };
}

function read({ isValid, name, userError }: ViesAnswer): RegisterAnswer {
  if (typeof isValid !== 'boolean' || (userError !== undefined && !known.has(userError))) return { status: 'away' };
  if (!isValid) return { status: 'unknown' };
  // Some member states give no names and have dashes in their place.
  const given = typeof name === 'string' ? name.replaceAll(/[\p{Cc}\s]+/gu, ' ').trim() : '';
  return { status: 'registered', name: /^-*$/.test(given) ? null : Array.from(given).slice(0, longestName).join('') };
}
