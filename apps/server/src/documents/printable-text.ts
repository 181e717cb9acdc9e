import type { Coverage } from './font-coverage.ts';

/** Stands for a character that no font of the document has. */
export const replacement = '\ufffd';
/** Where a long word may be broken; the template takes it out again. */
export const breakHint = '\u200b';

/** Embeddings, overrides and isolates, which can make a text read as something else. */
const bidiControls = /[\u202a-\u202e\u2066-\u2069]/gu;
const loneSurrogates = /\p{Cs}/gu;
const controls = /[\p{Cc}]/gu;
const lineEnds = /\r\n?|[\u2028\u2029\u0085\v\f]/gu;
const ignorable = /\p{Default_Ignorable_Code_Point}/u;
/** Runs that no line could break: words, identifiers, addresses of the web. Figures stay whole. */
const longRun = /[^\s\u200b\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}]{29,}/gu;
const figures = /^[\p{Nd}\p{P}\p{Sc}]{0,48}$/u;
const charactersBetweenHints = 6;

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

function breakable(run: string): string {
  if (figures.test(run)) return run;
  const letters = Array.from(graphemes.segment(run), ({ segment }) => segment);
  const pieces: string[] = [];
  for (let at = 0; at < letters.length; at += charactersBetweenHints) {
    pieces.push(letters.slice(at, at + charactersBetweenHints).join(''));
  }
  return pieces.join(breakHint);
}

function withoutControls(text: string): string {
  return text
    .replaceAll(loneSurrogates, replacement)
    .normalize('NFC')
    .replaceAll(lineEnds, '\n')
    .replaceAll('\t', ' ')
    .replaceAll(bidiControls, '')
    .replaceAll(controls, (character) => (character === '\n' ? character : ''));
}

/**
 * A text as the fonts at hand can print it. Control characters and directional overrides are left out, characters
 * without a glyph are replaced, and long words may be broken.
 *
 * @param onReplaced told each character that was replaced.
 */
export function printableText(
  text: string,
  fonts: readonly Coverage[],
  onReplaced: (character: string) => void,
): string {
  let printed = '';
  for (const character of withoutControls(text)) {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\n' || fonts.some((font) => font.has(code))) printed += character;
    else if (!ignorable.test(character)) {
      onReplaced(character);
      printed += replacement;
    }
  }
  return printed.replaceAll(longRun, breakable);
}

/** The same value with every text in it changed. */
export function mapTexts<Value>(value: Value, change: (text: string) => string): Value;
export function mapTexts(value: unknown, change: (text: string) => string): unknown {
  if (typeof value === 'string') return change(value);
  if (Array.isArray(value)) return value.map((item) => mapTexts(item, change));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, mapTexts(item, change)]));
}
