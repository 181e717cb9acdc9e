import * as library from 'jsvat-next';
import { correction } from './corrections.ts';
import { schemeOf, type Scheme } from './schemes.ts';

/** What the form of a tax id says about it. */
export interface TaxIdForm {
  /** Upper case, without separators; one that is right has the prefix of its scheme. */
  value: string;
  /** `unknown_scheme`: the country has none that is known, so nothing can be said. */
  form: 'right' | 'wrong' | 'unknown_scheme';
  /** Prefix of the scheme, such as `EL` for Greece; null for an unknown one. */
  prefix: string | null;
  /** Without the prefix, and without the word for VAT that Swiss and Norwegian numbers end with. */
  number: string;
}

/** What people write between the parts of a number; everything else is part of it. */
const separators = /[\s\p{Separator}\p{Dash}\p{Format}.,:;/\\_'’()]/gu;

/** The words for VAT. */
const suffixes = /(?:MWST|TVA|IVA|MVA)$/;

/**
 * Checks form and check digit of a tax id by the scheme of its country.
 *
 * @param value as it was typed, with or without prefix and separators
 * @param country ISO 3166-1 code, or `XI`
 */
export function checkTaxIdForm(value: string, country: string): TaxIdForm {
  const plain = value.normalize('NFKC').toUpperCase().replaceAll(separators, '');
  const scheme = schemeOf(country, plain);
  if (!scheme) {
    // Digits or letters make an id, whatever its scheme.
    const form = /[\p{Letter}\p{Number}]/u.test(plain) ? 'unknown_scheme' : 'wrong';
    return { value: plain, form, prefix: null, number: plain };
  }
  const { prefix } = scheme;
  const given = plain.startsWith(prefix) ? plain.slice(prefix.length) : plain;
  const number = completed(prefix, given.replace(suffixes, ''));
  if (!isRightIn(scheme, number)) return { value: plain, form: 'wrong', prefix, number };
  return { value: `${prefix}${number}${suffixOf(prefix, given)}`, form: 'right', prefix, number };
}

/** Norwegian numbers always end with the word for VAT, Swiss ones in the language in which they were given. */
function suffixOf(prefix: string, given: string): string {
  if (prefix === 'NO') return 'MVA';
  return prefix === 'CHE' ? (suffixes.exec(given)?.[0] ?? '') : '';
}

/** Old Belgian and Greek numbers are one digit short of those of today: they begin with a zero now. */
function completed(prefix: string, number: string): string {
  if (prefix === 'BE' && /^\d{9}$/.test(number)) return `0${number}`;
  return prefix === 'EL' && /^\d{8}$/.test(number) ? `0${number}` : number;
}

function isRightIn(scheme: Scheme, number: string): boolean {
  const corrected = correction(scheme.prefix, number);
  if (corrected !== undefined) return corrected;
  const rules = library.countries.find(({ codes }) => codes.includes(scheme.rules));
  return rules !== undefined && library.checkVAT(asTheLibraryReads(scheme.prefix, number), [rules]).isValid;
}

/** The library knows Northern Ireland as Great Britain, and Norwegian numbers only without prefix and with suffix. */
function asTheLibraryReads(prefix: string, number: string): string {
  switch (prefix) {
    case 'XI':
      return `GB${number}`;
    case 'NO':
      return `${number}MVA`;
    default:
      return `${prefix}${number}`;
  }
}
