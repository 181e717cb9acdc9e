import { isPrefix } from './schemes.ts';

/**
 * Where the library differs from what the tax administrations publish, and only there.
 *
 * @param prefix of the scheme
 * @param number without the prefix
 * @returns whether the number is right; undefined where the library decides
 */
export function correction(prefix: string, number: string): boolean | undefined {
  switch (prefix) {
    case 'BE':
      // Enterprise numbers are given in order: 0100 to 0999 millions, and since then from 1000 millions on.
      return /^(?:0[1-9]|10)\d{8}$/.test(number) ? undefined : false;
    case 'FI':
      // The library takes 0 for the remainder 1, for which no check digit exists.
      return remainder(number, [7, 9, 10, 5, 8, 4, 2], 11) === 1 ? false : undefined;
    case 'FR':
      // The library takes any two letters for a key, and so the prefix and number of another country.
      return isPrefix(number.slice(0, 2)) ? false : undefined;
    case 'IE':
      return irish(number);
    case 'LV':
      // Codes of people that were given since July 2017 begin with 32, hold no date of birth and have no check digit.
      return /^32\d{9}$/.test(number) ? true : undefined;
    case 'NL':
      return dutch(number);
    case 'PL':
      // The library takes 0 for the remainder 10, for which no check digit exists.
      return remainder(number, [6, 5, 7, 2, 3, 4, 5, 6, 7], 11) === 10 ? false : undefined;
    case 'PT':
      // The first digit says what kind of taxpayer it is, and none is 0.
      return number.startsWith('0') ? false : undefined;
    default:
      return undefined;
  }
}

/** The library knows A and H as second letters; A to I are defined. */
function irish(number: string): boolean | undefined {
  const [, check, second] = /^\d{7}([A-W])([A-I])$/.exec(number) ?? [];
  if (check === undefined || second === undefined) return undefined;
  const letter = second.charCodeAt(0) - 64;
  const expected = (remainder(number, [8, 7, 6, 5, 4, 3, 2], 23) + 9 * letter) % 23;
  return check === (expected === 0 ? 'W' : String.fromCharCode(64 + expected));
}

/** Suffixes begin with B01, and no number of a company has the remainder 10, for which the library takes 0. */
function dutch(number: string): boolean | undefined {
  if (number.endsWith('B00')) return false;
  const isCompany = remainder(number, [9, 8, 7, 6, 5, 4, 3, 2], 11) !== 10;
  return isCompany || !/^\d{9}B\d{2}$/.test(number) ? undefined : isPersonal(number);
}

/** Numbers of sole traders since 2020 (ISO 7064, modulus 97, letters from A as 10). */
function isPersonal(number: string): boolean {
  const digits = Array.from(`NL${number}`, (character) => String(Number.parseInt(character, 36))).join('');
  return BigInt(digits) % 97n === 1n;
}

function remainder(number: string, weights: readonly number[], modulus: number): number {
  return weights.reduce((sum, weight, index) => sum + weight * Number(number[index]), 0) % modulus;
}
