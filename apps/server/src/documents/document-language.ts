import { de } from './strings/de.ts';
import type { DocumentStrings } from './strings/document-strings.ts';
import { en } from './strings/en.ts';
import { fr } from './strings/fr.ts';

const stringsOf = { en, fr, de };

export type DocumentLanguage = keyof typeof stringsOf;

export interface DocumentLocale {
  /** Language of the words. */
  language: DocumentLanguage;
  strings: DocumentStrings;
  /** Tag for Intl: dates, amounts and numbers. */
  formats: string;
}

/** Pages are laid out from left to right; amounts written from right to left would not read well on them. */
const rightToLeft = new Set([
  'ar',
  'arc',
  'ckb',
  'dv',
  'fa',
  'he',
  'ks',
  'pa-Arab',
  'ps',
  'sd',
  'syr',
  'ug',
  'ur',
  'yi',
]);

function parse(tag: string): Intl.Locale {
  try {
    const locale = new Intl.Locale(tag);
    const written = rightToLeft.has(locale.language) || Intl.NumberFormat.supportedLocalesOf(locale).length === 0;
    return written ? new Intl.Locale('en') : locale;
  } catch {
    return new Intl.Locale('en');
  }
}

function isWritten(language: string): language is DocumentLanguage {
  return Object.hasOwn(stringsOf, language);
}

/**
 * What a document in a locale is written with. Words exist in English, French and German; in other languages the words
 * are English and dates and numbers those of the locale. Always the Gregorian calendar and Latin digits.
 *
 * @param tag BCP 47 tag; one that Intl does not know counts as `en`.
 */
export function documentLocale(tag: string): DocumentLocale {
  const locale = parse(tag);
  const language = isWritten(locale.language) ? locale.language : 'en';
  const formats = new Intl.Locale(locale.baseName, { calendar: 'gregory', numberingSystem: 'latn' }).toString();
  return { language, strings: stringsOf[language], formats };
}
