/**
 * Text as it is compared and searched: without accents, upper case, compatibility forms and repeated white space.
 * `Œuvre  Été` and `œuvre ete` are the same.
 */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .toLowerCase()
    .normalize('NFKD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll('ß', 'ss')
    .replaceAll('ø', 'o')
    .replaceAll('ł', 'l')
    .replaceAll('đ', 'd')
    .replaceAll('æ', 'ae')
    .replaceAll('œ', 'oe')
    .replaceAll(/[\p{White_Space}\p{Control}]+/gu, ' ')
    .trim();
}
