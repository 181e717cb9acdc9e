import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';

import { readCoverage } from './font-coverage.ts';
import type { Coverage } from './font-coverage.ts';

const require = createRequire(import.meta.url);

/** Small fonts that every document may use without a noticeable cost. */
const alwaysLoaded = ['sans', 'arabic', 'arabicExtended', 'hebrew', 'thai', 'devanagari'] as const;

const files = {
  sans: ['noto-sans', 'NotoSans'],
  // Noto builds many letters from a shape and dots, which readers then copy as two letters; Vazirmatn does not.
  arabic: ['vazirmatn', 'Vazirmatn'],
  arabicExtended: ['noto-sans-arabic', 'NotoSansArabic'],
  hebrew: ['noto-sans-hebrew', 'NotoSansHebrew'],
  thai: ['noto-sans-thai', 'NotoSansThai'],
  devanagari: ['noto-sans-devanagari', 'NotoSansDevanagari'],
  japanese: ['noto-sans-jp', 'NotoSansJP'],
  chinese: ['noto-sans-sc', 'NotoSansSC'],
  korean: ['noto-sans-kr', 'NotoSansKR'],
} as const;

export type FontName = keyof typeof files;
export type EastAsianFont = 'japanese' | 'chinese' | 'korean';

/** Names by which the template calls the families. */
export const families: Record<FontName, string> = {
  sans: 'Noto Sans',
  arabic: 'Vazirmatn',
  arabicExtended: 'Noto Sans Arabic',
  hebrew: 'Noto Sans Hebrew',
  thai: 'Noto Sans Thai',
  devanagari: 'Noto Sans Devanagari',
  japanese: 'Noto Sans JP',
  chinese: 'Noto Sans SC',
  korean: 'Noto Sans KR',
};

export interface Font {
  name: FontName;
  /** Regular and semibold, as files. */
  blobs: Buffer[];
  coverage: Coverage;
}

const loaded = new Map<FontName, Promise<Font>>();

async function readFont(name: FontName): Promise<Font> {
  const [folder, file] = files[name];
  const read = (weight: string) =>
    readFile(require.resolve(`@expo-google-fonts/${folder}/${weight}/${file}_${weight}.ttf`));
  const blobs = await Promise.all([read('400Regular'), read('600SemiBold')]);
  return { name, blobs, coverage: readCoverage(blobs[0]) };
}

function loadFont(name: FontName): Promise<Font> {
  const known = loaded.get(name);
  if (known) return known;
  const font = readFont(name);
  loaded.set(name, font);
  return font;
}

const kana = /[\p{sc=Hiragana}\p{sc=Katakana}]/u;
const hangul = /\p{sc=Hangul}/u;
const han = /\p{sc=Han}/u;
/** Punctuation and full-width forms that only East Asian fonts have. */
const eastAsianForms = /[\u3000-\u303f\uff00-\uffef]/u;

function ofLanguage(language: string): EastAsianFont | null {
  if (language === 'ja' || language === 'JP') return 'japanese';
  if (language === 'ko' || language === 'KR') return 'korean';
  return language === 'zh' || language === 'CN' || language === 'SG' ? 'chinese' : null;
}

/**
 * The East Asian fonts a text needs, the preferred one first. The same Han character is drawn differently in Japanese,
 * Chinese and Korean; kana and hangul tell which is meant, else the hints do, else Chinese, which has the most.
 *
 * @param hints the document's language and the parties' countries, most telling first.
 */
export function eastAsianFonts(text: string, hints: readonly string[]): EastAsianFont[] {
  const fonts = new Set<EastAsianFont>();
  const hinted = hints.map(ofLanguage).filter((font) => font !== null);
  if (han.test(text)) hinted.slice(0, 1).forEach((font) => fonts.add(font));
  if (kana.test(text)) fonts.add('japanese');
  if (hangul.test(text)) fonts.add('korean');
  if (han.test(text)) fonts.add('chinese');
  if (fonts.size === 0 && eastAsianForms.test(text)) fonts.add('chinese');
  return [...fonts];
}

/** Reads the fonts a document needs; large ones only when asked for, each once. */
export function loadFonts(extra: readonly EastAsianFont[]): Promise<Font[]> {
  return Promise.all([...alwaysLoaded, ...extra].map(loadFont));
}
